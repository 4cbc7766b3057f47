import { decimalText } from '#shared/lib/decimal.ts';

/** `units` at `scale` decimals as exact text with thousands apart: "9,747,747.934". */
export function totalText(units: number, scale = 0): string {
  const [whole = '', fraction] = decimalText(units, scale).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

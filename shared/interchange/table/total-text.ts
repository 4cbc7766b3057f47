import { decimalText } from '#shared/lib/decimal.ts';

/**
 * `units` at `scale` decimals as exact text with thousands apart: "9,747,747.934". Sums that are not
 * exact any more, as damaged files make them, are said to be so.
 */
export function totalText(units: number, scale = 0): string {
  if (!Number.isSafeInteger(units)) return 'beyond exact numbers';
  const [whole = '', fraction] = decimalText(units, scale).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

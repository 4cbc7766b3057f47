import { decimalText } from '#shared/lib/decimal.ts';
import { formatNumber } from './formats.ts';

/** How many decimals `units` at `scale` have, without zeros at the end. */
export function exactDecimals(units: number, scale: number): number {
  return decimalText(Math.abs(units), scale).split('.')[1]?.replace(/0+$/, '').length ?? 0;
}

/** The exact decimal of `units` at `scale` in the person's locale, without zeros at its end. */
export function exactNumber(units: number, scale: number): string {
  return formatNumber(units / 10 ** scale, { decimals: exactDecimals(units, scale) });
}

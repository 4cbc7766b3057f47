import { decimalText } from '#shared/lib/decimal.ts';
import { formatNumber } from '../../../components/formats.ts';

/** The exact decimal of `units` at `scale` in the person's locale, without zeros at its end. */
export function exactNumber(units: number, scale: number): string {
  const decimals =
    decimalText(Math.abs(units), scale).split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return formatNumber(units / 10 ** scale, { decimals });
}

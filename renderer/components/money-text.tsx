import type { MoneyStyle } from '#shared/lib/number-format.ts';
import { formatMoney } from './formats.ts';
import { UnknownText } from './unknown-text.tsx';
import classes from './values.module.css';

interface MoneyTextProps extends MoneyStyle {
  /** Minor units; `null` when it cannot be known. */
  amount: number | null;
  /** How many minor units make one is the currency's. */
  currencyCode: string;
  /** Why the amount is not known. */
  reason?: string | null;
}

/** An amount of money in the person's locale, or "—" with its reason. */
export function MoneyText({ amount, currencyCode, reason, ...style }: MoneyTextProps) {
  if (amount === null) return <UnknownText reason={reason ?? 'not recorded'} />;
  return <span className={classes.number}>{formatMoney(amount, currencyCode, style)}</span>;
}

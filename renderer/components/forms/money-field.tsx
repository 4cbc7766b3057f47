import { type CurrencyCode, type Money, minorUnitScale } from '#shared/lib/money.ts';
import { DecimalField } from './decimal-field.tsx';

interface MoneyFieldProps {
  label: string;
  value: Money | null | undefined;
  /** The currency of an amount that is new. */
  currency: CurrencyCode;
  onChange: (value: Money | null) => void;
  problem?: string | undefined;
}

/** An exact amount in one currency, or none. */
export function MoneyField({ label, value, currency, onChange, problem }: MoneyFieldProps) {
  const code = value?.currency ?? currency;
  return (
    <DecimalField
      label={label}
      value={value?.amount ?? null}
      scale={minorUnitScale(code)}
      suffix={code}
      problem={problem}
      onChange={(amount) => onChange(amount === undefined ? null : { amount, currency: code })}
    />
  );
}

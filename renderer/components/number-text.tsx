import { formatNumber, type NumberStyle } from './formats.ts';
import { UnknownText } from './unknown-text.tsx';
import classes from './values.module.css';

interface NumberTextProps extends NumberStyle {
  value: number | null;
  /** Written after the number ("pp", "pieces"). */
  unit?: string;
  reason?: string | null;
}

/** A number or percentage in the person's locale, or "—" with its reason. */
export function NumberText({ value, unit, reason, ...style }: NumberTextProps) {
  if (value === null) return <UnknownText reason={reason ?? 'not recorded'} />;
  return (
    <span className={classes.number}>
      {formatNumber(value, style)}
      {unit ? ` ${unit}` : null}
    </span>
  );
}

import type { CarriedLoss } from '#shared/domain/portfolio/holding.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import classes from './portfolio.module.css';

/** Why the cost and the term of a lot are not those of its purchase (wash sale). */
export function CarriedLossNote(props: { carried: CarriedLoss; currency: CurrencyCode }) {
  const { loss, soldOn, heldFrom } = props.carried;
  const held = heldFrom
    ? `it counts as held from ${formatDate(heldFrom)}`
    : 'since when it counts as held is not known';
  return (
    <div className={classes.carried}>
      Wash sale: its cost carries {formatMoney(loss, props.currency)} lost on {formatDate(soldOn)};{' '}
      {held}
    </div>
  );
}

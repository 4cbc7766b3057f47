import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';
import { isWithin, lastTwelveMonths } from '../period.ts';
import type { LedgerEntry } from './ledger.ts';
import type { ValuedHolding } from './valuation.ts';

/**
 * Income of the twelve months up to `day` by its value then, in hundredths of a percent: dividends and
 * interest of the holding before tax and fees that were kept back. Unavailable while the holding is
 * younger than a year, as what it paid would be less than a year's. Of a holding that was added to
 * meanwhile it shows less than one unit pays, which a reader has to be told.
 */
export function incomeYield(
  ledger: readonly LedgerEntry[],
  { holding, value }: ValuedHolding,
  day: CalendarDate,
): Figure<number> {
  const oldest = holding.lots.map(({ acquiredOn }) => acquiredOn).toSorted(compareDays)[0];
  if (!oldest || oldest > addMonths(day, -12)) return unavailableBecause({ tag: 'heldTooShort' });
  if (!value.available) return value;
  if (value.value.amount <= 0) return unavailableBecause({ tag: 'worthNothing' });
  const income = incomeOf(ledger, holding, day);
  return available(Math.round((income / value.value.amount) * 10_000));
}

function compareDays(a: CalendarDate | null, b: CalendarDate | null): number {
  if (a === b) return 0;
  // A lot whose day is not known counts as none of the old ones.
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function incomeOf(
  ledger: readonly LedgerEntry[],
  of: { readonly accountId: RecordId; readonly securityId: RecordId },
  day: CalendarDate,
): number {
  const year = lastTwelveMonths(day);
  return ledger.reduce((sum, { data }) => {
    const isIncome = data.type === 'dividend' || data.type === 'interest';
    const isOwn = data.accountId === of.accountId && data.securityId === of.securityId;
    if (!isIncome || !isOwn || !isWithin(data.date, year)) return sum;
    return sum + data.amount + (data.tax ?? 0) + (data.fee ?? 0);
  }, 0);
}

import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import {
  type LotDay,
  type LotFit,
  lotFit,
  type SaleableLots,
  saleableLots,
} from '#shared/domain/portfolio/lot-days.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, QUANTITY_SCALE, type Quantity } from '#shared/lib/money.ts';
import { ChoiceField, DateField } from '../../../components/form-fields.tsx';
import { countOf, formatDate, formatMoney } from '../../../components/formats.ts';
import type { FieldControl } from '../../../components/forms/form-field.tsx';
import { exactNumber } from '../portfolio/exact-number.ts';
import classes from './lot-field.module.css';

interface LotFieldProps extends FieldControl {
  /** `null` while transactions are still arriving: then no lot is known for certain. */
  ledger: ClientFile | null;
  /** The sale or transfer that is edited, `null` for a new one. */
  entryId: RecordId | null;
}

/** What is said of a sale, and of a transfer. */
interface LotWords {
  readonly label: string;
  readonly noun: string;
  readonly done: string;
}

const SALE: LotWords = { label: 'Sells the lot acquired on', noun: 'sale', done: 'sold' };
const TRANSFER: LotWords = { label: 'Moves the lot acquired on', noun: 'transfer', done: 'moved' };

/** Which lot a sale or transfer takes, from those that are held on its day; says what does not fit. */
export function LotField({ ledger, entryId, value, change, problem, data }: LotFieldProps) {
  const said = data.type === 'sell' ? SALE : TRANSFER;
  const acquiredOn = value as CalendarDate | undefined;
  const accountId = data.accountId as RecordId;
  const securityId = data.securityId as RecordId | null | undefined;
  const date = data.date as CalendarDate | null;
  const lots = useMemo(
    () =>
      ledger && securityId && date
        ? saleableLots(ledger, { id: entryId, accountId, securityId, date })
        : null,
    [ledger, entryId, accountId, securityId, date],
  );
  if (!ledger) {
    return (
      <DateField
        label={said.label}
        hint="The lots can be chosen here once every transaction has arrived."
        value={acquiredOn ?? null}
        onChange={(day) => change(day ?? undefined)}
        problem={problem}
      />
    );
  }
  if (!lots || !date) {
    return (
      <ChoiceField
        label={said.label}
        hint="Choose the security and the date first."
        choices={[{ value: '', label: 'The oldest lots first' }]}
        value=""
        onChange={() => undefined}
        isDisabled
      />
    );
  }
  // A draft may hold text that is no number.
  const sold = typeof data.quantity === 'number' ? (data.quantity as Quantity) : undefined;
  const fit = lotFit(lots, acquiredOn, sold);
  const currency = data.currency as CurrencyCode;
  const stops = fit.tag === 'noLot' || fit.tag === 'beyondHolding';
  return (
    <div>
      <ChoiceField
        label={said.label}
        choices={choices(lots, acquiredOn, currency)}
        value={acquiredOn ?? ''}
        onChange={(day) => change(day === '' ? undefined : day)}
        problem={problem ?? (stops ? words(fit, said, date, acquiredOn) : undefined)}
      />
      <div role="status" className={fit.tag === 'tooFew' ? classes.attention : classes.note}>
        {stops ? null : words(fit, said, date, acquiredOn)}
      </div>
    </div>
  );
}

function choices(
  { days }: SaleableLots,
  acquiredOn: CalendarDate | undefined,
  currency: CurrencyCode,
): { value: string; label: string }[] {
  const held = days.map((day) => ({ value: day.acquiredOn, label: nameOf(day, currency) }));
  const isHeld = !acquiredOn || days.some((day) => day.acquiredOn === acquiredOn);
  return [
    { value: '', label: 'The oldest lots first' },
    ...(isHeld
      ? []
      : [{ value: acquiredOn, label: `${formatDate(acquiredOn)}, no lot of this day` }]),
    ...held,
  ];
}

const pieces = (quantity: Quantity): string => exactNumber(quantity, QUANTITY_SCALE);

function nameOf({ acquiredOn, lots, quantity, cost }: LotDay, currency: CurrencyCode): string {
  const parts = [
    formatDate(acquiredOn),
    `${pieces(quantity)} held`,
    cost === null ? 'cost not recorded' : `cost ${formatMoney(cost, currency)}`,
    ...(lots > 1 ? [countOf(lots, 'lot', 'lots')] : []),
  ];
  return parts.join(' · ');
}

/** What the choice leads to. */
function words(
  fit: LotFit,
  { noun, done }: LotWords,
  date: CalendarDate,
  acquiredOn: CalendarDate | undefined,
): string {
  switch (fit.tag) {
    case 'beyondHolding':
      return fit.held === 0
        ? `Nothing of this security is held in this account on ${formatDate(date)}. Figures leave such a ${noun} out.`
        : `Only ${pieces(fit.held)} are held in this account on ${formatDate(date)}. Figures leave a ${noun} of more out.`;
    case 'noLot':
      return `No lot of ${acquiredOn ? formatDate(acquiredOn) : 'this day'} is held on ${formatDate(date)}. The oldest lots would be ${done} instead: choose a lot that is held.`;
    case 'tooFew':
      return `Only ${pieces(fit.fromDay)} are left of this day. The other ${pieces(fit.rest)} come from the oldest lots.`;
    case 'fits':
      return acquiredOn ? '' : `Name the lot that was ${done}, as the order said it.`;
  }
}

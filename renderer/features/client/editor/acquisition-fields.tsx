import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { isSecurityTransfer } from '#shared/domain/portfolio/ledger.ts';
import { takesChosenLots } from '#shared/domain/portfolio/saleable-lots.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { crossesCurrencies, otherAccountOf } from '#shared/domain/portfolio/transfer.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import { DateField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { LotsField } from './lots-field.tsx';

const { own } = fieldsOf<'transaction'>();

interface AcquisitionChoices {
  readonly accounts: readonly Entry<Account>[];
  readonly ledger: ClientFile | null;
  readonly editedId: RecordId | null;
}

/** Which lot leaves, and of securities that come in since when they are held and at which cost. */
export function acquisitionFields(choices: AcquisitionChoices): readonly FormField[] {
  const { accounts, ledger, editedId } = choices;
  return [
    own('namedLots', (control) => {
      const entry = control.data as Transaction;
      // Names that an account has no use for are seen all the same: they must not be what stops a save.
      const isAsked = takesChosenLots(entry, { accounts }) || namesLots(entry);
      return isAsked ? <LotsField {...control} ledger={ledger} entryId={editedId} /> : null;
    }),
    own('acquiredOn', (control) => {
      if (!comesIn(control.data as Transaction)) return null;
      return (
        <DateField
          label="Acquired on"
          value={(control.value as CalendarDate | undefined) ?? null}
          onChange={(day) => control.change(day ?? undefined)}
          problem={control.problem}
        />
      );
    }),
    own('costBasis', ({ value, change, problem, data }) => {
      const entry = data as Transaction;
      if (!comesIn(entry)) return null;
      return (
        <DecimalField
          label="Cost"
          hint={costHint(entry, accounts)}
          value={value as number | undefined}
          scale={minorUnitScale(entry.currency)}
          suffix={entry.currency}
          onChange={change}
          problem={problem}
        />
      );
    }),
  ];
}

const comesIn = (entry: Transaction): boolean =>
  entry.type === 'transferIn' && isSecurityTransfer(entry);

/** Whether the entry leaves and names lots, by whatever method its account takes them. */
const namesLots = ({ type, namedLots = [] }: Transaction): boolean =>
  (type === 'sell' || type === 'transferOut') && namedLots.length > 0;

/** What becomes of the cost when none is said. */
function costHint(entry: Transaction, accounts: readonly Entry<Account>[]): string {
  const from = otherAccountOf(entry, accounts);
  if (from && !crossesCurrencies(entry, from)) {
    return 'Leave day and cost empty: every lot keeps its own.';
  }
  return 'Of all units together. Left empty, gains count as not known.';
}

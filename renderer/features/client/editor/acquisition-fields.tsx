import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { isSecurityTransfer } from '#shared/domain/portfolio/ledger.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { crossesCurrencies, otherAccountOf } from '#shared/domain/portfolio/transfer.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import { DateField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { LotField } from './lot-field.tsx';

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
    own('acquiredOn', (control) => {
      const entry = control.data as Transaction;
      if (leavesByLot(entry, accounts)) {
        return <LotField {...control} ledger={ledger} entryId={editedId} />;
      }
      if (!comesIn(entry)) return null;
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

/** Whether the entry takes units from lots that are named by their day. */
function leavesByLot(entry: Transaction, accounts: readonly Entry<Account>[]): boolean {
  const leaves =
    entry.type === 'sell' || (entry.type === 'transferOut' && isSecurityTransfer(entry));
  return (
    leaves &&
    accounts.some(
      ({ id, data }) => id === entry.accountId && data.costBasisMethod === 'specificLot',
    )
  );
}

/** What becomes of the cost when none is said. */
function costHint(entry: Transaction, accounts: readonly Entry<Account>[]): string {
  const from = otherAccountOf(entry, accounts);
  if (from && !crossesCurrencies(entry, from)) {
    return 'Leave day and cost empty: every lot keeps its own.';
  }
  return 'Of all units together. Left empty, gains count as not known.';
}

import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { namedSumBreaches } from '#shared/domain/portfolio/named-lots.ts';
import { heldLotBreaches } from '#shared/domain/portfolio/saleable-lots.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import {
  otherAccountOf,
  planTransfer,
  standingOther,
  type TransferDraft,
  type TransferInput,
} from '#shared/domain/portfolio/transfer.ts';
import { transferBreaches } from '#shared/domain/portfolio/transfer-breaches.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { SavedTogether } from '../../../components/forms/record-draft.ts';
import { personWording } from '../../../services/person-locale.ts';

/**
 * What a transaction's form saves and deletes: a transfer between two accounts of the client on both. It
 * is not saved while it names lots that are not held, or not all that leaves.
 * @param ledger the client's file once every transaction has arrived: only then is it known what stands
 * on the other account
 */
export function transferTogether(
  edited: { readonly id: RecordId | null; readonly data: RecordData },
  file: ClientFile,
  ledger: ClientFile | null,
): SavedTogether {
  const stored = edited.data as Transaction;
  const inputOf = (draft: TransferDraft, id = edited.id): TransferInput => ({
    ...{ draft, id, accounts: file.accounts },
    transactions: ledger?.transactions ?? [],
  });
  const standing = standingOther(inputOf(stored));
  return {
    problems: (data) => {
      // The form asks after the schema of the kind has been met.
      const draft = data as TransferDraft;
      const sides = [stored, draft].map((each) => otherAccountOf(each, file.accounts));
      if (!ledger && sides.some((other) => other !== null)) return [NOT_WHOLE];
      const leaves = draft.type === 'sell' || draft.type === 'transferOut';
      const unnamed = leaves ? namedSumBreaches(draft.namedLots, draft.quantity) : [];
      const found = [...unnamed, ...transferBreaches(inputOf(draft), personWording)];
      return found.length > 0 || !ledger
        ? found
        : heldLotBreaches(ledger, edited.id, draft, personWording);
    },
    requests: async (id, data, newId) => {
      const { own, other } = planTransfer(inputOf(data as TransferDraft, id));
      const kind = 'transaction';
      return [
        { kind, id, data: own },
        ...(other ? [{ kind, id: other.id ?? (await newId()), data: other.data } as const] : []),
      ];
    },
    deletedToo: standing ? [{ kind: 'transaction', id: standing.id }] : [],
  };
}

const NOT_WHOLE = {
  field: 'transferAccountId',
  message:
    'save this once every transaction has arrived: its entry on the other account may be there',
};

import { trimmedDecimal } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { QUANTITY_SCALE } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { RuleBreach } from '../kind.ts';
import type { Wording } from '../wording.ts';
import type { Account } from './account.ts';
import { isSecurityTransfer } from './ledger.ts';
import { namedSumBreaches } from './named-lots.ts';
import { heldLotBreaches, saleableLots } from './saleable-lots.ts';
import type { Transaction } from './transaction.ts';
import {
  crossesCurrencies,
  isTransferType,
  otherAccountOf,
  planTransfer,
  standingOther,
  type TransferInput,
} from './transfer.ts';

/**
 * What speaks against a transfer between two accounts of a client, at the field where it can be mended;
 * nothing for other entries, and for a transfer from or to the outside.
 */
export function transferBreaches(
  input: TransferInput,
  wording: Pick<Wording, 'date'>,
): readonly RuleBreach[] {
  const { draft, accounts } = input;
  if (!isTransferType(draft.type) || !draft.transferAccountId) return [];
  const isOut = draft.type === 'transferOut';
  if (draft.transferAccountId === draft.accountId) {
    const message = `choose another account: this is the one it ${isOut ? 'leaves' : 'reaches'}`;
    return [{ field: 'transferAccountId', message }];
  }
  const other = otherAccountOf(draft, accounts);
  if (!other) return [];
  return isSecurityTransfer(draft)
    ? securityBreaches(input, other, wording)
    : moneyBreaches(input, other, isOut);
}

function moneyBreaches(
  input: TransferInput,
  other: Entry<Account>,
  isOut: boolean,
): readonly RuleBreach[] {
  const { amount, otherAmount } = input.draft;
  if (amount === 0) {
    return [{ field: 'amount', message: 'say how much is moved, or which security' }];
  }
  if (amount > 0 === isOut) {
    const message = isOut
      ? 'what goes out is negative: write it with a minus'
      : 'what comes in is positive: write it without a minus';
    return [{ field: 'amount', message }];
  }
  if (!crossesCurrencies(input.draft, other)) return [];
  if (otherAmount ?? standingOther(input)?.data.amount) return [];
  const { name, currency } = other.data;
  const message = `${name} is in ${currency}: say how much ${isOut ? 'arrives' : 'leaves'} there`;
  return [{ field: 'otherAmount', message }];
}

function securityBreaches(
  input: TransferInput,
  other: Entry<Account>,
  wording: Pick<Wording, 'date'>,
): readonly RuleBreach[] {
  const { draft, id, accounts, transactions } = input;
  const { quantity, securityId, date } = draft;
  if (!quantity) return [{ field: 'quantity', message: 'say how many units are moved' }];
  const isOut = draft.type === 'transferOut';
  const from = isOut ? accounts.find((account) => account.id === draft.accountId) : other;
  if (!from || !securityId) return [];
  const leaving = isOut ? null : planTransfer(input).other;
  const [breach] = leaving?.data ? namingBreaches(input, leaving.id, leaving.data, wording) : [];
  if (breach) {
    const message = `${from.data.name} names the lots that leave, change it there: ${breach.message}`;
    return [{ field: 'quantity', message }];
  }
  const { held } = saleableLots(
    { accounts, transactions },
    {
      ...{ id: isOut ? id : (leaving?.id ?? null), accountId: from.id },
      ...{ securityId, date },
    },
  );
  if (Math.abs(quantity) <= held) return [];
  const pieces = trimmedDecimal(held, QUANTITY_SCALE);
  const message =
    held === 0
      ? `${from.data.name} holds nothing of this security on that day`
      : `${from.data.name} holds only ${pieces} of it on that day`;
  return [{ field: 'quantity', message }];
}

/** What is not so any more of the lots that the entry which leaves names, as it would be saved. */
function namingBreaches(
  { accounts, transactions }: TransferInput,
  id: RecordId | null,
  leaving: Transaction,
  wording: Pick<Wording, 'date'>,
): readonly RuleBreach[] {
  return [
    ...namedSumBreaches(leaving.namedLots, leaving.quantity),
    ...heldLotBreaches({ accounts, transactions }, id, leaving, wording),
  ];
}

import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { isSecurityTransfer, type LedgerEntry } from './ledger.ts';
import type { Transaction, TransactionType } from './transaction.ts';

/*
 * A transfer between two accounts of a client is two entries: one goes out, one comes in, and each names
 * the other's account. A person writes one of them; the other follows from it.
 */

/** An entry as a form writes it. */
export type TransferDraft = Transaction & {
  /** What the entry on the other account moves, where that account is in another currency. */
  readonly otherAmount?: number | undefined;
};

type TransferType = Extract<TransactionType, 'transferIn' | 'transferOut'>;

const OPPOSITES: Readonly<Record<TransferType, TransferType>> = {
  transferIn: 'transferOut',
  transferOut: 'transferIn',
};

/** Whether an entry of `type` moves money or securities between accounts. */
export function isTransferType(type: TransactionType): type is TransferType {
  return type === 'transferIn' || type === 'transferOut';
}

/** The client's other account of a transfer; `null` for what is none, and for one with the outside. */
export function otherAccountOf(
  { type, accountId, transferAccountId }: Transaction,
  accounts: readonly Entry<Account>[],
): Entry<Account> | null {
  if (!isTransferType(type) || !transferAccountId || transferAccountId === accountId) return null;
  return accounts.find(({ id }) => id === transferAccountId) ?? null;
}

const costsIn = ({ fee = 0, tax = 0 }: Transaction): number => fee + tax;

/** What an entry moves, in minor units and signed, before the costs that are part of its amount. */
const moved = (transaction: Transaction): number =>
  isSecurityTransfer(transaction) ? 0 : transaction.amount + costsIn(transaction);

/** Whether both speak of the same day and things, so that one may be the other side of the other. */
function areAlike(first: Transaction, second: Transaction): boolean {
  return (
    first.date === second.date &&
    (first.securityId ?? null) === (second.securityId ?? null) &&
    (!isSecurityTransfer(first) ||
      Math.abs(first.quantity ?? 0) === Math.abs(second.quantity ?? 0)) &&
    (first.currency !== second.currency || Math.abs(moved(first)) === Math.abs(moved(second)))
  );
}

/**
 * The entry on the other account that belongs to the transfer `entry`; `null` when there is none. Of
 * several transfers of one day that are alike, the first belongs to the first and so on.
 */
export function otherEntryOf(
  entry: LedgerEntry,
  transactions: readonly LedgerEntry[],
): LedgerEntry | null {
  const { type, accountId, transferAccountId } = entry.data;
  if (!isTransferType(type) || !transferAccountId) return null;
  const between = (side: TransferType, from: RecordId, to: RecordId) =>
    transactions
      .filter(
        ({ data }) =>
          data.type === side &&
          data.accountId === from &&
          data.transferAccountId === to &&
          areAlike(entry.data, data),
      )
      .toSorted(
        (a, b) => Math.abs(moved(a.data)) - Math.abs(moved(b.data)) || (a.id < b.id ? -1 : 1),
      );
  const place = between(type, accountId, transferAccountId).findIndex(({ id }) => id === entry.id);
  return between(OPPOSITES[type], transferAccountId, accountId)[place] ?? null;
}

/** An entry of `other` that is the other side of `draft` and does not say yet where it comes from. */
function unnamedEntryOf(
  draft: TransferDraft,
  other: Entry<Account>,
  transactions: readonly LedgerEntry[],
): LedgerEntry | null {
  if (!isTransferType(draft.type)) return null;
  const opposite = OPPOSITES[draft.type];
  const isOther = ({ data }: LedgerEntry): boolean =>
    data.type === opposite &&
    data.accountId === other.id &&
    !data.transferAccountId &&
    areAlike(draft, data) &&
    (!crossesCurrencies(draft, other) ||
      isSecurityTransfer(draft) ||
      Math.abs(data.amount) === Math.abs(draft.otherAmount ?? 0));
  return transactions.find(isOther) ?? null;
}

/** Whether what arrives is counted in another currency than what leaves. */
export function crossesCurrencies(draft: Transaction, other: Entry<Account>): boolean {
  return draft.currency !== other.data.currency;
}

/** What a form saves in one step: the entry itself and, where it changes, the one on the other account. */
export interface TransferPlan {
  readonly own: Transaction;
  /** `data` is `null` for an entry that goes, `id` for one that is new. */
  readonly other:
    | { readonly id: RecordId; readonly data: Transaction | null }
    | { readonly id: null; readonly data: Transaction }
    | null;
}

/** What is written, where, and what stands there. */
export interface TransferInput {
  readonly draft: TransferDraft;
  /** The entry that is edited; `null` for a new one. */
  readonly id: RecordId | null;
  readonly accounts: readonly Entry<Account>[];
  readonly transactions: readonly LedgerEntry[];
}

/** The entry that stands on the other account, by what was stored before the draft. */
export function standingOther({ id, transactions }: TransferInput): LedgerEntry | null {
  const stored = transactions.find((entry) => entry.id === id);
  return stored ? otherEntryOf(stored, transactions) : null;
}

/**
 * Whether the draft is of a transfer whose other entry is not on record, as a ledger that came from one
 * side only has it. None is made for it: it may stand under another day.
 */
export function isHalf(input: TransferInput): boolean {
  const stored = input.transactions.find(({ id }) => id === input.id)?.data;
  return (
    Boolean(stored?.transferAccountId) &&
    stored?.transferAccountId === input.draft.transferAccountId &&
    standingOther(input) === null
  );
}

/**
 * The entries that `draft` makes of the ledger. A transfer to or from an own account brings its entry
 * there: the one that belongs to it, one that is there already without saying where it comes from, or
 * else a new one. What is no such transfer any more takes that entry away.
 */
export function planTransfer(input: TransferInput): TransferPlan {
  const { draft, id, accounts, transactions } = input;
  const own = ownEntry(draft, transactions.find((entry) => entry.id === id)?.data);
  const other = otherAccountOf(draft, accounts);
  const standing = standingOther(input);
  if (!other) return { own, other: standing && { id: standing.id, data: null } };
  if (isHalf(input)) return { own, other: null };
  const found = standing ?? unnamedEntryOf(draft, other, transactions);
  const data = otherSide(draft, other, found?.data);
  return { own, other: found ? { id: found.id, data } : { id: null, data } };
}

/** The draft without what is not in its record; only a transfer names another account. */
function ownEntry(draft: TransferDraft, stored: Transaction | undefined): Transaction {
  const { otherAmount: _, transferAccountId, ...own } = draft;
  const namesAccount = isTransferType(draft.type) || stored?.type === draft.type;
  return transferAccountId && namesAccount ? { ...own, transferAccountId } : own;
}

function otherSide(
  draft: TransferDraft,
  other: Entry<Account>,
  standing: Transaction | undefined,
): Transaction {
  const type = draft.type === 'transferIn' ? 'transferOut' : 'transferIn';
  const sign = type === 'transferIn' ? 1 : -1;
  const { securityId: _s, quantity: _q, unitPrice: _p, ...kept } = standing ?? {};
  const { securityId, quantity, unitPrice, description } = draft;
  return {
    ...kept,
    ...(securityId ? { securityId } : {}),
    ...(quantity === undefined ? {} : { quantity: (sign * Math.abs(quantity)) as Quantity }),
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(description === undefined ? {} : { description }),
    ...{ clientId: draft.clientId, accountId: other.id, type, date: draft.date },
    amount: otherAmount(draft, other, standing, sign),
    currency: other.data.currency,
    transferAccountId: draft.accountId,
  };
}

function otherAmount(
  draft: TransferDraft,
  other: Entry<Account>,
  standing: Transaction | undefined,
  sign: number,
): number {
  if (crossesCurrencies(draft, other)) {
    return sign * Math.abs(draft.otherAmount ?? standing?.amount ?? 0);
  }
  if (isSecurityTransfer(draft)) return 0 - draft.amount;
  return 0 - moved(draft) - (standing ? costsIn(standing) : 0);
}

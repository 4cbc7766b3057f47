import { addDays } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, plainQuantity } from '#shared/lib/money.ts';
import type { Account } from '../portfolio/account.ts';
import { isSecurityTransfer } from '../portfolio/ledger.ts';
import { lotKey, unitsByLot } from '../portfolio/named-lots.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { TRANSACTION_NAMES } from '../portfolio/transaction-names.ts';
import type { Wording } from '../wording.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf } from './instruction-details.ts';
import { INSTRUCTION_TYPE_WORDS } from './instruction-words.ts';

type Trade = DetailsOf<'buy'> | DetailsOf<'sell'>;
type Goods = DetailsOf<'purchaseOrder'> | DetailsOf<'return'>;

/**
 * In what the `entries` that are said to carry an instruction out differ from what was ordered, in words;
 * `null` where they do not: their sort, their days, their security, and not more units, money or pieces
 * than ordered, all of them together, nor other lots. Money in another currency is not compared.
 */
export function bookedDifference(
  { details, givenOn }: Pick<Instruction, 'details' | 'givenOn'>,
  account: Account,
  entries: readonly Transaction[],
  wording: Pick<Wording, 'date' | 'money'>,
): string | null {
  if (details.type === 'changeOfData') return null;
  const sorts = SORTS[details.type];
  const other = entries.find((entry) => !sorts.includes(entry.type) || isSecurityTransfer(entry));
  if (other) {
    const [order, booked] = [INSTRUCTION_TYPE_WORDS[details.type], TRANSACTION_NAMES[other.type]];
    return `the order is: ${order}, but the transaction: ${booked}`;
  }
  // A day of tolerance: the back office may be a time zone behind whoever took the order.
  const early = entries.find(({ date }) => addDays(date, 1) < givenOn);
  if (early) {
    const [booked, given] = [wording.date(early.date), wording.date(givenOn)];
    return `the transaction is of ${booked}, but the order was given only on ${given}`;
  }
  switch (details.type) {
    case 'buy':
    case 'sell':
      return tradeDifference(details, account, entries, wording);
    case 'pay': {
      const { amount, currency } = details.payment;
      return beyondMoney(entries, amount, currency, wording);
    }
    case 'purchaseOrder':
    case 'return':
      return goodsDifference(details, entries);
  }
}

type Booked = Exclude<Instruction['details']['type'], 'changeOfData'>;

const SORTS: Readonly<Record<Booked, readonly Transaction['type'][]>> = {
  buy: ['buy'],
  sell: ['sell'],
  // To an account of the client's own it is booked as a transfer.
  pay: ['withdrawal', 'transferOut'],
  purchaseOrder: ['order'],
  return: ['return'],
};

function tradeDifference(
  details: Trade,
  account: Account,
  entries: readonly Transaction[],
  wording: Pick<Wording, 'date' | 'money'>,
): string | null {
  if (entries.some(({ securityId }) => securityId !== details.securityId)) {
    return 'the transaction is of another security than the order';
  }
  const { goodUntil } = details;
  const late = entries.find(({ date }) => goodUntil !== null && date > goodUntil);
  if (late && goodUntil !== null) {
    const [booked, last] = [wording.date(late.date), wording.date(goodUntil)];
    return `the transaction is of ${booked}, but the order was good until ${last}`;
  }
  if (details.quantity !== null) {
    const dealt = entries.reduce((sum, { quantity = 0 }) => sum + Math.abs(quantity), 0);
    const beyond = beyondUnits(dealt, details.quantity);
    if (beyond) return beyond;
  }
  if (details.amount !== null) {
    const beyond = beyondMoney(entries, details.amount, account.currency, wording);
    if (beyond) return beyond;
  }
  return details.type === 'sell' ? lotDifference(details, account, entries, wording) : null;
}

/** An account that no longer takes lots by name cannot be asked to book them. */
function lotDifference(
  { namedLots = [] }: DetailsOf<'sell'>,
  { costBasisMethod }: Account,
  entries: readonly Transaction[],
  { date }: Pick<Wording, 'date'>,
): string | null {
  if (namedLots.length === 0) return null;
  const isUnnamed = entries.some((entry) => (entry.namedLots ?? []).length === 0);
  if (isUnnamed && costBasisMethod === 'specificLot') {
    return 'the order names lots, but the transaction names none: name them in it first';
  }
  const ordered = unitsByLot(namedLots);
  const sold = entries.flatMap((entry) => entry.namedLots ?? []);
  const units = unitsByLot(sold);
  for (const { purchaseId, acquiredOn } of sold) {
    const key = lotKey(purchaseId, acquiredOn);
    const [taken, most] = [units.get(key) ?? 0, ordered.get(key) ?? 0];
    if (taken <= most) continue;
    const lot = acquiredOn ? `of ${date(acquiredOn)}` : 'without a recorded day';
    return `the transaction sells ${plainQuantity(taken)} of the lot ${lot}, of which ${plainQuantity(most)} were ordered`;
  }
  return null;
}

/** Money without what it cost to move or deal it, which is part of an entry's amount. */
function beyondMoney(
  entries: readonly Transaction[],
  ordered: number,
  currency: CurrencyCode,
  { money }: Pick<Wording, 'money'>,
): string | null {
  if (entries.some((entry) => entry.currency !== currency)) return null;
  const sum = Math.abs(
    entries.reduce((all, { amount, fee = 0, tax = 0 }) => all + amount + fee + tax, 0),
  );
  if (sum <= ordered) return null;
  const [booked, most] = [sum, ordered].map((amount) => money({ amount, currency }));
  return `${booked} is more than the ${most} ordered`;
}

function beyondUnits(dealt: number, ordered: number, of = ''): string | null {
  if (dealt <= ordered) return null;
  return `${plainQuantity(dealt)}${of} is more than the ${plainQuantity(ordered)} ordered`;
}

function goodsDifference({ lines }: Goods, entries: readonly Transaction[]): string | null {
  const ordered = piecesByProduct(lines);
  for (const [productId, pieces] of piecesByProduct(
    entries.flatMap((entry) => entry.lines ?? []),
  )) {
    const most = ordered.get(productId);
    if (most === undefined) return 'the transaction has a product that was not ordered';
    const beyond = beyondUnits(pieces, most, ' pieces of a product');
    if (beyond) return beyond;
  }
  return null;
}

function piecesByProduct(
  lines: readonly Pick<Goods['lines'][number], 'productId' | 'quantity'>[],
): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    pieces.set(productId, (pieces.get(productId) ?? 0) + Math.abs(quantity));
  }
  return pieces;
}

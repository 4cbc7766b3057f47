import { addDays } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, exactValue, plainQuantity, type Quantity } from '#shared/lib/money.ts';
import type { Account } from '../portfolio/account.ts';
import { isSecurityTransfer } from '../portfolio/ledger.ts';
import { lotKey, unitsByLot } from '../portfolio/named-lots.ts';
import { comparedPayee } from '../portfolio/payee.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { TRANSACTION_NAMES } from '../portfolio/transaction-names.ts';
import type { Wording } from '../wording.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf } from './instruction-details.ts';
import { INSTRUCTION_TYPE_WORDS, priceText } from './instruction-words.ts';

type Trade = DetailsOf<'buy'> | DetailsOf<'sell'>;
type Goods = DetailsOf<'purchaseOrder'> | DetailsOf<'return'>;

/**
 * In what the `entries` that are said to carry an instruction out differ from what was ordered, in words;
 * `null` where they do not: their sort, their days, their security, their payee where they record one,
 * no price beyond the limit, and not more units, money or pieces than ordered, all of them together, nor
 * other lots; a payment is not of less money either. Money in another currency is not compared.
 * @param dealtIn the currency of the security and so of a limit; `null` where it is not known
 */
export function bookedDifference(
  { details, givenOn }: Pick<Instruction, 'details' | 'givenOn'>,
  account: Account,
  entries: readonly Transaction[],
  dealtIn: CurrencyCode | null,
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
      return (
        tradeDifference(details, account, entries, wording) ??
        limitDifference(details, entries, dealtIn, wording)
      );
    case 'pay':
      return paymentDifference(details, entries, wording);
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

/** A price beyond the limit: where an entry does not say it, what its units came to before costs. */
function limitDifference(
  { type, limit }: Trade,
  entries: readonly Transaction[],
  dealtIn: CurrencyCode | null,
  { money }: Pick<Wording, 'money'>,
): string | null {
  if (limit === null) return null;
  const isBuy = type === 'buy';
  const isBeyond = (dealt: number, most: number) => (isBuy ? dealt > most : dealt < most);
  const beyond = isBuy ? 'above' : 'below';
  for (const { currency, quantity = 0, unitPrice, amount, fee = 0, tax = 0 } of entries) {
    if (currency !== dealtIn) continue;
    const limited = priceText(limit, currency);
    if (unitPrice !== undefined) {
      if (!isBeyond(unitPrice, limit)) continue;
      return `the transaction is at ${priceText(unitPrice, currency)} a unit, ${beyond} the limit of ${limited}`;
    }
    const units = Math.abs(quantity) as Quantity;
    const came = (amount + fee + tax) * (isBuy ? -1 : 1);
    const most = exactValue(units, limit, currency)?.amount;
    if (most === undefined || !isBeyond(came, most)) continue;
    const [dealt, atLimit] = [came, most].map((each) => money({ amount: each, currency }));
    return `before costs the transaction comes to ${dealt}, ${beyond} the ${atLimit} of ${plainQuantity(units)} at the limit of ${limited}`;
  }
  return null;
}

/** Costs may be the payer's or be taken from what is paid. */
function paymentDifference(
  { payment: { amount: ordered, currency }, payee }: DetailsOf<'pay'>,
  entries: readonly Transaction[],
  wording: Pick<Wording, 'money'>,
): string | null {
  const payees = entries.flatMap(({ counterparty }) => counterparty?.trim() || []);
  const other = payees.find((each) => comparedPayee(each) !== comparedPayee(payee));
  if (other !== undefined) {
    return `the transaction is to “${other}”, but the order to pay “${payee}”`;
  }
  const beyond = beyondMoney(entries, ordered, currency, wording);
  if (beyond || entries.some((entry) => entry.currency !== currency)) return beyond;
  const paid = Math.abs(entries.reduce((all, { amount }) => all + amount, 0));
  if (paid >= ordered) return null;
  const [booked, whole] = [paid, ordered].map((amount) => wording.money({ amount, currency }));
  return `${booked} is less than the ${whole} ordered: name what paid the rest too`;
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

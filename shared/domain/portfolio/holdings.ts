import { Answers, isSameList } from '#shared/lib/answers.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import type { Holding, LedgerHoldings, Lot } from './holding.ts';
import { isSecurityTransfer, type LedgerEntry, sortedLedger } from './ledger.ts';
import {
  heldIn,
  isBeyondHolding,
  isBeyondLots,
  isPooledInUk,
  methodOf,
  type Position,
  positionOf,
  type Reading,
  refuse,
} from './ledger-reading.ts';
import { addLot, type LotPart, lowerCost, remainingLots, splitLots } from './lots.ts';
import { matchBeforePool } from './pool-matching.ts';
import { readReorganisation } from './reorganisation-reading.ts';
import { readSale, realised } from './sale-reading.ts';
import { takeLots } from './take-lots.ts';
import type { Transaction } from './transaction.ts';
import { awaitLosses, washPurchase, washSplit } from './wash-sales.ts';

/**
 * Holdings with their lots, realised gains and refused entries of the ledger of `accounts`, by each
 * account's cost-basis method. Transfers between the accounts keep days and cost; splits change
 * quantity, not cost; returned capital lowers the cost (domain.md section 4). A ledger is read once
 * for the same accounts, day and rule: who asks again gets the same answer.
 * @param until entries after this day are left out
 * @param washSales whether losses are deferred by the rule of the US (see wash-sales.ts)
 */
export function holdingsOf(input: HoldingsInput): LedgerHoldings {
  const sorted = sortedLedger(input.transactions);
  const { until } = input;
  // Up to a day after the last entry is the same as all of it.
  const isWhole = until === undefined || (sorted.at(-1)?.data.date ?? until) <= until;
  const question = { ...input, transactions: sorted, until: isWhole ? undefined : until };
  return known.about(sorted, question, () => readLedger(question));
}

interface HoldingsInput {
  readonly accounts: readonly Entry<Account>[];
  readonly transactions: readonly LedgerEntry[];
  readonly until?: CalendarDate | undefined;
  readonly washSales?: boolean | undefined;
}

const known = new Answers<HoldingsInput, LedgerHoldings>(
  (first, second) =>
    first.until === second.until &&
    (first.washSales ?? false) === (second.washSales ?? false) &&
    isSameList(first.accounts, second.accounts),
);

function readLedger({ accounts, transactions, until, washSales }: HoldingsInput): LedgerHoldings {
  // A later purchase is identified with an earlier sale, so what is not counted must be left out first.
  const counted =
    until === undefined ? transactions : transactions.filter(({ data }) => data.date <= until);
  const reading: Reading = {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    positions: new Map(),
    inTransit: new Map(),
    matching: matchBeforePool(accounts, counted),
    washSales: washSales ? new Map() : null,
    realisedGains: [],
    refused: [],
  };
  for (const entry of counted) readEntry(reading, entry);
  return {
    holdings: holdingsLeft(reading),
    realisedGains: reading.realisedGains,
    refused: reading.refused,
  };
}

function readEntry(reading: Reading, entry: LedgerEntry): void {
  const transaction = entry.data;
  if (!transaction.securityId) return;
  const position = positionOf(reading, transaction, transaction.securityId);
  if (!position) return;
  switch (transaction.type) {
    case 'buy':
      readPurchase(reading, position, entry);
      return;
    case 'sell':
      readSale(reading, position, entry);
      return;
    case 'transferIn':
      readArrival(reading, position, transaction);
      return;
    case 'transferOut':
      readDeparture(reading, position, entry);
      return;
    case 'split':
      readSplit(reading, position, entry);
      return;
    case 'returnOfCapital':
      readReturnOfCapital(reading, position, entry);
      return;
    case 'merger':
    case 'spinOff':
      readReorganisation(reading, position, entry);
      return;
    default:
  }
}

function readPurchase(reading: Reading, position: Position, { id, data }: LedgerEntry): void {
  const quantity = Math.abs(data.quantity ?? 0);
  // All purchases of a day are one in the pool of the UK, so that a lot of it has none of its own.
  const purchase = isPooledInUk(position) ? undefined : id;
  const cost = Math.abs(data.amount);
  const whole: LotPart = { quantity, cost, acquiredOn: data.date, purchase };
  const { left } = reading.matching;
  const lot = left.size === 0 ? whole : (left.get(id) ?? whole);
  position.identified += quantity - lot.quantity;
  if (lot.quantity === 0) return;
  addLot(position.queue, lot);
  if (position.washed) washPurchase(position.washed, position, lot);
}

/**
 * Names a transfer by what both of its entries say, so that the second finds what the first took; of
 * several that are alike the first to leave is the first to arrive.
 */
function transitKey(transaction: Transaction, from: RecordId, to: RecordId): string {
  const quantity = Math.abs(transaction.quantity ?? 0);
  return `${from} ${to} ${transaction.securityId} ${quantity}`;
}

function readDeparture(reading: Reading, position: Position, entry: LedgerEntry): void {
  if (isBeyondHolding(reading, position, entry)) return;
  if (isBeyondLots(reading, position, entry)) return;
  const transaction = entry.data;
  const quantity = Math.abs(transaction.quantity ?? 0);
  const parts = takeLots(position.queue, quantity, methodOf(position), transaction);
  const to = transaction.transferAccountId;
  if (!to) return;
  const key = transitKey(transaction, transaction.accountId, to);
  const alike = reading.inTransit.get(key) ?? [];
  alike.push(parts);
  reading.inTransit.set(key, alike);
}

function readArrival(reading: Reading, position: Position, transaction: Transaction): void {
  if (!isSecurityTransfer(transaction)) return;
  const from = transaction.transferAccountId;
  const key = from ? transitKey(transaction, from, transaction.accountId) : '';
  const parts = reading.inTransit.get(key)?.shift();
  const sameCurrency =
    !from || reading.accounts.get(from)?.data.currency === position.account.data.currency;
  if (parts && transaction.costBasis === undefined) {
    for (const part of parts) {
      const lot = sameCurrency ? part : { ...part, cost: null };
      addLot(position.queue, lot);
      if (position.washed) awaitLosses(position.washed, position, lot);
    }
    return;
  }
  addLot(position.queue, {
    quantity: Math.abs(transaction.quantity ?? 0),
    cost: transaction.costBasis ?? null,
    acquiredOn: transaction.acquiredOn ?? null,
  });
}

function readSplit(reading: Reading, position: Position, entry: LedgerEntry): void {
  const { washed, queue } = position;
  const held = heldIn(position);
  const after = held + (entry.data.quantity ?? 0);
  if (held === 0 || after <= 0) {
    refuse(reading, position, entry, 'nothingHeld');
    return;
  }
  // What was sold before and goes with purchases after the split is still in the pool, and split too.
  const awaited = reading.matching.acrossSplit.get(entry.id) ?? 0;
  const added = after + awaited - queue.quantity;
  position.identified = -awaited;
  if (washed) washSplit(washed, position, added);
  splitLots(queue, added);
}

function readReturnOfCapital(reading: Reading, position: Position, entry: LedgerEntry): void {
  if (position.queue.quantity === 0 || heldIn(position) === 0) {
    refuse(reading, position, entry, 'nothingHeld');
    return;
  }
  const { amount, date } = entry.data;
  for (const { excess, acquiredOn, carried } of lowerCost(
    position.queue,
    amount,
    methodOf(position),
  )) {
    const part: LotPart = { quantity: 0, cost: 0, acquiredOn, carried };
    reading.realisedGains.push(realised(position, entry.id, date, part, excess));
  }
}

function holdingsLeft(reading: Reading): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const bySecurity of reading.positions.values()) {
    for (const position of bySecurity.values()) {
      if (position.queue.quantity > 0) holdings.push(holdingOf(position));
    }
  }
  return holdings;
}

function holdingOf(position: Position): Holding {
  const lots = remainingLots(position.queue, methodOf(position)) as readonly Lot[];
  return {
    accountId: position.account.id,
    securityId: position.securityId,
    currency: position.account.data.currency,
    quantity: position.queue.quantity as Quantity,
    cost: costOf(lots),
    lots,
  };
}

function costOf(lots: readonly Lot[]): number | null {
  let sum = 0;
  for (const { cost } of lots) {
    if (cost === null) return null;
    sum += cost;
  }
  return sum;
}

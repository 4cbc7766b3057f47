import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import type { RealisedGain, RefusedEntry } from './holding.ts';
import type { LedgerEntry } from './ledger.ts';
import {
  type CostBasisMethod,
  emptyLots,
  type LotPart,
  type LotQueue,
  lotsWithKey,
} from './lots.ts';
import { lotKey, namedLotBreaches, namedSumBreaches } from './named-lots.ts';
import type { PoolMatching } from './pool-matching.ts';
import type { Transaction } from './transaction.ts';
import type { WashedSecurity } from './wash-sales.ts';

/** What an account holds of a security while the ledger is read. */
export interface Position {
  readonly account: Entry<Account>;
  readonly securityId: RecordId;
  readonly queue: LotQueue;
  /** Units bought less units sold that are identified with each other and pass the queue by. */
  identified: number;
  /** Which of the accounts it is in, in the order in which their entries came. */
  readonly place: number;
  /** Its security in all accounts between which losses are replaced; `null` where none are. */
  readonly washed: WashedSecurity | null;
}

/** A ledger that is being read; mutated in place, as the loop is the hot path of the figures. */
export interface Reading {
  readonly accounts: ReadonlyMap<RecordId, Entry<Account>>;
  readonly positions: Map<RecordId, Map<RecordId, Position>>;
  /** Lots of each transfer that left one account of the client and has not reached the other yet. */
  readonly inTransit: Map<string, (readonly LotPart[])[]>;
  readonly matching: PoolMatching;
  /** Securities by the currency of their accounts; `null` when wash sales are not looked for. */
  readonly washSales: Map<RecordId, Map<CurrencyCode, WashedSecurity>> | null;
  readonly realisedGains: RealisedGain[];
  readonly refused: RefusedEntry[];
}

/** The position of the account and `securityId`, new when there is none; `null` for a foreign account. */
export function positionOf(
  reading: Reading,
  transaction: Transaction,
  securityId: RecordId,
): Position | null {
  const known = reading.positions.get(transaction.accountId)?.get(securityId);
  if (known) return known;
  const account = reading.accounts.get(transaction.accountId);
  if (!account) return null;
  const bySecurity = reading.positions.get(account.id) ?? new Map<RecordId, Position>();
  reading.positions.set(account.id, bySecurity);
  const [sibling] = bySecurity.values();
  const position = {
    account,
    securityId,
    queue: emptyLots(),
    identified: 0,
    place: sibling?.place ?? reading.positions.size,
    washed: washedSecurity(reading, account, securityId),
  };
  bySecurity.set(securityId, position);
  return position;
}

function washedSecurity(
  { washSales }: Reading,
  { data }: Entry<Account>,
  securityId: RecordId,
): WashedSecurity | null {
  if (!washSales || data.costBasisMethod === 'pooledAverage') return null;
  const byCurrency = washSales.get(securityId) ?? new Map<CurrencyCode, WashedSecurity>();
  const washed = byCurrency.get(data.currency) ?? { losses: [], lots: [] };
  washSales.set(securityId, byCurrency.set(data.currency, washed));
  return washed;
}

/** Leaves `entry` out, and says why. */
export function refuse(
  reading: Reading,
  position: Position,
  entry: LedgerEntry,
  tag: RefusedEntry['tag'],
  why: Partial<Pick<RefusedEntry, 'quantities' | 'lots'>> = {},
): void {
  reading.refused.push({
    transactionId: entry.id,
    accountId: position.account.id,
    securityId: position.securityId,
    tag,
    type: entry.data.type,
    date: entry.data.date,
    quantities: null,
    lots: null,
    ...why,
  });
}

/** Units that are held: what is sold and identified with a purchase to come is in the pool, but gone. */
export const heldIn = ({ queue, identified }: Position): number => queue.quantity + identified;

/** Whether the entry takes more than is held; it is refused then. */
export function isBeyondHolding(reading: Reading, position: Position, entry: LedgerEntry): boolean {
  const quantity = Math.abs(entry.data.quantity ?? 0);
  const inAccount = heldIn(position);
  if (quantity <= inAccount) return false;
  const quantities = { wanted: quantity, held: inAccount };
  refuse(reading, position, entry, 'beyondHolding', { quantities });
  return true;
}

/**
 * Whether the entry names lots that have not as much, or that are not all of it; it is refused then, as
 * nothing is taken from a lot that nobody named.
 */
export function isBeyondLots(reading: Reading, position: Position, entry: LedgerEntry): boolean {
  const { namedLots = [], quantity } = entry.data;
  if (methodOf(position) !== 'specificLot' || namedLots.length === 0) return false;
  const [breach] = [...namedLotBreaches(namedLots), ...namedSumBreaches(namedLots, quantity)];
  if (breach) {
    const lots = { tag: 'breach', message: breach.message } as const;
    refuse(reading, position, entry, 'beyondLots', { lots });
    return true;
  }
  for (const lot of namedLots) {
    const alike = lotsWithKey(position.queue, lotKey(lot.purchaseId, lot.acquiredOn));
    const held = alike.reduce((sum, each) => sum + each.quantity, 0);
    if (lot.quantity <= held) continue;
    const { acquiredOn, quantity: wanted } = lot;
    const lots = { tag: 'tooLittleHeld', acquiredOn, wanted, held } as const;
    refuse(reading, position, entry, 'beyondLots', { lots });
    return true;
  }
  return false;
}

/** By which method lots are taken. */
export const methodOf = (position: Position): CostBasisMethod =>
  position.account.data.costBasisMethod;

/** Whether the account has the UK pool, for which wash sales are not looked for. */
export const isPooledInUk = (position: Position): boolean => methodOf(position) === 'pooledAverage';

import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { type LedgerEntry, sortedLedger } from './ledger.ts';
import {
  addLot,
  divideLot,
  emptyLots,
  type LotPart,
  type LotQueue,
  remainingLots,
  splitLots,
} from './lots.ts';
import { sharesByQuantity } from './shares.ts';
import { takeLots } from './take-lots.ts';
import type { Transaction } from './transaction.ts';

/* Wash sales as the rule reads, for tests: every sale looks at all lots, every purchase at all losses. */

interface PlainGain {
  readonly soldOn: CalendarDate;
  readonly quantity: number;
  readonly cost: number | null;
  readonly gain: number;
  disallowed: number;
}

interface PlainLoss {
  readonly gain: PlainGain;
  readonly accountId: RecordId;
  readonly part: LotPart;
  readonly heldFrom: CalendarDate | null;
  quantity: number;
  loss: number;
  isSplit: boolean;
}

/** Gains and lots left of a ledger of purchases, sales, splits and transfers in one share. */
export function readPlainly(
  accounts: readonly Entry<Account>[],
  entries: readonly LedgerEntry[],
): { readonly gains: readonly PlainGain[]; readonly lots: readonly LotPart[] } {
  const reading = new PlainReading(accounts);
  for (const { id, data } of sortedLedger(entries)) reading.read(id, data);
  return { gains: reading.gains, lots: reading.lots() };
}

class PlainReading {
  readonly gains: PlainGain[] = [];
  readonly #methods: ReadonlyMap<RecordId, Account['costBasisMethod']>;
  readonly #queues = new Map<RecordId, LotQueue>();
  readonly #losses: PlainLoss[] = [];
  #moving: readonly LotPart[] = [];

  constructor(accounts: readonly Entry<Account>[]) {
    this.#methods = new Map(accounts.map(({ id, data }) => [id, data.costBasisMethod]));
  }

  lots(): readonly LotPart[] {
    return [...this.#queues].flatMap(([id, queue]) => remainingLots(queue, this.#methodOf(id)));
  }

  read(purchase: RecordId, entry: Transaction): void {
    const { accountId, type, date } = entry;
    const queue = this.#queues.get(accountId) ?? emptyLots();
    this.#queues.set(accountId, queue);
    const quantity = Math.abs(entry.quantity ?? 0);
    if (type === 'buy') {
      const lot = { quantity, cost: -entry.amount, acquiredOn: date, purchase };
      addLot(queue, lot);
      for (const loss of this.#losses) {
        if (daysBetween(loss.gain.soldOn, date) <= 30) replace(loss, queue, lot);
      }
    } else if (type === 'transferIn') {
      for (const lot of this.#moving) addLot(queue, lot);
    } else if (type === 'split') {
      for (const loss of this.#losses) {
        const isSoldOut = !this.#queues.get(loss.accountId)?.quantity;
        if (loss.accountId !== accountId && (!isSoldOut || loss.isSplit)) continue;
        loss.quantity = multiplyDivide(loss.quantity, queue.quantity + quantity, queue.quantity);
        loss.isSplit = true;
      }
      splitLots(queue, quantity);
    } else {
      const parts = takeLots(queue, quantity, this.#methodOf(accountId), {});
      if (type === 'transferOut') this.#moving = parts;
      else this.#sell(entry, parts);
    }
  }

  #methodOf(accountId: RecordId): Account['costBasisMethod'] {
    return this.#methods.get(accountId) ?? 'fifo';
  }

  #sell({ accountId, date, amount }: Transaction, parts: readonly LotPart[]): void {
    const shares = sharesByQuantity(amount, parts);
    const sold = parts.map((part, index): PlainLoss => {
      const { quantity, cost, carried, acquiredOn } = part;
      const gain = (shares[index] ?? 0) - (cost ?? 0);
      const counted = { soldOn: date, quantity, cost, gain, disallowed: 0 };
      const heldFrom = carried ? carried.heldFrom : acquiredOn;
      const loss = { quantity, loss: -gain, isSplit: false };
      return { gain: counted, accountId, part, heldFrom, ...loss };
    });
    this.gains.push(...sold.map(({ gain }) => gain));
    for (const loss of inOrder(sold.filter(({ gain }) => gain.gain < 0))) {
      const held = [...this.#queues.values()].flatMap((queue) =>
        remainingLots(queue, 'fifo').map((lot) => ({ queue, part: lot })),
      );
      for (const { queue, part } of inOrder(held)) {
        const isNear = part.acquiredOn !== null && daysBetween(part.acquiredOn, date) <= 30;
        if (isNear && part.purchase !== loss.part.purchase) replace(loss, queue, part);
      }
      this.#losses.push(loss);
    }
  }
}

/** By the day of acquisition. */
function inOrder<Item extends { readonly part: LotPart }>(items: readonly Item[]): Item[] {
  const dayOf = ({ part }: Item): string => part.acquiredOn ?? '';
  return items.toSorted((a, b) => Number(dayOf(a) > dayOf(b)) - Number(dayOf(a) < dayOf(b)));
}

function replace(loss: PlainLoss, queue: LotQueue, lot: LotPart): void {
  const quantity = Math.min(loss.quantity, lot.quantity);
  if (quantity === 0 || lot.carried || lot.purchase === undefined) return;
  const amount = multiplyDivide(loss.loss, quantity, loss.quantity);
  const part = divideLot(queue, lot, quantity);
  const { soldOn } = loss.gain;
  const daysHeld = loss.heldFrom === null ? null : daysBetween(loss.heldFrom, soldOn);
  const heldFrom = daysHeld === null ? null : addDays(part.acquiredOn ?? soldOn, -daysHeld);
  part.carried = { loss: amount, soldOn, heldFrom };
  part.cost = (part.cost ?? 0) + amount;
  queue.pooledCost = (queue.pooledCost ?? 0) + amount;
  loss.quantity -= quantity;
  loss.loss -= amount;
  loss.gain.disallowed += amount;
}

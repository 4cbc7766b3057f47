import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { lotKey, type NamedLot, namedQuantity } from '../named-lots.ts';
import { WHOLE_UNIT } from './market.ts';
import type { SaleReason, ShortfallCause } from './proposal.ts';
import { type SaleBlock, type SaleQueue, soldBefore } from './sale-blocks.ts';

/** A sale that was chosen: of one holding, and from which lots where they are chosen. */
export interface ChosenSale {
  readonly queue: SaleQueue;
  readonly namedLots: readonly NamedLot[];
  readonly quantity: number;
  readonly amount: number;
  readonly reasons: readonly SaleReason[];
}

interface Taken {
  readonly queue: SaleQueue;
  /** All there is of each lot, which may be sold with its fraction of a unit. */
  readonly available: ReadonlyMap<string, number>;
  readonly reasons: Set<SaleReason>;
  /** What is taken of each lot, by its key; where lots are not chosen, of the whole holding. */
  readonly lots: Map<string, TakenLot>;
}

interface TakenLot {
  readonly lot: Pick<NamedLot, 'purchaseId' | 'acquiredOn'>;
  quantity: number;
}

interface Choice {
  readonly queue: SaleQueue;
  readonly block: SaleBlock;
}

/** The blocks of a queue that may be sold, in the order in which they would be, and the next of them. */
interface OpenQueue {
  readonly queue: SaleQueue;
  readonly blocks: readonly SaleBlock[];
  next: number;
}

/** What stands against selling a block. */
export type Refusal = (block: SaleBlock) => 'washSale' | 'shortTermGain' | null;

/**
 * Sales of about `wanted` minor units from `queues`: losses first, then long-term gains, the smaller
 * gain first; what `refuses` is left and named. Units are whole unless a lot or holding is sold out.
 * Sales below `minimum` are left out and named.
 * @param rounding `up` when less than `wanted` would not do
 */
export function chooseSales(
  queues: readonly SaleQueue[],
  wanted: number,
  options: {
    readonly refuses: Refusal;
    readonly minimum: number;
    readonly rounding: 'nearest' | 'up';
  },
): { readonly sales: readonly ChosenSale[]; readonly causes: readonly ShortfallCause[] } {
  const taken = new Map<string, Taken>();
  const used = new Set<SaleBlock>();
  const open = queues.map((queue) => openQueue(queue, options.refuses));
  let rest = wanted;
  while (rest > 0) {
    const choice = nextChoice(open);
    if (!choice) break;
    const quantity = quantityFor(choice, rest, options.rounding);
    if (quantity === 0) break;
    rest -= choice.queue.quoted.worth(quantity);
    enter(taken, choice, quantity);
    if (quantity < choice.block.quantity) break;
    used.add(choice.block);
  }
  const causes = rest > 0 ? refusedCauses(queues, used, options.refuses) : [];
  const sales: ChosenSale[] = [];
  for (const each of taken.values()) {
    const sale = settled(each);
    if (sale.quantity <= 0) continue;
    const isOut = sale.quantity === sale.queue.held;
    if (sale.amount >= options.minimum || isOut) sales.push(sale);
    else causes.push({ tag: 'belowMinimum', name: sale.queue.quoted.name, value: sale.amount });
  }
  return { sales, causes };
}

/** Where lots are not chosen, what is refused stands in the way of all that is behind it. */
function openQueue(queue: SaleQueue, refuses: Refusal): OpenQueue {
  const held = queue.blocks.filter(({ quantity }) => quantity > 0);
  if (queue.isChosen) {
    const allowed = held.filter((block) => refuses(block) === null);
    return { queue, blocks: allowed.toSorted(soldBefore), next: 0 };
  }
  const refused = held.findIndex((block) => refuses(block) !== null);
  return { queue, blocks: refused < 0 ? held : held.slice(0, refused), next: 0 };
}

/** The block that is sold next, of the first queue that has one; its queue goes on behind it. */
function nextChoice(open: readonly OpenQueue[]): Choice | null {
  let from: OpenQueue | null = null;
  let best: SaleBlock | null = null;
  for (const each of open) {
    const block = each.blocks[each.next];
    if (!block || (best && soldBefore(block, best) >= 0)) continue;
    [from, best] = [each, block];
  }
  if (!from || !best) return null;
  from.next += 1;
  return { queue: from.queue, block: best };
}

/**
 * As much of the choice as brings `rest`, in whole units unless all of the block goes.
 * It is the part of the block and not a number of prices: one unit may be worth less than a cent.
 */
function quantityFor({ queue, block }: Choice, rest: number, rounding: 'nearest' | 'up'): number {
  const worth = queue.quoted.worth(block.quantity);
  if (worth <= rest) return block.quantity;
  const units = multiplyDivide(block.quantity, rest, worth) / WHOLE_UNIT;
  const whole = (rounding === 'up' ? Math.ceil(units) : Math.round(units)) * WHOLE_UNIT;
  return Math.min(block.quantity, whole);
}

/** By what a block's lot is known; where lots are not chosen, the whole holding is one. */
const keyOf = ({ isChosen }: SaleQueue, { purchaseId, acquiredOn }: SaleBlock): string =>
  isChosen ? lotKey(purchaseId, acquiredOn) : '';

function enter(taken: Map<string, Taken>, { queue, block }: Choice, quantity: number): void {
  const place = `${queue.accountId} ${queue.quoted.securityId}`;
  const sale = taken.get(place) ?? nothingTaken(queue);
  taken.set(place, sale);
  sale.reasons.add(block.reason);
  const key = keyOf(queue, block);
  const known = sale.lots.get(key);
  if (known) {
    known.quantity += quantity;
    return;
  }
  const { purchaseId, acquiredOn } = block;
  sale.lots.set(key, { lot: { purchaseId, acquiredOn }, quantity });
}

function nothingTaken(queue: SaleQueue): Taken {
  const available = new Map<string, number>();
  for (const block of queue.blocks) {
    const key = keyOf(queue, block);
    available.set(key, (available.get(key) ?? 0) + block.quantity);
  }
  return { queue, available, reasons: new Set(), lots: new Map() };
}

function settled({ queue, available, lots, reasons }: Taken): ChosenSale {
  const whole = [...lots]
    .map(([key, { lot, quantity }]): NamedLot => {
      const units = quantity === available.get(key) ? quantity : quantity - (quantity % WHOLE_UNIT);
      return { ...lot, quantity: units as Quantity };
    })
    .filter(({ quantity }) => quantity > 0);
  const quantity = namedQuantity(whole);
  return {
    queue,
    namedLots: queue.isChosen ? whole : [],
    quantity,
    amount: queue.quoted.worth(quantity),
    reasons: [...reasons],
  };
}

/** What was left because it was refused, by security, and what lies behind it in its queue. */
function refusedCauses(
  queues: readonly SaleQueue[],
  used: ReadonlySet<SaleBlock>,
  refuses: Refusal,
): ShortfallCause[] {
  const sums = new Map<
    string,
    { tag: 'washSale' | 'shortTermGain'; name: string; value: number }
  >();
  const add = (
    securityId: RecordId,
    name: string,
    tag: 'washSale' | 'shortTermGain',
    value: number,
  ) => {
    const key = `${tag} ${securityId}`;
    sums.set(key, { tag, name, value: (sums.get(key)?.value ?? 0) + value });
  };
  for (const { quoted, blocks, isChosen } of queues) {
    let before: 'washSale' | 'shortTermGain' | null = null;
    for (const block of blocks) {
      if (used.has(block) || block.quantity === 0) continue;
      const refusal: 'washSale' | 'shortTermGain' | null =
        refuses(block) ?? (isChosen ? null : before);
      if (!refusal) continue;
      add(quoted.securityId, quoted.name, refusal, block.value);
      before = refusal;
    }
  }
  return [...sums.values()];
}

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
  readonly reasons: Set<SaleReason>;
  /** What is taken of each lot, by its key; where lots are not chosen, of the whole holding. */
  readonly lots: Map<string, TakenLot>;
}

interface TakenLot {
  readonly lot: Pick<NamedLot, 'purchaseId' | 'acquiredOn'>;
  quantity: number;
  /** All there is of it, which may be sold with its fraction of a unit. */
  readonly available: number;
}

interface Choice {
  readonly queue: SaleQueue;
  readonly block: SaleBlock;
  readonly left: number;
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
  const used = new Map<SaleBlock, number>();
  let rest = wanted;
  while (rest > 0) {
    const choice = nextChoice(queues, used, options.refuses);
    if (!choice) break;
    const quantity = quantityFor(choice, rest, options.rounding);
    used.set(choice.block, (used.get(choice.block) ?? 0) + quantity);
    if (quantity === 0) break;
    rest -= choice.queue.quoted.worth(quantity);
    enter(taken, choice, quantity);
    if (quantity < choice.left) break;
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

function nextChoice(
  queues: readonly SaleQueue[],
  used: ReadonlyMap<SaleBlock, number>,
  refuses: Refusal,
): Choice | null {
  const open = queues.flatMap((queue): Choice[] => {
    const left = queue.blocks
      .map((block) => ({ queue, block, left: block.quantity - (used.get(block) ?? 0) }))
      .filter((each) => each.left > 0);
    return queue.isChosen ? left : left.slice(0, 1);
  });
  const [best] = open
    .filter(({ block }) => refuses(block) === null)
    .toSorted((a, b) => soldBefore(a.block, b.block));
  return best ?? null;
}

/**
 * As much of the choice as brings `rest`, in whole units unless all that is left of the block goes.
 * It is the part of what is left and not a number of prices: one unit may be worth less than a cent.
 */
function quantityFor({ queue, left }: Choice, rest: number, rounding: 'nearest' | 'up'): number {
  const worth = queue.quoted.worth(left);
  if (worth <= rest) return left;
  const units = multiplyDivide(left, rest, worth) / WHOLE_UNIT;
  return Math.min(left, (rounding === 'up' ? Math.ceil(units) : Math.round(units)) * WHOLE_UNIT);
}

function enter(taken: Map<string, Taken>, { queue, block }: Choice, quantity: number): void {
  const key = `${queue.accountId} ${queue.quoted.securityId}`;
  const sale = taken.get(key) ?? { queue, reasons: new Set(), lots: new Map() };
  taken.set(key, sale);
  sale.reasons.add(block.reason);
  const keyOf = ({ purchaseId, acquiredOn }: SaleBlock) =>
    queue.isChosen ? lotKey(purchaseId, acquiredOn) : '';
  const known = sale.lots.get(keyOf(block));
  if (known) {
    known.quantity += quantity;
    return;
  }
  const { purchaseId, acquiredOn } = block;
  const available = queue.blocks
    .filter((each) => keyOf(each) === keyOf(block))
    .reduce((sum, each) => sum + each.quantity, 0);
  sale.lots.set(keyOf(block), { lot: { purchaseId, acquiredOn }, quantity, available });
}

function settled({ queue, lots, reasons }: Taken): ChosenSale {
  const whole = [...lots.values()]
    .map(({ lot, quantity, available }): NamedLot => {
      const units = quantity === available ? quantity : quantity - (quantity % WHOLE_UNIT);
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
  used: ReadonlyMap<SaleBlock, number>,
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
      if ((used.get(block) ?? 0) >= block.quantity) continue;
      const refusal: 'washSale' | 'shortTermGain' | null =
        refuses(block) ?? (isChosen ? null : before);
      if (!refusal) continue;
      add(quoted.securityId, quoted.name, refusal, block.value);
      before = refusal;
    }
  }
  return [...sums.values()];
}

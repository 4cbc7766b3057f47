import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { WHOLE_UNIT } from './market.ts';
import type { SaleReason, ShortfallCause } from './proposal.ts';
import { type SaleBlock, type SaleQueue, soldBefore } from './sale-blocks.ts';

/** A sale that was chosen: one holding, and one day of lots where they are specified. */
export interface ChosenSale {
  readonly queue: SaleQueue;
  readonly acquiredOn: CalendarDate | null;
  readonly quantity: number;
  readonly amount: number;
  readonly reasons: readonly SaleReason[];
}

interface Taken {
  readonly queue: SaleQueue;
  readonly acquiredOn: CalendarDate | null;
  readonly reasons: Set<SaleReason>;
  quantity: number;
  /** Of the lots it is taken from: all of them may be sold with their fraction of a unit. */
  available: number;
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
  const acquiredOn = queue.isChosen ? block.acquiredOn : null;
  const key = `${queue.accountId} ${queue.quoted.securityId} ${acquiredOn}`;
  const known = taken.get(key);
  if (known) {
    known.quantity += quantity;
    known.reasons.add(block.reason);
    return;
  }
  const lots = queue.isChosen
    ? queue.blocks.filter((each) => each.acquiredOn === acquiredOn)
    : queue.blocks;
  const available = lots.reduce((sum, each) => sum + each.quantity, 0);
  taken.set(key, { queue, acquiredOn, quantity, available, reasons: new Set([block.reason]) });
}

function settled({ queue, acquiredOn, quantity, available, reasons }: Taken): ChosenSale {
  const whole = quantity === available ? quantity : quantity - (quantity % WHOLE_UNIT);
  return {
    queue,
    acquiredOn,
    quantity: whole,
    amount: queue.quoted.worth(whole),
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

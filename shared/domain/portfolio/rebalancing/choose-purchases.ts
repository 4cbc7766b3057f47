import type { RecordId } from '#shared/lib/identifiers.ts';
import { costOf, type Quoted, WHOLE_UNIT } from './market.ts';
import type { DealingCost, ShortfallCause } from './proposal.ts';

/** A security that could be bought more of, in an account that holds it. */
export interface Candidate {
  readonly accountId: RecordId;
  readonly quoted: Quoted;
  /** What the account holds of it. */
  readonly value: number;
  /** How much more until a limit for one position is reached, in all accounts that hold it. */
  readonly room: number;
}

/** A purchase that was chosen. */
export interface ChosenPurchase {
  readonly candidate: Candidate;
  readonly quantity: number;
  readonly amount: number;
  readonly cost: number;
}

interface PurchaseOptions {
  /** Money each account can spend; lowered by what is bought. */
  readonly money: Map<RecordId, number>;
  readonly cost: DealingCost;
  readonly minimum: number;
}

/**
 * Purchases for at most `wanted` minor units: by the weights the candidates have, so that what was
 * chosen within the class stays as it is, in whole units, none below the smallest trade, none beyond
 * the money of its account or the room to a limit. The smallest candidates give way when there is not
 * enough for all.
 */
export function choosePurchases(
  candidates: readonly Candidate[],
  wanted: number,
  options: PurchaseOptions,
): { readonly purchases: readonly ChosenPurchase[]; readonly causes: readonly ShortfallCause[] } {
  let chosen = candidates.toSorted((a, b) => b.value - a.value);
  let budgets = budgetsFor(chosen, wanted, options);
  while (chosen.length > 1) {
    const smallest = chosen.findLastIndex((_, index) => (budgets[index] ?? 0) < options.minimum);
    if (smallest < 0) break;
    chosen = chosen.filter((_, index) => index !== smallest);
    budgets = budgetsFor(chosen, wanted, options);
  }
  const causes: ShortfallCause[] = [];
  const bought = new Map<Candidate, ChosenPurchase>();
  let rest = wanted;
  const roomFor = (candidate: Candidate): number => {
    const own = [...bought.values()].filter((each) => isSameSecurity(each.candidate, candidate));
    return candidate.room - own.reduce((sum, { amount }) => sum + amount, 0);
  };
  const add = (candidate: Candidate, budget: number): void => {
    const known = bought.get(candidate);
    const most = Math.min(budget, roomFor(candidate));
    const purchase = affordable(candidate, most, known, options);
    if (!purchase) return;
    if (purchase.amount < options.minimum) {
      causes.push({ tag: 'belowMinimum', name: candidate.quoted.name, value: purchase.amount });
      return;
    }
    const more = purchase.amount - (known?.amount ?? 0);
    spend(options.money, candidate.accountId, more + purchase.cost - (known?.cost ?? 0));
    rest -= more;
    bought.set(candidate, purchase);
  };
  chosen.forEach((candidate, index) => {
    add(candidate, Math.min(rest, budgets[index] ?? 0));
  });
  // What whole units and the money of single accounts have left over.
  for (const candidate of candidates.toSorted((a, b) => b.value - a.value)) add(candidate, rest);
  for (const candidate of candidates) {
    if (rest >= candidate.quoted.worth(WHOLE_UNIT) && roomFor(candidate) < rest) {
      causes.push({ tag: 'atLimit', name: candidate.quoted.name });
    }
  }
  return { purchases: [...bought.values()], causes };
}

const isSameSecurity = (first: Candidate, second: Candidate): boolean =>
  first.quoted.securityId === second.quoted.securityId;

const spend = (money: Map<RecordId, number>, accountId: RecordId, amount: number): void => {
  money.set(accountId, (money.get(accountId) ?? 0) - amount);
};

/** `wanted` divided by weight, no security beyond its room; what one cannot take goes to the others. */
function budgetsFor(
  candidates: readonly Candidate[],
  wanted: number,
  { money }: PurchaseOptions,
): readonly number[] {
  const shares = candidates.map((candidate) => ({ candidate, budget: 0 }));
  const freeFor = ({ candidate, budget }: (typeof shares)[number]): number => {
    const given = shares.filter((each) => isSameSecurity(each.candidate, candidate));
    const room = candidate.room - given.reduce((sum, each) => sum + each.budget, 0);
    return Math.min(room, (money.get(candidate.accountId) ?? 0) - budget);
  };
  for (let rest = wanted, round = 0; rest > 0 && round < candidates.length + 1; round += 1) {
    const open = shares
      .filter((share) => freeFor(share) > 0)
      .map((share) => ({ share, value: Math.max(1, share.candidate.value) }));
    const total = open.reduce((sum, { value }) => sum + value, 0);
    if (total === 0) break;
    let given = 0;
    for (const { share, value } of open) {
      const part = Math.min(freeFor(share), Math.floor((rest * value) / total));
      share.budget += part;
      given += part;
    }
    if (given === 0) break;
    rest -= given;
  }
  return shares.map(({ budget }) => budget);
}

function purchaseOf(candidate: Candidate, quantity: number, cost: DealingCost): ChosenPurchase {
  const amount = candidate.quoted.worth(quantity);
  return { candidate, quantity, amount, cost: costOf(amount, cost) };
}

/**
 * `known` and the most whole units more for `budget` that the account can pay together with the cost
 * of the deal; `null` when it is not one.
 */
function affordable(
  candidate: Candidate,
  budget: number,
  known: ChosenPurchase | undefined,
  { money, cost }: PurchaseOptions,
): ChosenPurchase | null {
  const before = { quantity: 0, amount: 0, cost: 0, ...known };
  const available = (money.get(candidate.accountId) ?? 0) + before.amount + before.cost;
  const of = (units: number) => purchaseOf(candidate, before.quantity + units * WHOLE_UNIT, cost);
  const units = mostUnits((count) => {
    const { amount, cost: fee } = of(count);
    return amount - before.amount <= budget && amount + fee <= available;
  });
  return units > 0 ? of(units) : null;
}

const MOST_UNITS = 2 ** 32;

/** The most units that `isAffordable`, which is so of all fewer. They are tried: no price is divided by. */
function mostUnits(isAffordable: (units: number) => boolean): number {
  let step = 1;
  while (step < MOST_UNITS && isAffordable(step)) step *= 2;
  let units = 0;
  for (; step >= 1; step /= 2) if (isAffordable(units + step)) units += step;
  return units;
}

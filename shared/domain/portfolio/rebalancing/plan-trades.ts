import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { AssetClass } from '../account.ts';
import type { Allocation } from '../allocation.ts';
import type { AllocationRules } from '../allocation-policy.ts';
import { cashBalances } from '../cash-balance.ts';
import { holdingsOf } from '../holdings.ts';
import type { PortfolioRecords, PortfolioScope } from '../portfolio-scope.ts';
import { candidatesOf } from './candidates.ts';
import { type ChosenPurchase, choosePurchases } from './choose-purchases.ts';
import { type ChosenSale, chooseSales, type Refusal } from './choose-sales.ts';
import { costOf, quoted } from './market.ts';
import type { DealingCost, ShortfallCause } from './proposal.ts';
import { type SaleQueue, saleQueue } from './sale-blocks.ts';
import { wantedValues } from './wanted-values.ts';

export interface PlanInput {
  readonly records: PortfolioRecords;
  readonly scope: PortfolioScope;
  readonly day: CalendarDate;
  readonly before: Allocation;
  readonly rules: AllocationRules;
  readonly minimum: number;
  readonly cost: DealingCost;
  readonly allowsShortTermGains: boolean;
  readonly washSales: boolean;
}

/** What was chosen, and what stood in the way of each class. */
export interface TradePlan {
  readonly sales: readonly ChosenSale[];
  readonly purchases: readonly ChosenPurchase[];
  readonly causes: ReadonlyMap<AssetClass, readonly ShortfallCause[]>;
}

/** So often a plan is made again with what the one before has shown. */
const ROUNDS = 4;

/** What a plan rests on: the cost of its deals, and how far each class can go. */
interface Experience {
  readonly cost: number;
  readonly reach: ReadonlyMap<AssetClass, { readonly least?: number; readonly most?: number }>;
}

/**
 * Chooses sales for what is too much and purchases, with the money there is then, for what is too
 * little. What a class cannot sell or buy is known only then: the plan is made again with that, so that
 * no money is raised for what cannot be bought, and what is left goes where there is room.
 */
export function planTrades(input: PlanInput): TradePlan {
  const causes = new Map<AssetClass, readonly ShortfallCause[]>();
  let known: Experience = { cost: 0, reach: new Map() };
  let plan = planFor(input, known);
  for (let round = 1; round < ROUNDS; round += 1) {
    for (const [assetClass, found] of plan.causes) {
      causes.set(assetClass, [...(causes.get(assetClass) ?? []), ...found]);
    }
    const next = experienceOf(input, plan, known);
    if (!next) break;
    known = next;
    plan = planFor(input, known);
  }
  for (const [assetClass, found] of plan.causes) {
    causes.set(assetClass, [...(causes.get(assetClass) ?? []), ...found]);
  }
  return { ...plan, causes };
}

/** What `plan` has shown, `null` when that was known before. */
function experienceOf(
  { before, cost }: PlanInput,
  plan: Plan,
  known: Experience,
): Experience | null {
  const deals = [...plan.sales, ...plan.purchases];
  const spent = deals.reduce((sum, { amount }) => sum + costOf(amount, cost), 0);
  const reach = new Map(known.reach);
  for (const { assetClass, value } of before.slices) {
    if (assetClass === 'cash') continue;
    const wanted = plan.wanted.get(assetClass) ?? value.amount;
    const sold = plan.sales
      .filter(({ queue }) => queue.assetClass === assetClass)
      .reduce((sum, { amount }) => sum + amount, 0);
    const bought = plan.purchases
      .filter(({ candidate }) => candidate.quoted.assetClass === assetClass)
      .reduce((sum, { amount }) => sum + amount, 0);
    const reached = value.amount - sold + bought;
    const isNew = (bound: number | undefined) => bound !== reached;
    const slack = SLACK * before.total.amount;
    if (wanted < value.amount && reached - wanted > slack && isNew(reach.get(assetClass)?.least)) {
      reach.set(assetClass, { ...reach.get(assetClass), least: reached });
    }
    if (wanted > value.amount && wanted - reached > slack && isNew(reach.get(assetClass)?.most)) {
      reach.set(assetClass, { ...reach.get(assetClass), most: reached });
    }
  }
  const isSame = [...reach].every(([id, each]) => known.reach.get(id) === each);
  return isSame && spent === known.cost ? null : { cost: spent, reach };
}

/** What is left over by whole units alone teaches nothing. */
const SLACK = 0.005;

interface Plan extends TradePlan {
  readonly wanted: ReadonlyMap<AssetClass, number>;
}

function planFor(input: PlanInput, known: Experience): Plan {
  const { before, rules, minimum, cost } = input;
  const causes = new Map<AssetClass, ShortfallCause[]>();
  if (!before.slices.some(({ isBreach }) => isBreach)) {
    return { sales: [], purchases: [], causes, wanted: new Map() };
  }
  const note = (assetClass: AssetClass, found: readonly ShortfallCause[]) => {
    if (found.length > 0) causes.set(assetClass, [...(causes.get(assetClass) ?? []), ...found]);
  };
  const wanted = wantedValues(
    before.slices.map(({ assetClass, value, target, band, isBreach }) => ({
      ...{ assetClass, isBreach, value: value.amount },
      target: target ?? 0,
      ...known.reach.get(assetClass),
      band: band ?? 0,
    })),
    { ...rules, cost: known.cost },
  );
  const { queues, replaceable } = queuesOf(input);
  const sell = (assetClass: AssetClass, excess: number): readonly ChosenSale[] => {
    if (excess <= 0) return [];
    const own = queues.filter((queue) => queue.assetClass === assetClass);
    const chosen = chooseSales(own, excess, saleOptions(input));
    note(assetClass, chosen.causes);
    return chosen.sales;
  };
  const excessOf = ({ assetClass, value }: (typeof before.slices)[number]) =>
    value.amount - (wanted.get(assetClass) ?? 0);
  const sales = before.slices.flatMap((slice) =>
    slice.assetClass === 'cash' ? [] : sell(slice.assetClass, excessOf(slice)),
  );
  // Of the class cash the money goes first, and what is invested for what the money does not pay.
  const spendable = sumOf(moneyAfter(input, sales));
  const toPay = wants(before, wanted).reduce((sum, { missing }) => sum + missing, known.cost);
  const cash = before.slices.find(({ assetClass }) => assetClass === 'cash');
  if (cash) sales.push(...sell('cash', Math.min(excessOf(cash), toPay - spendable)));
  const money = moneyAfter(input, sales);
  const purchases: ChosenPurchase[] = [];
  const sold = new Set(sales.map(({ queue }) => queue.quoted.securityId));
  for (const { assetClass, missing } of wants(before, wanted)) {
    const common = { queues, assetClass, day: input.day, total: before.total.amount };
    const found = candidatesOf({ ...common, limits: rules.limits, replaceable, sold });
    note(assetClass, found.causes);
    const chosen = choosePurchases(found.candidates, missing, { money, cost, minimum });
    note(assetClass, chosen.causes);
    purchases.push(...chosen.purchases);
    const bought = chosen.purchases.reduce((sum, { amount }) => sum + amount, 0);
    if (found.candidates.length > 0) {
      note(assetClass, moneyCauses(found.candidates, { missing: missing - bought, money, input }));
    }
  }
  return { sales, purchases, causes, wanted };
}

const saleOptions = ({ rules, minimum, allowsShortTermGains, washSales }: PlanInput) => ({
  refuses: ((block) => {
    if (washSales && block.isWashSale) return 'washSale';
    return block.reason === 'shortTermGain' && !allowsShortTermGains ? 'shortTermGain' : null;
  }) satisfies Refusal,
  minimum,
  rounding: rules.rebalanceTo === 'band' ? ('up' as const) : ('nearest' as const),
});

/** The classes that want more, what is missing most in its band first. */
function wants(before: Allocation, wanted: ReadonlyMap<AssetClass, number>) {
  return before.slices
    .filter(({ assetClass }) => assetClass !== 'cash')
    .map(({ assetClass, value, drift, band }) => ({
      assetClass,
      missing: (wanted.get(assetClass) ?? 0) - value.amount,
      urgency: (drift ?? 0) / Math.max(1, band ?? 1),
    }))
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => a.urgency - b.urgency);
}

/** Everything the scope's investment accounts hold at a price, lot by lot. */
function queuesOf({ records, scope, day, washSales }: PlanInput) {
  const { holdings, realisedGains } = holdingsOf({
    accounts: records.accounts,
    transactions: records.transactions,
    until: day,
    washSales,
  });
  const accounts = new Map(scope.accounts.map(({ id, data }) => [id, data]));
  const queues = holdings.flatMap((holding): readonly SaleQueue[] => {
    const account = accounts.get(holding.accountId);
    const quote = quoted(scope, holding.securityId, day);
    if (!account || !quote) return [];
    const others = holdings.filter(
      (each) => each !== holding && each.securityId === holding.securityId,
    );
    return [saleQueue(holding, others, quote, account.costBasisMethod, day)];
  });
  // A loss on what is bought back is not deducted in the US; in the UK it is matched with the purchase.
  const pooled = new Set(
    records.accounts
      .filter(({ data }) => data.costBasisMethod === 'pooledAverage')
      .map(({ id }) => id),
  );
  return {
    queues,
    replaceable: realisedGains.filter(({ accountId }) => washSales || pooled.has(accountId)),
  };
}

/**
 * The money each account can spend after the sales. What is to be kept is kept first in accounts that
 * hold no securities, then where there is most.
 */
function moneyAfter(
  { scope, day, rules, cost }: PlanInput,
  sales: readonly ChosenSale[],
): Map<RecordId, number> {
  const money = new Map<RecordId, number>();
  for (const [id, balance] of cashBalances(scope.accounts, scope.ledger, day)) {
    money.set(id, balance.amount);
  }
  for (const { queue, amount } of sales) {
    const received = amount - costOf(amount, cost);
    money.set(queue.accountId, (money.get(queue.accountId) ?? 0) + received);
  }
  const isInvestment = new Set(
    scope.accounts.filter(({ data }) => data.accountType === 'investment').map(({ id }) => id),
  );
  let kept = rules.cashKept;
  const inOrder = [...money].toSorted(
    (a, b) => Number(isInvestment.has(a[0])) - Number(isInvestment.has(b[0])) || b[1] - a[1],
  );
  for (const [id, amount] of inOrder) {
    const part = Math.min(kept, Math.max(0, amount));
    kept -= part;
    money.set(id, Math.max(0, amount - part));
  }
  return money;
}

const sumOf = (money: ReadonlyMap<RecordId, number>): number =>
  [...money.values()].reduce((sum, amount) => sum + amount, 0);

function moneyCauses(
  candidates: readonly { readonly accountId: RecordId }[],
  left: {
    readonly missing: number;
    readonly money: ReadonlyMap<RecordId, number>;
    readonly input: PlanInput;
  },
): readonly ShortfallCause[] {
  const { missing, money, input } = left;
  if (missing <= 0) return [];
  const own = new Set(candidates.map(({ accountId }) => accountId));
  const there = [...money].reduce((sum, [id, amount]) => (own.has(id) ? sum + amount : sum), 0);
  const elsewhere = [...money].reduce((sum, [id, amount]) => (own.has(id) ? sum : sum + amount), 0);
  if (there >= missing) return [];
  const causes: ShortfallCause[] = [];
  if (elsewhere > 0 && elsewhere >= input.minimum)
    causes.push({ tag: 'moneyElsewhere', missing: missing - there });
  else causes.push({ tag: 'noMoney', missing: missing - there });
  if (input.rules.cashKept > 0) causes.push({ tag: 'cashKept', amount: input.rules.cashKept });
  return causes;
}

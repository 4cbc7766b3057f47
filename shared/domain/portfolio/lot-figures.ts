import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Money, money, type Quantity } from '#shared/lib/money.ts';
import { available, bothFigures, type Figure, mapFigure, unavailableBecause } from '../figure.ts';
import type { Account } from './account.ts';
import { type CarriedLoss, isLongTerm } from './holding.ts';
import { holdingsOf } from './holdings.ts';
import { type PortfolioRecords, portfolioScope } from './portfolio-scope.ts';
import { sharesByQuantity } from './shares.ts';
import { type ValuedHolding, valuedHoldings } from './valuation.ts';

/** Held more than one year or not (US); `unknown` without a day of acquisition. */
export type Term = 'short' | 'long' | 'unknown';

/** The term of what was acquired on `acquiredOn` and is given up on `day` (see `isLongTerm`). */
export function termOf(acquiredOn: CalendarDate | null, day: CalendarDate): Term {
  if (acquiredOn === null) return 'unknown';
  return isLongTerm(acquiredOn, day) ? 'long' : 'short';
}

/** A lot that is still held, with what selling it on the day would mean; money of the account. */
export interface OpenLot {
  readonly accountId: RecordId;
  readonly securityId: RecordId;
  readonly name: string;
  readonly quantity: Quantity;
  readonly acquiredOn: CalendarDate | null;
  readonly term: Term;
  readonly cost: Figure<Money>;
  readonly value: Figure<Money>;
  /** Unrealised: value less cost. */
  readonly gain: Figure<Money>;
  /** The loss of a wash sale that is part of the cost; `null` without one, or where none is looked for. */
  readonly carried: CarriedLoss | null;
}

/**
 * The open lots of all accounts at the end of `day`, by holding and oldest first. A holding's value
 * is rounded once, half to even, and its lots share it by quantity so that they add up to it exactly.
 * @param options.washSales whether cost and term follow the rule of the US for wash sales
 */
export function openLots(
  records: PortfolioRecords,
  day: CalendarDate,
  options: { readonly washSales?: boolean } = {},
): readonly OpenLot[] {
  const currency = records.accounts[0]?.data.currency;
  if (!currency) return [];
  const scope = portfolioScope(records, currency);
  return valuedHoldings(scope, day, options).flatMap((holding) => lotsOf(holding, day));
}

function lotsOf({ holding, name, value }: ValuedHolding, day: CalendarDate): readonly OpenLot[] {
  const { accountId, securityId, currency, lots } = holding;
  const shares = value.available ? sharesByQuantity(value.value.amount, lots) : [];
  return lots.map((lot, index) => {
    const worth = mapFigure(value, () => money(shares[index] ?? 0, currency));
    const cost =
      lot.cost === null
        ? unavailableBecause({ tag: 'costMissing', security: name })
        : available(money(lot.cost, currency));
    return {
      accountId,
      securityId,
      name,
      quantity: lot.quantity,
      acquiredOn: lot.acquiredOn,
      term: termOf(lot.carried ? lot.carried.heldFrom : lot.acquiredOn, day),
      cost,
      value: worth,
      gain: bothFigures(worth, cost, (now, paid) => money(now.amount - paid.amount, currency)),
      carried: lot.carried ?? null,
    };
  });
}

/** What a cost-basis method makes of an account, in minor units; `null` where a cost is unknown. */
export interface MethodOutcome {
  /** Cost of what is held at the end of the day. */
  readonly openCost: number | null;
  /** Gains realised since the first entry, and since the first of January. */
  readonly realised: number | null;
  readonly realisedThisYear: number | null;
}

/** What `method` would make of the account `accountId` at the end of `day`; nothing is changed. */
export function methodOutcome(
  records: PortfolioRecords,
  accountId: RecordId,
  method: Account['costBasisMethod'],
  day: CalendarDate,
): MethodOutcome {
  const accounts = records.accounts.map((account) =>
    account.id === accountId
      ? { ...account, data: { ...account.data, costBasisMethod: method } }
      : account,
  );
  const { holdings, realisedGains } = holdingsOf({
    accounts,
    transactions: records.transactions,
    until: day,
  });
  const own = realisedGains.filter((gain) => gain.accountId === accountId);
  const year = day.slice(0, 4);
  return {
    openCost: sumOrNull(holdings.filter((each) => each.accountId === accountId).map((h) => h.cost)),
    realised: sumOrNull(own.map(({ gain }) => gain)),
    realisedThisYear: sumOrNull(
      own.filter(({ soldOn }) => soldOn.startsWith(year)).map(({ gain }) => gain),
    ),
  };
}

/** The sum, or `null` when one of `amounts` is not known. */
export function sumOrNull(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>(
    (sum, amount) => (sum === null || amount === null ? null : sum + amount),
    0,
  );
}

import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  available,
  bothFigures,
  type Figure,
  mapFigure,
  type Unavailable,
  unavailableBecause,
} from '../figure.ts';
import { openingDay, type Period } from '../period.ts';
import { converted } from './exchange-rate.ts';
import { exchangedWorth } from './exchanged-worth.ts';
import { type DailyFlow, externalFlows, flowAmount } from './external-flows.ts';
import { cashEffect, isExternalFlow, isReorganisation, isSecurityTransfer } from './ledger.ts';
import { averageCapital } from './performance.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { type PositionParts, startSweep } from './position-sweep.ts';
import { dietzFlows } from './sub-period.ts';
import type { Transaction } from './transaction.ts';

/** What earned the gain: a security, the money (interest, currency), or what was taken by fees and taxes. */
export type ContributionPart = 'security' | 'cash' | 'fees' | 'taxes';

/** What a part added to the gain of a period; money in minor units of one currency. */
export interface GainPart {
  readonly startValue: number;
  readonly endValue: number;
  /** Purchases and arrivals less sales, income and departures; also in exchange for other paper. */
  readonly netFlow: number;
  /** End value less start value less net flow. */
  readonly gain: number;
  /** Hundredths of a percentage point; `null` when there is no capital to measure by. */
  readonly points: number | null;
}

/** What one part of the accounts added to their gain. */
export interface Contribution extends GainPart {
  readonly part: ContributionPart;
  readonly securityId: RecordId | null;
  readonly name: string;
  /**
   * Why a merger or spin-off is in its gain, as what was exchanged has no known worth; `null` when every
   * one is in its net flow.
   */
  readonly exchangeUnknown: Unavailable | null;
}

/** The parts of a period's gain, the largest gain first. */
export interface Contributions<Part extends GainPart = Contribution> {
  readonly parts: readonly Part[];
  /** The sum of the parts' gains, to the cent. */
  readonly gain: number;
  /** The sum of the parts' points: the Modified Dietz return of the period, rounded. */
  readonly points: Figure<number>;
  /** The time-weighted return less that: what the timing of the flows made of it. */
  readonly timing: Figure<number>;
  /** The time-weighted return of the period in hundredths of a percent: `points` and `timing`. */
  readonly total: Figure<number>;
}

/**
 * What each holding, the money, fees and taxes contributed to the gain of `period`. Each is treated
 * as a portfolio of its own: what is bought flows in, what is sold and the income flow out to the
 * money; what a merger or spin-off exchanges flows from the old security to the new one, as it is a
 * change of paper and no gain or loss. A part's points are its gain over the average capital of the
 * whole (Modified Dietz), which is its weight times its own return, so that they add up to the Modified
 * Dietz return of the whole; the rest to the time-weighted return is `timing`. Source: Carl Bacon,
 * "Practical Portfolio Performance Measurement and Attribution"; worked example in Wikipedia, "Modified
 * Dietz method", section "Contributions".
 * @param timeWeighted the return of the same scope and period
 */
export function contributions(
  scope: PortfolioScope,
  period: Period,
  timeWeighted: Figure<{ readonly rate: number }>,
): Figure<Contributions> {
  const parts = gainParts(scope, period);
  const flows = externalFlows(scope, period);
  if (!parts.available) return parts;
  if (!flows.available) return flows;
  const sorted = parts.value.toSorted((first, second) => second.gain - first.gain);
  return available(measuredContributions(sorted, period, flows.value, timeWeighted));
}

/**
 * `parts`, in their order, measured by the average capital of the whole.
 * @param flows what crossed the border of the whole in `period`, by day
 * @param timeWeighted the return of the whole in `period`
 */
export function measuredContributions<Part extends GainPart>(
  parts: readonly Part[],
  period: Period,
  flows: readonly DailyFlow[],
  timeWeighted: Figure<{ readonly rate: number }>,
): Contributions<Part> {
  const gain = parts.reduce((sum, part) => sum + part.gain, 0);
  const startValue = parts.reduce((sum, part) => sum + part.startValue, 0);
  const capital = capitalIn(period, startValue, flows);
  const total = mapFigure(timeWeighted, ({ rate }) => Math.round(rate * 10_000));
  const points: Figure<number> =
    capital > 0
      ? available(Math.round((gain * 10_000) / capital))
      : unavailableBecause({ tag: 'averageCapitalNotPositive' });
  return {
    parts: capital > 0 ? withPoints(parts, capital) : parts,
    gain,
    points,
    timing: bothFigures(total, points, (whole, sum) => whole - sum),
    total,
  };
}

/** Rounds the running total rather than each part, so that the parts add up to the rounded whole. */
function withPoints<Part extends GainPart>(
  parts: readonly Part[],
  capital: number,
): readonly Part[] {
  let gain = 0;
  let given = 0;
  return parts.map((part) => {
    gain += part.gain;
    const upToHere = Math.round((gain * 10_000) / capital);
    const points = upToHere - given;
    given = upToHere;
    return { ...part, points };
  });
}

/** Average capital of the period, from the day on which capital came when it opens with none. */
function capitalIn(period: Period, startValue: number, flows: readonly DailyFlow[]): number {
  const first = flows[0]?.date;
  const opensOn =
    startValue === 0 && first ? openingDay({ from: first, to: first }) : openingDay(period);
  return averageCapital({
    startValue,
    flows: flows.flatMap((flow) => dietzFlows(flow, opensOn)),
    days: daysBetween(opensOn, period.to),
    timing: 'inAtStartOutAtEnd',
  });
}

interface Flows {
  readonly securities: Map<RecordId, number>;
  /** Why one is in no flow, by each security that it exchanged. */
  readonly unknownExchanges: Map<RecordId, Unavailable>;
  cash: number;
  fees: number;
  taxes: number;
}

function gainParts(scope: PortfolioScope, period: Period): Figure<readonly Contribution[]> {
  const flows = partFlows(scope, period);
  if (!flows.available) return flows;
  const { securities, unknownExchanges, cash, fees, taxes } = flows.value;
  return bothFigures(
    partsOn(scope, openingDay(period)),
    partsOn(scope, period.to),
    (start, end) => {
      const ids = new Set([
        ...start.securities.keys(),
        ...end.securities.keys(),
        ...securities.keys(),
      ]);
      return [
        ...[...ids].map((id) => ({
          ...contribution('security', id, nameOf(scope, id), {
            startValue: start.securities.get(id) ?? 0,
            endValue: end.securities.get(id) ?? 0,
            netFlow: securities.get(id) ?? 0,
          }),
          exchangeUnknown: unknownExchanges.get(id) ?? null,
        })),
        contribution('cash', null, 'Cash', {
          startValue: start.cash,
          endValue: end.cash,
          netFlow: cash,
        }),
        contribution('fees', null, 'Fees', { startValue: 0, endValue: 0, netFlow: fees }),
        contribution('taxes', null, 'Taxes', { startValue: 0, endValue: 0, netFlow: taxes }),
      ].filter(({ startValue, endValue, netFlow }) => startValue || endValue || netFlow);
    },
  );
}

function contribution(
  part: ContributionPart,
  securityId: RecordId | null,
  name: string,
  amounts: Pick<Contribution, 'startValue' | 'endValue' | 'netFlow'>,
): Contribution {
  const gain = amounts.endValue - amounts.startValue - amounts.netFlow;
  return { part, securityId, name, ...amounts, gain, points: null, exchangeUnknown: null };
}

function nameOf(scope: PortfolioScope, id: RecordId): string {
  return scope.securities.get(id)?.data.name ?? 'Security that is not in the book';
}

function partsOn(scope: PortfolioScope, day: CalendarDate): Figure<PositionParts> {
  const sweep = startSweep(scope);
  sweep.advanceTo(day);
  return sweep.parts();
}

/** What flowed into each part: each amount into one part leaves another or crosses the border. */
function partFlows(scope: PortfolioScope, period: Period): Figure<Flows> {
  const flows: Flows = {
    ...{ securities: new Map(), unknownExchanges: new Map() },
    ...{ cash: 0, fees: 0, taxes: 0 },
  };
  for (const { data } of scope.ledger) {
    if (data.date > period.to) break;
    if (data.date < period.from) continue;
    if (isExternalFlow(data, scope.accountIds)) {
      const amount = flowAmount(scope, data);
      if (!amount.available) return amount;
      if (!isSecurityTransfer(data)) flows.cash += amount.value;
      else if (data.securityId) intoSecurity(flows, data.securityId, amount.value);
      continue;
    }
    if (isReorganisation(data)) exchange(scope, flows, data);
    const isOwnTransfer = data.type === 'transferIn' || data.type === 'transferOut';
    const effect = cashEffect(data);
    if (effect === 0 || isOwnTransfer) continue;
    const amount = converted(effect, data.currency, scope.currency, data.date, scope.rates);
    if (!amount.available) return amount;
    const moved = amount.value.amount;
    if (data.securityId) intoSecurity(flows, data.securityId, -moved);
    else if (data.type === 'fee') flows.fees -= moved;
    else if (data.type === 'tax') flows.taxes -= moved;
    else continue;
    flows.cash += moved;
  }
  return available(flows);
}

function intoSecurity({ securities }: Flows, id: RecordId, amount: number): void {
  securities.set(id, (securities.get(id) ?? 0) + amount);
}

/** Money that comes with a merger is not in it: it leaves the old security as that of a sale does. */
function exchange(scope: PortfolioScope, flows: Flows, entry: Transaction): void {
  const { securityId, newSecurityId } = entry;
  if (!securityId || !newSecurityId) return;
  const { received } = exchangedWorth(scope, entry);
  if (!received.available) {
    for (const id of [securityId, newSecurityId]) flows.unknownExchanges.set(id, received);
    return;
  }
  intoSecurity(flows, securityId, -received.value);
  intoSecurity(flows, newSecurityId, received.value);
}

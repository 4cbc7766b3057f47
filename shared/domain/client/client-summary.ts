import {
  type CalendarDate,
  dayFromNumber,
  dayNumber,
  type Instant,
} from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Money } from '#shared/lib/money.ts';
import { attentionFlags } from '../advice/attention.ts';
import type { AttentionFlag } from '../advice/attention-flag.ts';
import type { SettledAlert } from '../advice/vigilance/settle-alerts.ts';
import { type Figure, mapFigure, unavailableBecause } from '../figure.ts';
import { comingMeetings, lastContact } from '../meeting/contact-history.ts';
import { lastTwelveMonths, type Period } from '../period.ts';
import {
  type ClientFigures,
  clientFigures,
  figuresCurrency,
  type PortfolioFigures,
} from '../portfolio/client-figures.ts';
import type { RateLookup } from '../portfolio/exchange-rate.ts';
import { sortedLedger } from '../portfolio/ledger.ts';
import { isHoldingAccount, portfolioScope } from '../portfolio/portfolio-scope.ts';
import { monthsOf, revenueByMonth, salesIn } from '../portfolio/sales.ts';
import { valuesOn } from '../portfolio/value-history.ts';
import { clientHealth } from '../retention/health.ts';
import type { Client } from './client.ts';
import type { ClientFile } from './client-file.ts';
import { figuresDay } from './figures-day.ts';

/** The row of a client in the table of clients; small enough to keep ten thousand in memory. */
export interface ClientSummary {
  readonly clientId: RecordId;
  readonly name: string;
  readonly tier: Client['tier'];
  readonly status: Client['status'];
  readonly clientType: Client['clientType'];
  /** Whether `amount` is what the accounts are worth or twelve months' revenue. */
  readonly measure: 'value' | 'revenue';
  readonly amount: Figure<Money>;
  /** Twelve months, oldest first, in minor units; `null` where it is not known. */
  readonly sparkline: readonly (number | null)[];
  /**
   * Over twelve months, as a fraction: of revenue, or time-weighted return of what is invested.
   * Unavailable where that was there for a part of them only: clients are compared by it.
   */
  readonly change: Figure<number>;
  readonly lastContactOn: CalendarDate | null;
  readonly nextMeetingAt: Instant | null;
  readonly health: Figure<number>;
  readonly attentionCount: number;
  /** The most severe flag, to show why. */
  readonly attention: AttentionFlag | null;
}

/** The summary of a client on `today`; figures are of the last twelve months its ledgers cover. */
export function clientSummary(input: {
  readonly file: ClientFile;
  readonly today: CalendarDate;
  readonly offsetMinutes: number;
  readonly rates?: RateLookup;
  /** The client's alerts, where they are known already. */
  readonly alerts?: readonly SettledAlert[] | undefined;
}): ClientSummary {
  const { file, today, offsetMinutes, rates } = input;
  const { data } = file.client;
  const period = lastTwelveMonths(figuresDay(file, today));
  const figures = clientFigures(file, period, rates);
  const flags = attentionFlags(input);
  const measure = figures.sales && !figures.portfolio ? 'revenue' : 'value';
  return {
    clientId: file.client.id,
    name: data.name,
    tier: data.tier,
    status: data.status,
    clientType: data.clientType,
    measure,
    ...measured(measure, figures, period),
    sparkline:
      measure === 'revenue' ? revenueLine(file, period, figures) : valueLine(file, period, rates),
    lastContactOn: lastContact(file, today, offsetMinutes)?.on ?? null,
    nextMeetingAt: comingMeetings(file.meetings, today, offsetMinutes)[0]?.data.startsAt ?? null,
    health: mapFigure(clientHealth({ file, figures, today, offsetMinutes }), ({ score }) => score),
    attentionCount: flags.length,
    attention: flags[0] ?? null,
  };
}

function measured(
  measure: ClientSummary['measure'],
  { portfolio, sales }: ClientFigures,
  period: Period,
): Pick<ClientSummary, 'amount' | 'change'> {
  if (measure === 'revenue' && sales) return { amount: sales.revenue, change: sales.yearOnYear };
  const none = unavailableBecause({ tag: 'noAccount' });
  if (!portfolio) return { amount: none, change: none };
  return { amount: portfolio.value, change: returnOver(period, portfolio) };
}

function returnOver(
  { from }: Period,
  { covered, invested, timeWeighted }: PortfolioFigures,
): Figure<number> {
  if (covered.from > from) {
    return unavailableBecause({ tag: 'recordTooShort', beginsOn: covered.from });
  }
  if (invested.from > from) {
    return unavailableBecause({ tag: 'capitalCameLater', date: invested.from });
  }
  return mapFigure(timeWeighted, ({ rate }) => rate);
}

function revenueLine(
  file: ClientFile,
  period: Period,
  { sales }: ClientFigures,
): readonly (number | null)[] {
  if (!sales) return [];
  const orders = salesIn(sortedLedger(file.transactions), sales.currency);
  return revenueByMonth(orders, period)
    .slice(-12)
    .map(({ revenue }) => revenue);
}

function valueLine(
  file: ClientFile,
  period: Period,
  rates: RateLookup | undefined,
): readonly (number | null)[] {
  const accounts = file.accounts.filter(isHoldingAccount);
  if (accounts.length === 0) return [];
  const currency = figuresCurrency(accounts, file.client.data.reportingCurrency);
  const scope = portfolioScope(file, currency, { accounts, ...(rates ? { rates } : {}) });
  const days = monthsOf(period)
    .slice(-12)
    .map((month) => lastDayOf(month, period.to));
  return valuesOn(scope, days).map(({ value }) => value);
}

/** The last day of `month` ("2026-11"), or `latest` when that comes first. */
function lastDayOf(month: string, latest: CalendarDate): CalendarDate {
  const inNextMonth = dayNumber(`${month}-28` as CalendarDate) + 4;
  const next = dayFromNumber(inNextMonth);
  const last = dayFromNumber(inNextMonth - Number(next.slice(8, 10)));
  return last < latest ? last : latest;
}

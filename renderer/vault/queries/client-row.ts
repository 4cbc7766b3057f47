import type { SettledAlert } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { clientSummary } from '#shared/domain/client/client-summary.ts';
import { unavailable } from '#shared/domain/figure.ts';
import type { DataOf } from '#shared/domain/kinds.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { ClientRow } from '../views.ts';

const BALANCE_ACCOUNTS: ReadonlySet<string> = new Set(['cash', 'credit', 'loan']);

/** The part of a row that is read from the client itself: never older than the record. */
export function ownFields(client: LocalRecord) {
  const data = client.data as DataOf<'client'>;
  const { name, clientType, status, tier, city, tags } = data;
  return { id: client.id, bookId: client.bookId, name, clientType, status, tier, city, tags };
}

/** A row while its figures are not known yet. */
export function rowWithoutFigures(client: LocalRecord, openPromises: number): ClientRow {
  const data = client.data as DataOf<'client'>;
  return {
    ...ownFields(client),
    currency: data.reportingCurrency,
    amount: null,
    amountMeaning: data.clientType === 'privateInvestor' ? 'value' : 'revenue',
    amountUnavailable: unavailable('loading'),
    change: null,
    changeUnavailable: null,
    trend: [],
    lastContactOn: null,
    nextMeetingAt: null,
    health: null,
    attentionCount: 0,
    openPromises,
  };
}

/** The row of a client, computed from its file. */
export function rowOf(input: {
  readonly client: LocalRecord;
  readonly file: ClientFile;
  readonly today: CalendarDate;
  readonly offsetMinutes: number;
  /** Whether transactions and prices are there; without them no figure may be shown (F4). */
  readonly hasLedger: boolean;
  readonly alerts: readonly SettledAlert[];
}): ClientRow {
  const { client, file, today, offsetMinutes, hasLedger, alerts } = input;
  const summary = clientSummary({ file, today, offsetMinutes, alerts });
  const openPromises = file.promises.filter(({ data }) => data.status === 'open').length;
  const row = rowWithoutFigures(client, openPromises);
  const { lastContactOn, nextMeetingAt, attentionCount } = summary;
  if (!hasLedger) return { ...row, lastContactOn, nextMeetingAt, attentionCount };
  const { amount, change, health, measure } = summary;
  const isBalance =
    file.accounts.length > 0 &&
    file.accounts.every(({ data }) => BALANCE_ACCOUNTS.has(data.accountType));
  return {
    ...row,
    currency: amount.available ? amount.value.currency : row.currency,
    amount: amount.available ? amount.value.amount : null,
    amountMeaning: measure === 'revenue' ? 'revenue' : isBalance ? 'balance' : 'value',
    amountUnavailable: amount.available ? null : amount,
    change: change.available ? change.value : null,
    changeUnavailable: change.available ? null : change,
    // A line begins where its values begin; what is not known is never drawn as zero.
    trend: summary.sparkline.filter((value) => value !== null),
    lastContactOn,
    nextMeetingAt,
    health: health.available ? health.value : null,
    attentionCount,
  };
}

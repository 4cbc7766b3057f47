import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Kind } from '../kinds.ts';
import type { RateLookup } from '../portfolio/exchange-rate.ts';
import type { Wording } from '../wording.ts';
import type { SettledAlert } from './vigilance/settle-alerts.ts';

/** What was noticed; each has one rule, in one of the `attention-*.ts` files. */
export type AttentionRule =
  | 'staleProfile'
  | 'missingProfile'
  | 'unsuitableHolding'
  | 'drift'
  | 'authorityExpired'
  | 'authorityExpiring'
  | 'maturity'
  | 'inDefault'
  | 'overduePromise'
  | 'overdueReport'
  | 'openComplaint'
  | 'overdueAnswer'
  | 'noContact'
  | 'unusualTransaction'
  | 'refusedTransaction';

/** One thing to look at, with its reason and the record it comes from. */
export interface AttentionFlag {
  readonly rule: AttentionRule;
  readonly severity: 'high' | 'medium' | 'low';
  /** A sentence that says what was found and by which figures. */
  readonly reason: string;
  readonly source: { readonly kind: Kind; readonly id: RecordId };
  /** Of an alert, under which it is decided upon. */
  readonly fingerprint?: string;
}

/** Thresholds of the rules; the defaults hold for everybody, as no screen sets others yet. */
export interface AttentionSettings {
  readonly authorityWarningDays: number;
  readonly maturityWarningDays: number;
}

export const DEFAULT_ATTENTION_SETTINGS: AttentionSettings = {
  authorityWarningDays: 60,
  maturityWarningDays: 90,
};

/** What the rules look at: a client's file on the person's day. */
export interface AttentionInput {
  readonly file: ClientFile;
  readonly today: CalendarDate;
  /** The person's time zone, minutes east of Greenwich. */
  readonly offsetMinutes: number;
  readonly wording: Wording;
  readonly settings: AttentionSettings;
  readonly rates?: RateLookup | undefined;
  /** The client's alerts, where they are known already. */
  readonly alerts?: readonly SettledAlert[] | undefined;
}

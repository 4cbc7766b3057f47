import type { VigilanceRule } from '#shared/domain/advice/vigilance/alert.ts';
import { VIGILANCE_RULES } from '#shared/domain/advice/vigilance/alert.ts';
import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import { RULE_WORDS, sentenceText } from '#shared/domain/advice/vigilance/alert-words.ts';
import { type AlertStatus, statusOf } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Money } from '#shared/lib/money.ts';
import { personWording } from '../../services/person-locale.ts';
import type { BookAlerts } from '../../vault/views.ts';

/** An alert in the list, or a decision whose alert is not raised now. */
export interface AlertRow {
  readonly id: string;
  readonly clientId: RecordId;
  readonly clientName: string;
  readonly fingerprint: string;
  readonly rule: string;
  readonly ruleName: string;
  readonly status: AlertStatus;
  readonly text: string;
  /** The last day of the transactions; of a past alert the day it was decided. */
  readonly day: CalendarDate;
  readonly amount: Money | null;
  readonly score: number | null;
  readonly past: Entry<AlertDecision> | undefined;
}

/** Every alert and every past decision as rows. */
export function alertRows(
  { settled, past }: BookAlerts,
  nameOf: (id: RecordId) => string,
): readonly AlertRow[] {
  const current = settled.map(({ alert, status }): AlertRow => {
    return {
      id: `${alert.clientId} ${alert.fingerprint}`,
      clientId: alert.clientId,
      clientName: nameOf(alert.clientId),
      fingerprint: alert.fingerprint,
      rule: alert.rule,
      ruleName: RULE_WORDS[alert.rule].name,
      status,
      text: sentenceText(alert.sentence, personWording),
      day: alert.to,
      amount: alert.amount,
      score: alert.score,
      past: undefined,
    };
  });
  const decided = past.map((entry): AlertRow => {
    const { data } = entry;
    return {
      id: `${data.clientId} ${data.fingerprint}`,
      clientId: data.clientId,
      clientName: nameOf(data.clientId),
      fingerprint: data.fingerprint,
      rule: data.rule,
      ruleName: isRule(data.rule) ? RULE_WORDS[data.rule].name : data.rule,
      status: statusOf(data),
      text: data.statement,
      day: data.decidedOn,
      amount: null,
      score: null,
      past: entry,
    };
  });
  return [...current, ...decided];
}

const isRule = (rule: string): rule is VigilanceRule =>
  (VIGILANCE_RULES as readonly string[]).includes(rule);

export type StatusFilter = 'look' | 'escalated' | 'decided' | 'quiet' | 'all';

export interface AlertFilter {
  readonly status: StatusFilter;
  readonly rule: VigilanceRule | null;
  readonly text: string;
}

export const NO_ALERT_FILTER: AlertFilter = { status: 'look', rule: null, text: '' };

export const STATUS_CHOICES: { value: StatusFilter; label: string }[] = [
  { value: 'look', label: 'To look at' },
  { value: 'escalated', label: 'Escalated' },
  { value: 'decided', label: 'Decided' },
  { value: 'quiet', label: 'Quiet' },
  { value: 'all', label: 'All' },
];

export const RULE_CHOICES = VIGILANCE_RULES.map((rule) => ({
  value: rule as string,
  label: RULE_WORDS[rule].name,
}));

const SHOWN: Readonly<Record<Exclude<StatusFilter, 'all'>, ReadonlySet<AlertStatus>>> = {
  look: new Set(['open', 'escalated']),
  escalated: new Set(['escalated', 'answered']),
  decided: new Set(['dismissed', 'accepted', 'answered']),
  quiet: new Set(['quiet']),
};

/** Whether `row` passes the filter; its text is matched apart. */
export function matchesAlertFilter(row: AlertRow, { status, rule }: AlertFilter): boolean {
  if (rule !== null && row.rule !== rule) return false;
  return status === 'all' || SHOWN[status].has(row.status);
}

import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Entry } from '../../client/client-file.ts';
import { type Alert, VIGILANCE_RULES } from './alert.ts';
import type { AlertDecision } from './alert-decision.ts';
import { DEFAULT_VIGILANCE_SETTINGS, type VigilanceSettings } from './vigilance-settings.ts';

/**
 * Where an alert stands: nobody decided, a lead has to answer, a lead has answered, dismissed,
 * accepted as habit, or quiet because its like was accepted.
 */
export type AlertStatus = 'open' | 'escalated' | 'answered' | 'dismissed' | 'accepted' | 'quiet';

export interface SettledAlert {
  readonly alert: Alert;
  readonly status: AlertStatus;
  /** The decision that holds, or the earlier one that no longer does. */
  readonly decision: Entry<AlertDecision> | null;
  /** Transactions that came after the decision: why the alert is open again, or what the lead may not know. */
  readonly addedSince: number;
}

type Decisions = readonly Entry<AlertDecision>[];

/**
 * Brings together what was noticed of one client and what was decided about it. What a graver rule
 * tells of the same transactions is told once, as long as the graver alert stands.
 */
export function settleAlerts(
  alerts: readonly Alert[],
  decisions: Decisions,
  settings: VigilanceSettings = DEFAULT_VIGILANCE_SETTINGS,
): readonly SettledAlert[] {
  const byFingerprint = new Map(decisions.map((entry) => [entry.data.fingerprint, entry]));
  const accepted = decisions.filter(({ data }) => data.decision === 'accepted');
  const settled = alerts.map((alert): SettledAlert => {
    const decision = byFingerprint.get(alert.fingerprint) ?? null;
    const decided = new Set(decision?.data.transactionIds);
    const addedSince = decision ? alert.transactionIds.filter((id) => !decided.has(id)).length : 0;
    // What a lead has to answer stays with the lead, whatever joins it.
    if (decision && (addedSince === 0 || statusOf(decision.data) === 'escalated')) {
      return { alert, status: statusOf(decision.data), decision, addedSince };
    }
    const habit = accepted.find(({ data }) => isLike(alert, data, settings));
    if (habit) return { alert, status: 'quiet', decision: habit, addedSince: 0 };
    return { alert, status: 'open', decision, addedSince };
  });
  return toldOnce(settled);
}

/**
 * Statuses in which an alert speaks for lesser rules too: somebody looks into the transactions, or a
 * lead has. What was dismissed or accepted was so under its own rule, and hides nothing.
 */
const SPEAKS_FOR_OTHERS: ReadonlySet<AlertStatus> = new Set(['open', 'escalated', 'answered']);

/** Leaves out what nobody decided about and of which every transaction is part of a graver alert. */
function toldOnce(settled: readonly SettledAlert[]): readonly SettledAlert[] {
  const gravity = ({ rule }: Alert): number => VIGILANCE_RULES.indexOf(rule);
  const byTransaction = new Map<RecordId, Alert[]>();
  for (const { alert, status } of settled) {
    if (!SPEAKS_FOR_OTHERS.has(status)) continue;
    for (const id of alert.transactionIds) {
      const known = byTransaction.get(id);
      if (known) known.push(alert);
      else byTransaction.set(id, [alert]);
    }
  }
  return settled.filter(({ alert, status, decision }) => {
    if (decision && status !== 'quiet') return true;
    const [first, ...others] = alert.transactionIds;
    const candidates = first ? (byTransaction.get(first) ?? []) : [];
    return !candidates.some(
      (graver) =>
        gravity(graver) < gravity(alert) &&
        others.every((id) => graver.transactionIds.includes(id)),
    );
  });
}

/** Whether a person still has to do something about it. */
export function needsLook({ status }: Pick<SettledAlert, 'status'>): boolean {
  return status === 'open' || status === 'escalated';
}

/** The status a decision gives. */
export function statusOf({ decision, outcome }: AlertDecision): AlertStatus {
  return decision === 'escalated' && outcome !== 'waiting' ? 'answered' : decision;
}

/** Whether `alert` is of the sort that was accepted, and no larger but for the margin. */
function isLike(alert: Alert, accepted: AlertDecision, settings: VigilanceSettings): boolean {
  if (accepted.rule !== alert.rule || accepted.patternKey !== alert.pattern.key) return false;
  return alert.pattern.size <= accepted.patternSize * (1 + settings.acceptedMargin / 100);
}

/** The record that says what was decided about `alert` on `today`. */
export function decisionAbout(
  alert: Alert,
  made: {
    readonly decision: AlertDecision['decision'];
    readonly reason: string;
    readonly today: CalendarDate;
    readonly by: PersonId | null;
    /** The alert's sentence, written out. */
    readonly statement: string;
    readonly escalatedTo?: PersonId | null;
  },
): AlertDecision {
  return {
    clientId: alert.clientId,
    fingerprint: alert.fingerprint,
    rule: alert.rule,
    decision: made.decision,
    reason: made.reason.trim(),
    decidedOn: made.today,
    decidedBy: made.by,
    statement: made.statement,
    transactionIds: [...alert.transactionIds],
    patternKey: alert.pattern.key,
    patternSize: Math.round(alert.pattern.size),
    escalatedTo: made.escalatedTo ?? null,
    answer: '',
    outcome: 'waiting',
    answeredOn: null,
    answeredBy: null,
  };
}

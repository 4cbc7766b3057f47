import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Kind } from '../kinds.ts';
import type { Wording } from '../wording.ts';
import type { InstructionDraft } from './instruction-draft.ts';

/** What was looked at. */
export type CheckRule =
  | 'content'
  | 'client'
  | 'account'
  | 'orderer'
  | 'term'
  | 'scope'
  | 'holdings'
  | 'lots'
  | 'cash'
  | 'goods'
  | 'data'
  | 'callBack'
  | 'signature';

/** One thing that was looked at, what came of it, and what would make it pass. */
export interface CheckFinding {
  readonly rule: CheckRule;
  readonly verdict: 'passes' | 'warns' | 'blocks';
  readonly reason: string;
  /** What would make it pass; `null` where it does. */
  readonly remedy: string | null;
  readonly source: { readonly kind: Kind; readonly id: RecordId } | null;
}

/** What the rules look at: a draft, and the client's file on the person's day. */
export interface CheckInput {
  readonly draft: InstructionDraft;
  readonly file: ClientFile;
  /** Whether every transaction is on this device; without them holdings and cash cannot be checked. */
  readonly isLedgerWhole: boolean;
  readonly today: CalendarDate;
  readonly wording: Wording;
}

type Source = CheckFinding['source'];

export const passes = (rule: CheckRule, reason: string, source: Source = null): CheckFinding => ({
  ...{ rule, verdict: 'passes', reason, remedy: null, source },
});

export const warns = (
  rule: CheckRule,
  reason: string,
  remedy: string,
  source: Source = null,
): CheckFinding => ({ rule, verdict: 'warns', reason, remedy, source });

export const blocks = (
  rule: CheckRule,
  reason: string,
  remedy: string,
  source: Source = null,
): CheckFinding => ({ rule, verdict: 'blocks', reason, remedy, source });

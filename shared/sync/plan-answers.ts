import { assertNever } from '#shared/lib/assert.ts';
import type { MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import type { NewConflict } from './conflict-record.ts';
import { LaneLedger } from './lane-ledger.ts';
import { rebase } from './rebase.ts';
import type { LaneState, LocalRecord, OutboxEntry, OutboxProblem, StoreWrite } from './records.ts';

export interface AnswersInput {
  readonly answers: readonly MutationAnswer[];
  /** All outbox entries of the records answered for, read after the answers came. */
  readonly entries: readonly OutboxEntry[];
  /** Their rows. */
  readonly records: ReadonlyMap<RecordId, LocalRecord>;
  readonly lanes: readonly LaneState[];
}

export interface AnswersPlan {
  readonly writes: readonly StoreWrite[];
  readonly conflicts: readonly NewConflict[];
  readonly accepted: number;
  /** Edits that the server kept for somebody else to decide on (F7). */
  readonly handedOver: number;
  /** Orders of the entries that wait for a parent. */
  readonly waiting: readonly number[];
  /** Answers that were for something this device had sent; without any, the answer is of no use. */
  readonly applied: number;
}

/** A `sent` entry, what was edited since, and the row. */
interface Answered {
  readonly entry: OutboxEntry;
  readonly successor: OutboxEntry | null;
  readonly row: LocalRecord | undefined;
}

class AnswersPlanner {
  readonly ledger: LaneLedger;
  readonly writes: StoreWrite[] = [];
  readonly conflicts: NewConflict[] = [];
  readonly waiting: number[] = [];
  readonly answered: MutationId[] = [];
  accepted = 0;
  handedOver = 0;

  constructor(lanes: readonly LaneState[]) {
    this.ledger = new LaneLedger(lanes);
  }

  put(before: LocalRecord | undefined, after: LocalRecord): void {
    this.ledger.replace(before, after);
    this.writes.push({ write: 'putRecord', record: after });
  }

  remove(row: LocalRecord | undefined): void {
    if (!row) return;
    this.ledger.replace(row, null);
    this.writes.push({ write: 'removeRecord', kind: row.kind, id: row.id });
  }

  /** The entry, with what was edited since, owed again in another state. */
  #reopen(
    { entry, successor }: Answered,
    state: OutboxEntry['state'],
    problem: OutboxProblem | null,
  ): void {
    if (successor) this.writes.push({ write: 'removeOutbox', order: successor.order });
    const latest = successor ?? entry;
    this.writes.push({
      write: 'putOutbox',
      entry: {
        ...entry,
        data: latest.data,
        editedBy: latest.editedBy,
        editedAt: latest.editedAt,
        state,
        mutationId: null,
        problem,
      },
    });
  }

  /** Base and version move to what was accepted (P3). */
  accept(item: Answered, answer: MutationAnswer & { answer: 'accepted' }): void {
    const { entry, successor, row } = item;
    const { version, seq, acceptedAt } = answer;
    this.accepted += 1;
    this.writes.push({ write: 'removeOutbox', order: entry.order });
    if (successor) {
      const rebased = { ...successor, baseVersion: version, base: entry.data };
      this.writes.push({ write: 'putOutbox', entry: rebased });
    } else if (entry.data === null) {
      this.remove(row);
      return;
    }
    const latest = successor ?? entry;
    const before: LocalRecord = row ?? {
      kind: entry.kind,
      id: entry.recordId,
      bookId: entry.bookId,
      clientId: entry.clientId,
      version: null,
      seq: 0,
      data: latest.data,
      editedBy: latest.editedBy,
      editedAt: latest.editedAt,
      acceptedAt: null,
      moveNumber: 0,
    };
    this.put(row, { ...before, version: entry.data && version, seq, acceptedAt });
  }

  merge({ entry, successor, row }: Answered, answer: MutationAnswer & { answer: 'stale' }): void {
    const latest = successor ?? entry;
    const { editedBy, editedAt } = latest;
    const owed = { entry: { ...entry, editedBy, editedAt }, mine: latest.data };
    const rebased = rebase(owed, answer.current);
    this.writes.push({ write: 'removeOutbox', order: entry.order });
    if (successor) this.writes.push({ write: 'removeOutbox', order: successor.order });
    if (rebased.entry) this.writes.push({ write: 'putOutbox', entry: rebased.entry });
    if (rebased.record) this.put(row, rebased.record);
    else this.remove(row);
    this.conflicts.push(...rebased.conflicts);
  }

  /** The server has no copy at all: what is here becomes a new record, or a deletion of nothing. */
  recreate(item: Answered): void {
    const { entry, successor, row } = item;
    const latest = successor ?? entry;
    this.writes.push({ write: 'removeOutbox', order: entry.order });
    if (successor) this.writes.push({ write: 'removeOutbox', order: successor.order });
    if (latest.data === null) {
      this.remove(row);
      return;
    }
    this.writes.push({
      write: 'putOutbox',
      entry: {
        ...latest,
        order: entry.order,
        baseVersion: null,
        base: null,
        state: 'pending',
        mutationId: null,
      },
    });
    if (row) this.put(row, { ...row, version: null });
  }

  /** The edit is kept for the new manager; here the record is again what the server had (F7). */
  release({ entry, successor, row }: Answered): void {
    this.writes.push({ write: 'removeOutbox', order: entry.order });
    if (successor) {
      const rebased = { ...successor, baseVersion: entry.baseVersion, base: entry.base };
      this.writes.push({ write: 'putOutbox', entry: rebased });
    } else if (row && entry.base !== null) {
      this.put(row, { ...row, data: entry.base });
    } else {
      this.remove(row);
    }
  }

  refuse(item: Answered, problem: OutboxProblem): void {
    // What was edited after the refused sending deserves its own try (P4); a reused id needs a fresh one.
    const again = item.successor !== null || problem.code === 'mutationReused';
    this.#reopen(item, again ? 'pending' : 'attention', again ? null : problem);
  }

  wait(item: Answered, parentId: RecordId): void {
    this.waiting.push(item.entry.order);
    const message = `waits for the record ${parentId}, which the server does not have yet`;
    this.#reopen(item, 'pending', { code: 'waiting', field: null, message });
  }

  answer(item: Answered, answer: MutationAnswer): void {
    this.answered.push(answer.mutationId);
    switch (answer.answer) {
      case 'accepted':
        this.accept(item, answer);
        break;
      case 'stale':
        this.merge(item, answer);
        break;
      case 'missing':
        this.recreate(item);
        break;
      case 'late':
        this.handedOver += 1;
        this.release(item);
        break;
      case 'waiting':
        this.wait(item, answer.parentId);
        break;
      case 'rejected': {
        const { code, field, message } = answer;
        this.refuse(item, { code, field, message });
        break;
      }
      case 'forbidden':
        this.refuse(item, {
          code: 'forbidden',
          field: null,
          message: 'you may not change this record on the server',
        });
        break;
      default:
        assertNever(answer);
    }
  }
}

/**
 * What the server's answers make of the outbox and its records (P1 to P4). Answers to anything that
 * is not `sent` here, repeated ones among them, are passed over, so applying twice changes nothing.
 */
export function planAnswers(input: AnswersInput): AnswersPlan {
  const planner = new AnswersPlanner(input.lanes);
  const byMutation = new Map<MutationId, OutboxEntry>();
  const successors = new Map<RecordId, OutboxEntry>();
  for (const entry of input.entries) {
    if (entry.state === 'sent' && entry.mutationId) byMutation.set(entry.mutationId, entry);
    else successors.set(entry.recordId, entry);
  }
  for (const answer of input.answers) {
    const entry = byMutation.get(answer.mutationId);
    if (!entry) continue;
    if (answer.answer === 'stale' && answer.current.id !== entry.recordId) continue;
    byMutation.delete(answer.mutationId);
    const successor = successors.get(entry.recordId) ?? null;
    planner.answer({ entry, successor, row: input.records.get(entry.recordId) }, answer);
  }
  const { writes, answered, ledger, conflicts, waiting, accepted, handedOver } = planner;
  const putAnswered: StoreWrite = { write: 'putAnswered', mutationIds: answered };
  return {
    writes: [...writes, ...ledger.writes(), ...(answered.length > 0 ? [putAnswered] : [])],
    conflicts,
    accepted,
    handedOver,
    waiting,
    applied: answered.length,
  };
}

import { hash } from 'node:crypto';
import {
  alertDecisionKind,
  isEscalatedTo,
} from '#shared/domain/advice/vigilance/alert-decision.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { fieldNotKept } from '#shared/lib/kept-json.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { AlertAnswerRequest } from '#shared/protocol/alert-answers.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import { asPerson } from '../database/as-person.ts';
import { instantNow, type RouteDependencies } from '../dependencies.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { notFound, type Refused, refuse } from '../lib/refused.ts';
import { wireRecordOf } from '../push/accept-late-edit.ts';
import { objectionTo } from '../push/check-mutation.ts';
import type { Pusher } from '../push/push.ts';
import { auditEntryOf, headAfter, type RecordWrite } from '../push/write-records.ts';
import { lockForAnswer, writeAnswer } from '../repositories/alert-answers.ts';
import { rememberedMutations } from '../repositories/mutations.ts';
import { serverState } from '../repositories/server-state.ts';

/**
 * Answers an escalated alert in the name of the person it was escalated to, who may read its book and
 * perhaps not write there. Repeated under its mutation id it does nothing more. Comes back with
 * `notFound` when there is no such decision or it was escalated to somebody else, and with `badRequest`
 * when it was answered already, has changed since it was read, or the answer breaks a rule of its kind.
 */
export function answerAlert(
  dependencies: RouteDependencies,
  by: Pusher,
  request: AlertAnswerRequest,
): Promise<Result<null, Refused>> {
  const { database, access } = dependencies;
  const { bookId, decisionId, mutationId } = request;
  const payloadHash = hash('sha256', canonicalJson(request));
  return asPerson(database, by.personId, async (transaction) => {
    const books = await access.bookAccess(transaction, by.personId, [bookId]);
    if (!books.some((book) => book.bookId === bookId)) return notFound();
    const head = await lockForAnswer(transaction, bookId, decisionId);
    // Read behind the lock: another try of this very answer may have held it.
    const [remembered] = await rememberedMutations(transaction, [mutationId]);
    if (remembered?.payloadHash === payloadHash) return ok(null);
    if (remembered) {
      return refuse('badRequest', 'mutationId: it came before with another payload');
    }
    const current = await wireRecordOf(transaction, bookId, decisionId);
    const data = answeredData(current, by, request);
    if (!head || !current || !data.ok) return data.ok ? notFound() : data;
    const { epoch } = await serverState(transaction);
    const write = writeOf(current, data.value, by, {
      version: { epoch, n: current.version.n + 1 },
      seq: head.seq + 1,
      acceptedAt: instantNow(dependencies),
    });
    const entry = auditEntryOf(write, head.auditHash);
    const { workDigest } = headAfter(head, write, entry.hash);
    const answer = { entry, workDigest, mutationId, payloadHash };
    return (await writeAnswer(transaction, answer)) ? ok(null) : notFound();
  });
}

/** The decision `current` with its answer, or why it cannot be answered so. */
function answeredData(
  current: WireRecord | null,
  { personId }: Pusher,
  { baseVersion, answer, outcome, answeredOn }: AlertAnswerRequest,
): Result<RecordData, Refused> {
  const decision = alertDecisionKind.schema.safeParse(current?.data);
  if (current?.kind !== alertDecisionKind.kind || !decision.success) return notFound();
  if (!isEscalatedTo(decision.data, personId)) return notFound();
  if (decision.data.outcome !== 'waiting') {
    return refuse('badRequest', 'This alert has been answered already.');
  }
  const { epoch, n } = current.version;
  if (epoch !== baseVersion.epoch || n !== baseVersion.n) {
    const message = 'What was escalated has changed meanwhile. Read it again, then answer.';
    return refuse('badRequest', message);
  }
  const data = { ...current.data, answer, outcome, answeredOn, answeredBy: personId };
  const objection = fieldNotKept(data) ?? objectionTo(alertDecisionKind, data);
  return objection
    ? refuse('badRequest', `${objection.field ?? 'answer'}: ${objection.message}`)
    : ok(data);
}

function writeOf(
  current: WireRecord,
  data: RecordData,
  { personId, deviceId }: Pusher,
  given: Pick<RecordWrite['row'], 'version' | 'seq' | 'acceptedAt'>,
): RecordWrite {
  const { bookId, id, kind, clientId, version } = current;
  return {
    row: {
      ...{ bookId, id, kind, clientId, lane: alertDecisionKind.lane, data: JSON.stringify(data) },
      ...given,
      ...{ editedBy: personId, editedAt: given.acceptedAt, moveNumber: 0 },
    },
    previous: { version, isLive: true },
    ...{ action: 'write', personId, deviceId },
  };
}

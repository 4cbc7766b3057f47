import type { Instant } from '#shared/lib/calendar-date.ts';
import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import { asPerson } from '../database/as-person.ts';
import { type Transaction, together } from '../database/database.ts';
import { instantNow, type RouteDependencies } from '../dependencies.ts';
import type { AuditAction } from '../repositories/audit.ts';
import { putClientPlaces } from '../repositories/clients.ts';
import { keepLateEdits } from '../repositories/late-edits.ts';
import { type RememberedMutation, rememberMutations } from '../repositories/mutations.ts';
import { type CheckedMutation, checkMutation, type Refusal } from './check-mutation.ts';
import { decidePush, type PushPlan } from './decide.ts';
import { lateEditOf } from './late-edit.ts';
import { type LoadedState, loadState } from './load-state.ts';
import { type RecordWrite, writeRecords } from './write-records.ts';

/** Who pushes. */
export interface Pusher {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
}

/** What a list of mutations is, before the database is asked. */
export type CheckedPush = readonly (
  | { readonly checked: CheckedMutation }
  | { readonly refusal: Refusal }
)[];

/** Checks each mutation by itself; `null` when one cannot even be answered to, for want of an id. */
export function checkPush(mutations: readonly unknown[]): CheckedPush | null {
  const results: CheckedPush[number][] = [];
  for (const mutation of mutations) {
    const result = checkMutation(mutation);
    if (result.ok) results.push({ checked: result.value });
    else if (result.error) results.push({ refusal: result.error });
    else return null;
  }
  return results;
}

/**
 * Decides and carries out a push in one transaction: locks the books' heads, reads what the decision
 * needs, writes records, audit, answers and heads together. Answers are in the order of `push`.
 */
export async function carryOutPush(
  dependencies: RouteDependencies,
  pusher: Pusher,
  push: CheckedPush,
): Promise<readonly MutationAnswer[]> {
  const checked = push.flatMap((each) => ('checked' in each ? [each.checked] : []));
  const decided =
    checked.length === 0
      ? []
      : await asPerson(dependencies.database, pusher.personId, async (transaction) => {
          const now = instantNow(dependencies);
          const loaded = await loadState(transaction, dependencies.access, pusher, checked, now);
          const plan = decidePush(loaded.state, checked);
          await carryOut(transaction, pusher, loaded, plan);
          return plan.answers;
        });
  const remaining = decided[Symbol.iterator]();
  return push.map((each) => {
    if ('refusal' in each) return { answer: 'rejected', ...each.refusal };
    const next = remaining.next();
    if (next.done) throw new Error('a mutation was left without an answer');
    return next.value;
  });
}

async function carryOut(
  transaction: Transaction,
  pusher: Pusher,
  loaded: LoadedState,
  plan: PushPlan,
): Promise<void> {
  const { acceptedAt } = loaded.state;
  await together([
    writeAccepted(transaction, loaded, plan, { ...pusher, action: 'write' }),
    keepLateEdits(
      transaction,
      plan.late.map(({ checked, clientId }) =>
        lateEditOf(checked, clientId, loaded.placeOf, pusher),
      ),
      acceptedAt,
    ),
    rememberMutations(transaction, mutationsWithEffect(pusher, plan), acceptedAt),
  ]);
}

/** Writes what a plan accepts, as the words of `author`, and notes where new clients are. */
export async function writeAccepted(
  transaction: Transaction,
  { heads, state }: LoadedState,
  plan: PushPlan,
  author: Pusher & { readonly action: AuditAction },
): Promise<void> {
  await together([
    writeRecords(transaction, heads, recordWrites(author, state.acceptedAt, plan)),
    placeNewClients(transaction, plan),
  ]);
}

function recordWrites(
  { personId, deviceId, action }: Pusher & { readonly action: AuditAction },
  acceptedAt: Instant,
  { writes }: PushPlan,
): readonly RecordWrite[] {
  return writes.map(({ checked, clientId, version, seq, moveNumber, previous }) => ({
    row: {
      bookId: checked.mutation.bookId,
      id: checked.mutation.recordId,
      kind: checked.mutation.kind,
      clientId,
      lane: checked.definition.lane,
      version,
      seq,
      data: checked.dataText,
      // Whatever the device says: a device is signed in by one person.
      editedBy: personId,
      editedAt: checked.mutation.editedAt,
      acceptedAt,
      moveNumber,
    },
    previous,
    action,
    personId,
    deviceId,
  }));
}

async function placeNewClients(transaction: Transaction, { writes }: PushPlan): Promise<void> {
  const newClients = writes.filter(
    ({ checked, previous }) => checked.mutation.kind === 'client' && previous === null,
  );
  if (newClients.length === 0) return;
  await putClientPlaces(
    transaction,
    newClients.map(({ checked: { mutation } }) => ({
      clientId: mutation.recordId,
      bookId: mutation.bookId,
      moveNumber: 0,
    })),
  );
}

function mutationsWithEffect(
  { deviceId }: Pusher,
  { answers, writes, late }: PushPlan,
): readonly RememberedMutation[] {
  const answerTo = new Map(answers.map((answer) => [answer.mutationId, answer]));
  return [...writes, ...late].flatMap(({ checked: { mutation, payloadHash } }) => {
    const answer = answerTo.get(mutation.id);
    return answer
      ? [{ bookId: mutation.bookId, id: mutation.id, deviceId, payloadHash, answer }]
      : [];
  });
}

import type { MutationId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { planAnswers } from '../plan-answers.ts';
import { mutationOf, planFreeze, planQueue, planRetry } from '../plan-push.ts';
import type { TransportError } from '../ports.ts';
import type { OutboxEntry, StoreWrite } from '../records.ts';
import { type CycleContext, call, commitPlan, garbled, type Step, wantedBy } from './context.ts';

/** How often one edit is sent in a stage before it has to wait for the next cycle. */
const MOST_ATTEMPTS = 8;
/** Passes over the outbox in one stage: parents go first, so even deep trees need few. */
const MOST_PASSES = 40;
const MOST_ACKNOWLEDGED = 5_000;

/** Freezes the entries of `batch` that are still owed as they were, durably (P2). */
function freeze(context: CycleContext, batch: readonly OutboxEntry[], waiting: Set<number>) {
  const { store, dependencies } = context;
  return store.exclusive(async () => {
    const outbox = await store.outbox(batch.map(({ recordId }) => recordId));
    const frozen = planFreeze({ outbox, waiting, newId: dependencies.newId });
    if (frozen.writes.length > 0) await store.commit(frozen.writes, 'strict');
    return frozen.entries;
  });
}

function request(
  context: CycleContext,
  entries: readonly OutboxEntry[],
): Promise<Result<readonly MutationAnswer[], TransportError>> {
  const mutations = entries.map(mutationOf);
  const { deviceId } = context.session;
  return context.transport
    .push({ protocolVersion: PROTOCOL_VERSION, deviceId, mutations })
    .then((answer) => (answer.ok ? ok(answer.value.answers) : answer));
}

/**
 * Sends frozen entries. A request that the server refuses whole is halved until the one edit that it
 * cannot take stands alone; that one is answered here as rejected, the others land (P4). When the
 * server refuses even a push of nothing, no edit is to blame.
 */
async function send(
  context: CycleContext,
  entries: readonly OutboxEntry[],
): Step<readonly MutationAnswer[]> {
  const answers = await call(context, () => request(context, entries));
  const isRefused =
    !answers.ok && answers.error.halt === 'failed' && answers.error.error.tag === 'refused';
  if (answers.ok || !isRefused) return answers;
  const [first] = entries;
  if (entries.length > 1) {
    const half = Math.ceil(entries.length / 2);
    const front = await send(context, entries.slice(0, half));
    if (!front.ok) return front;
    // What the front got is applied before the back is sent, so that a halt loses nothing.
    await applyAnswers(context, front.value, entries);
    return send(context, entries.slice(half));
  }
  const probe = await call(context, () => request(context, []));
  if (!probe.ok || !first?.mutationId) return answers;
  const message = answers.error.halt === 'failed' ? answers.error.error.message : '';
  const { mutationId } = first;
  return ok([{ answer: 'rejected', mutationId, code: 'invalid', field: null, message }]);
}

/** Applies what the server answered, in one transaction (P3). */
export async function applyAnswers(
  context: CycleContext,
  answers: readonly MutationAnswer[],
  sent: readonly OutboxEntry[],
) {
  const { store } = context;
  return store.exclusive(async () => {
    const entries = await store.outbox(sent.map(({ recordId }) => recordId));
    const records = await store.records(sent.map(wantedBy));
    const plan = planAnswers({ answers, entries, records, lanes: await store.lanes() });
    const nextOrder = plan.conflicts.length > 0 ? await store.nextOrder() : 0;
    const writes = [...plan.writes, ...(await countedAsHandedOver(context, plan.handedOver))];
    await commitPlan(context, writes, plan.conflicts, { nextOrder, durability: 'strict' });
    context.counts.pushed += plan.accepted;
    return plan;
  });
}

/** In the transaction of the answers: afterwards nothing here would remember these edits (F7). */
async function countedAsHandedOver(
  { store, dependencies }: CycleContext,
  count: number,
): Promise<readonly StoreWrite[]> {
  if (count === 0) return [];
  const before = (await store.handedOver())?.count ?? 0;
  const handedOver = { count: before + count, lastAt: dependencies.now() };
  return [{ write: 'putHandedOver', handedOver }];
}

/** What passes over the outbox remember in one stage. */
interface Tries {
  /** Entries not to be sent now. */
  readonly waiting: Set<number>;
  readonly attempts: Map<number, number>;
}

/** Applies the answers to a batch and notes what has to wait. */
async function settle(
  context: CycleContext,
  answers: readonly MutationAnswer[],
  entries: readonly OutboxEntry[],
  { waiting, attempts }: Tries,
): Step {
  const plan = await applyAnswers(context, answers, entries);
  if (plan.applied === 0) return garbled('the server answered none of the edits it was sent');
  if (plan.accepted > 0) waiting.clear();
  for (const order of plan.waiting) waiting.add(order);
  for (const { order } of entries) attempts.set(order, (attempts.get(order) ?? 0) + 1);
  for (const [order, times] of attempts) if (times >= MOST_ATTEMPTS) waiting.add(order);
  return ok(null);
}

/** A batch that was sent. */
interface Travelling {
  readonly entries: readonly OutboxEntry[];
  readonly answers: Step<readonly MutationAnswer[]>;
}

function sendOff(context: CycleContext, entries: readonly OutboxEntry[]): Travelling {
  const answers = send(context, entries);
  // Awaited only after other work: a failure before that is nobody's yet.
  answers.catch(() => undefined);
  return { entries, answers };
}

/**
 * One pass over everything owed, batch by batch; tells whether anything was sent. One batch travels at
 * a time, and meanwhile the next is frozen and what came before is applied; none is under way when
 * the pass has ended.
 */
async function pass(context: CycleContext, tries: Tries): Step<boolean> {
  const outbox = await context.store.outbox();
  const queue = planQueue(outbox, tries.waiting, context.mutationsPerPush);
  const total = queue.reduce((sum, batch) => sum + batch.length, 0);
  let done = 0;
  let travelling: Travelling | null = null;
  try {
    if (total > 0) context.progress({ stage: 'push', done, total });
    // The last round only receives.
    for (const batch of [...queue, []]) {
      const next = await freeze(context, batch, tries.waiting);
      const sent: Travelling | null = travelling;
      const answers = await sent?.answers;
      if (answers && !answers.ok) return answers;
      travelling = next.length > 0 ? sendOff(context, next) : null;
      if (!sent || !answers) continue;
      const settled = await settle(context, answers.value, sent.entries, tries);
      if (!settled.ok) return settled;
      done += sent.entries.length;
      context.progress({ stage: 'push', done, total });
    }
  } finally {
    await travelling?.answers.catch(() => undefined);
  }
  return ok(total > 0);
}

/** Tells the server which answers are applied, so that it may forget them (P2). */
export async function acknowledge(context: CycleContext): Step {
  const { store, transport } = context;
  const answered = await store.answered();
  for (let start = 0; start < answered.length; start += MOST_ACKNOWLEDGED) {
    const mutationIds: readonly MutationId[] = answered.slice(start, start + MOST_ACKNOWLEDGED);
    const done = await call(context, () => transport.acknowledge(mutationIds));
    if (!done.ok) return done;
    await store.exclusive(() =>
      store.commit([{ write: 'removeAnswered', mutationIds }], 'relaxed'),
    );
  }
  return ok(null);
}

/**
 * Pushes until nothing is owed but what waits for a parent or for a person (P1 to P4). Stops at the
 * first call without a usable answer: what was sent stays frozen, and is sent again next time.
 */
export async function pushOwed(context: CycleContext): Step {
  const tries: Tries = { waiting: new Set(), attempts: new Map() };
  for (let passes = 0; passes < MOST_PASSES; passes += 1) {
    const sent = await pass(context, tries);
    if (!sent.ok) return sent;
    if (!sent.value) return acknowledge(context);
  }
  return garbled('the server’s answers do not bring the outbox to an end');
}

/** Sends `entries`, those in attention too, because their client or book leaves this device (F7). */
export async function pushBeforePurge(
  context: CycleContext,
  entries: readonly OutboxEntry[],
): Step {
  for (const { order } of entries) context.tried.add(order);
  const orders = new Set(entries.map(({ order }) => order));
  await context.store.exclusive(async () => {
    const current = await context.store.outbox(entries.map(({ recordId }) => recordId));
    const writes = planRetry(current.filter(({ order }) => orders.has(order)));
    if (writes.length > 0) await context.store.commit(writes, 'strict');
  });
  return pushOwed(context);
}

import type { Lane } from '#shared/domain/kind.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { DigestCounter } from '../digest.ts';
import { planLost } from '../plan-lost.ts';
import type { LocalRecord } from '../records.ts';
import type { CycleContext, Step } from './context.ts';
import { beginAnew, canWrite, type LaneEnd, laneOfStore, pullLane } from './pull-stage.ts';

/** Whether device and server hold the same of a lane; a server that tells nothing is believed. */
export function isAgreed(end: LaneEnd): boolean {
  return (
    end.serverDigest === null ||
    (end.serverDigest === end.here.digest &&
      (end.serverCount === null || end.serverCount === end.here.count))
  );
}

/** Counts a lane's digest anew from its rows and writes it down; the rows decide (F8). */
async function recount(context: CycleContext, end: LaneEnd): Promise<LaneEnd> {
  const { store } = context;
  const { bookId, lane } = end.here;
  return store.exclusive(async () => {
    const counter = new DigestCounter();
    for await (const rows of store.versions(bookId, lane)) {
      for (const { id, version } of rows) if (version) counter.add({ id, version });
    }
    const state = await laneOfStore(context, bookId, lane);
    const here = { ...state, digest: counter.digest, count: counter.count };
    await store.commit([{ write: 'putLane', lane: here }], 'relaxed');
    return { ...end, here };
  });
}

/** Deals with rows of a lane that a full reading did not meet: the server lost them (F8, F9). */
async function settleLost(
  context: CycleContext,
  book: BookAccess,
  lane: Lane,
  seen: ReadonlySet<RecordId>,
): Promise<void> {
  const { store } = context;
  await store.exclusive(async () => {
    const lost: LocalRecord[] = [];
    for await (const rows of store.versions(book.bookId, lane)) {
      lost.push(...rows.filter(({ id }) => !seen.has(id)));
    }
    if (lost.length === 0) return;
    const writes = planLost({
      lost,
      entries: await store.outbox(lost.map(({ id }) => id)),
      lanes: await store.lanes(),
      canWrite: canWrite(book),
      nextOrder: await store.nextOrder(),
    });
    await store.commit(writes, 'strict');
  });
}

/**
 * Mends a lane whose digest differs from the server's: counts the rows anew, and when they do
 * differ, reads the whole lane again (F8). Local edits survive; what the server lost is offered to it
 * again. The server's digest is never adopted.
 */
export async function repairLane(context: CycleContext, book: BookAccess, end: LaneEnd): Step {
  const { bookId, lane } = end.here;
  if (isAgreed(await recount(context, end))) return ok(null);
  await beginAnew(context, bookId, lane);
  const seen = new Set<RecordId>();
  const again = await pullLane(context, book, lane, {
    stage: 'repair',
    onPage: (page) => {
      for (const { id } of page.records) seen.add(id);
    },
  });
  if (!again.ok) return again;
  if (!isAgreed(again.value)) await settleLost(context, book, lane, seen);
  const here = await laneOfStore(context, bookId, lane);
  context.repairs.push({ bookId, lane, mended: isAgreed({ ...again.value, here }) });
  return ok(null);
}

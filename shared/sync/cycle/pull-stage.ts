import type { Lane } from '#shared/domain/kind.ts';
import { seriesOf } from '#shared/domain/kinds.ts';
import { assertNever } from '#shared/lib/assert.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PullAnswer } from '#shared/protocol/pull.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { freshLane } from '../lane-ledger.ts';
import { type PageInput, type PageRefusal, planPage } from '../plan-page.ts';
import type { LaneState, LocalRecord } from '../records.ts';
import { type CycleContext, call, commitPlan, failed, garbled, type Step } from './context.ts';
import { pageSize } from './page-size.ts';
import { pushBeforePurge } from './push-stage.ts';

/** How often a lane lets edits go first, or begins anew, before it waits for the next cycle. */
const MOST_DETOURS = 5;

/** A lane read to its end, as the server had it in the snapshot of the last page (F8). */
export interface LaneEnd {
  readonly serverDigest: string | null;
  readonly serverCount: number | null;
  readonly here: LaneState;
}

export const canWrite = (book: BookAccess): boolean =>
  book.role === 'owner' || book.role === 'assistant';

const writableBooks = ({ session }: CycleContext): ReadonlySet<BookId> =>
  new Set(session.books.filter(canWrite).map(({ bookId }) => bookId));

export async function laneOfStore(
  context: CycleContext,
  bookId: BookId,
  lane: Lane,
): Promise<LaneState> {
  const lanes = await context.store.lanes();
  return (
    lanes.find((state) => state.bookId === bookId && state.lane === lane) ?? freshLane(bookId, lane)
  );
}

/** Reads the lane from its beginning again; its rows and their digest stay as they are. */
export async function beginAnew(context: CycleContext, bookId: BookId, lane: Lane): Promise<void> {
  const { store, session } = context;
  await store.exclusive(async () => {
    const state = await laneOfStore(context, bookId, lane);
    const again: LaneState = { ...state, cursor: 0, epoch: session.epoch };
    await store.commit([{ write: 'putLane', lane: again }], 'strict');
  });
}

/** What of a client leaves with it; asked only when a page has departures, which is rare. */
async function departingOf(
  context: CycleContext,
  page: PullAnswer,
): Promise<PageInput['departing']> {
  const { store } = context;
  const ids = new Set(page.departures.map(({ clientId }) => clientId));
  if (ids.size === 0) return { clients: new Map(), rows: [], entries: [] };
  const clients = await store.records([...ids].map((id) => ({ kind: 'client', id, series: null })));
  const leaves = (it: { bookId: BookId; clientId: RecordId | null }): boolean =>
    it.bookId === page.bookId && it.clientId !== null && ids.has(it.clientId);
  const rows: LocalRecord[] = [];
  for (const lane of ['work', 'ledger'] as const) {
    for await (const some of store.versions(page.bookId, lane)) rows.push(...some.filter(leaves));
  }
  return { clients, rows, entries: (await store.outbox()).filter(leaves) };
}

/** Plans and commits one page, alone with the store (F3). */
function applyPage(
  context: CycleContext,
  page: PullAnswer,
): Promise<Result<LaneState, PageRefusal>> {
  const { store } = context;
  return store.exclusive(async () => {
    const lanes = await store.lanes();
    const held = lanes.reduce((sum, { lane, count }) => sum + (lane === page.lane ? count : 0), 0);
    const ids = page.records.map(({ id }) => id);
    const entries = await store.outbox(ids);
    // The first page of a first synchronisation meets nothing: then nothing is looked up.
    const records =
      held === 0 && entries.length === 0
        ? new Map<RecordId, LocalRecord>()
        : await store.records(
            page.records.map(({ kind, id, data }) => {
              return { kind, id, series: data ? seriesOf(kind, data) : null };
            }),
          );
    const plan = planPage({
      page,
      lanes,
      records,
      entries,
      departing: await departingOf(context, page),
      tried: context.tried,
      writable: writableBooks(context),
      nextOrder: await store.nextOrder(),
    });
    if (!plan.ok) return plan;
    const { writes, conflicts, nextOrder, touchesOutbox } = plan.value;
    const durability = touchesOutbox ? 'strict' : 'relaxed';
    await commitPlan(context, writes, conflicts, { nextOrder, durability });
    context.counts.pulled += page.records.length;
    return ok(await laneOfStore(context, page.bookId, page.lane));
  });
}

/** What a refused page asks for; afterwards the lane is read on from where it then is. */
async function detour(context: CycleContext, page: PullAnswer, refusal: PageRefusal): Step {
  switch (refusal.refusal) {
    case 'garbled':
      return garbled(refusal.reason);
    case 'pushFirst':
      return pushBeforePurge(context, refusal.entries);
    case 'serverLostWrites':
      if (page.epoch !== context.session.epoch) {
        const message = 'the server was restored in the middle of this';
        return failed({ tag: 'serverFailed', message });
      }
      await beginAnew(context, page.bookId, page.lane);
      return ok(null);
    default:
      return assertNever(refusal);
  }
}

export interface PullOptions {
  readonly stage: 'pull' | 'repair';
  /** Told every page that was applied. */
  readonly onPage?: (page: PullAnswer) => void;
}

/**
 * Asks for the pages of one reading of a lane. The next page travels while the present one is
 * applied; what came in vain is dropped, because only a page that answers the lane's cursor is used
 * (F3).
 */
class PageReader {
  readonly #context: CycleContext;
  readonly #lane: Pick<LaneState, 'bookId' | 'lane'>;
  #began: number;
  #read = 0;
  #remaining: number | undefined;
  #ahead: { readonly cursor: number; readonly answer: Step<PullAnswer> } | null = null;

  constructor(context: CycleContext, { bookId, lane, cursor }: LaneState) {
    this.#context = context;
    this.#lane = { bookId, lane };
    this.#began = cursor;
  }

  /** The page after `cursor`, maybe asked for already. */
  async page(cursor: number): Step<PullAnswer> {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (!ahead) return this.#ask(cursor);
    const answer = await ahead.answer;
    if (this.#context.isStopped()) return err({ halt: 'stopped' });
    return ahead.cursor === cursor ? answer : this.#ask(cursor);
  }

  /** Asks for the page after `page`, which is about to be applied. */
  askAhead(page: PullAnswer): void {
    this.#read += page.records.length;
    this.#remaining = page.remaining;
    if (!page.more) return;
    this.#ahead = { cursor: page.cursor, answer: this.#ask(page.cursor) };
  }

  /** Drops what was asked for ahead, however it ends; nothing is under way afterwards. */
  async drop(): Promise<void> {
    const ahead = this.#ahead;
    this.#ahead = null;
    await ahead?.answer.catch(() => undefined);
  }

  /** Goes on from elsewhere: what was told of the rest is void. */
  beginAt(cursor: number): void {
    this.#remaining = undefined;
    this.#began = cursor;
    this.#read = 0;
  }

  #ask(cursor: number): Step<PullAnswer> {
    const limit = pageSize({ began: this.#began, read: this.#read });
    const question = { ...this.#lane, cursor, limit, remaining: this.#remaining };
    return call(this.#context, () => this.#context.transport.pull(question));
  }
}

/** Reads a lane of a book page by page to its end (F1 to F5). */
export async function pullLane(
  context: CycleContext,
  book: BookAccess,
  lane: Lane,
  options: PullOptions,
): Step<LaneEnd> {
  const start = await laneOfStore(context, book.bookId, lane);
  const reader = new PageReader(context, start);
  try {
    return await readToEnd(context, start, reader, options);
  } finally {
    await reader.drop();
  }
}

async function readToEnd(
  context: CycleContext,
  { bookId, lane, cursor: start }: LaneState,
  reader: PageReader,
  options: PullOptions,
): Step<LaneEnd> {
  let done = 0;
  let detours = 0;
  let cursor = start;
  for (;;) {
    const answer = await reader.page(cursor);
    if (!answer.ok) return answer;
    const page = answer.value;
    if (page.epoch !== context.session.epoch && page.from === cursor) {
      const epoch = { refusal: 'serverLostWrites' } as const;
      const halt = await detour(context, page, epoch);
      if (!halt.ok) return halt;
    }
    reader.askAhead(page);
    const applied = await applyPage(context, page);
    if (applied.ok) {
      cursor = applied.value.cursor;
      done += page.records.length;
      options.onPage?.(page);
      const total = done + page.remaining;
      context.progress({ stage: options.stage, bookId, lane, done, total });
      if (!page.more) {
        return ok({
          serverDigest: page.digest,
          serverCount: page.count,
          here: applied.value,
        });
      }
      continue;
    }
    await reader.drop();
    detours += 1;
    if (detours > MOST_DETOURS) return garbled('the lane cannot be read');
    const turned = await detour(context, page, applied.error);
    if (!turned.ok) return turned;
    cursor = (await laneOfStore(context, bookId, lane)).cursor;
    reader.beginAt(cursor);
  }
}

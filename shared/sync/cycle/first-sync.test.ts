import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { MAX_RECORDS_PER_PAGE, type PullRequest } from '#shared/protocol/pull.ts';
import { Random } from '#tests/simulation/random.ts';
import {
  ANNA,
  ANNAS,
  change,
  clientData,
  NOW,
  noteData,
  recordId,
  type Scene,
  setScene,
} from '#tests/simulation/scene.ts';
import { SMALL_PAGE } from './page-size.ts';

const RECORDS = 20_000;
/** As many for each record as fifty in a hundred thousand. */
const INTERRUPTIONS = 10;

/** Anna's book grows to `RECORDS` records that her second device does not have. */
async function bigBook(): Promise<Scene> {
  const scene = await setScene();
  const { server, client } = scene;
  server.addBook(ANNAS, 'Anna');
  const book = server.state.books.get(ANNAS);
  if (!book) throw new Error('Anna has a book');
  for (let seq = 1; seq <= RECORDS; seq += 1) {
    const [kind, id] = seq === 1 ? ['client', client] : ['note', recordId(`note ${seq}`)];
    const data = seq === 1 ? clientData() : noteData(client, `note ${seq}`);
    book.records.set(id, {
      ...{ kind, id, bookId: ANNAS, clientId: client, version: { epoch: 'epoch0001', n: 1 } },
      ...{ seq, data, editedBy: ANNA, editedAt: NOW, acceptedAt: NOW },
    });
  }
  book.head = RECORDS;
  await scene.ben.synchronise();
  scene.annas.store.contents.records.clear();
  scene.annas.store.contents.lanes.clear();
  return scene;
}

describe('a first synchronisation', () => {
  it('[Y9] interrupted again and again costs at most a tenth more', async () => {
    const { annas } = await bigBook();
    const { pull } = annas.transport;
    const random = new Random(9);
    const moments = Array.from({ length: INTERRUPTIONS }, () => random.below(RECORDS)).sort(
      (left, right) => left - right,
    );
    const gaps = moments.map((moment, at) => moment - (moments[at - 1] ?? 0));
    let carried = 0;
    let left = Number.POSITIVE_INFINITY;
    change(annas, {
      pull: async (request) => {
        const answer = await pull(request);
        const size = answer.ok ? answer.value.records.length : 0;
        const arrived = Math.min(size, left);
        carried += arrived;
        left -= arrived;
        return arrived < size ? err({ tag: 'unreachable', message: 'cut' }) : answer;
      },
    });
    for (const gap of [...gaps, Number.POSITIVE_INFINITY]) {
      left = gap;
      const report = await annas.synchronise();
      expect(report.repaired).toEqual([]);
      const lane = (await annas.store.lanes()).find(
        (each) => each.bookId === ANNAS && each.lane === 'work',
      );
      expect(lane?.whole ?? false).toBe(lane?.count === RECORDS);
    }
    expect(annas.store.contents.records.size).toBe(RECORDS);
    expect(carried / RECORDS).toBeLessThan(1.1);
  });

  it('[Y9] gets somewhere on a connection that never lasts', async () => {
    const { annas } = await bigBook();
    const { pull } = annas.transport;
    change(annas, {
      pull: async (request) =>
        request.limit > 500 ? err({ tag: 'unreachable', message: 'cut' }) : pull(request),
    });
    for (let cycles = 1; cycles <= 3; cycles += 1) {
      const before = annas.store.contents.records.size;
      expect(await annas.synchronise()).toMatchObject({ error: { tag: 'unreachable' } });
      expect(annas.store.contents.records.size).toBeGreaterThan(before);
    }
  });

  it('[F4] takes few and large pages, told what remains, the next one under way meanwhile', async () => {
    const { annas } = await bigBook();
    const { pull } = annas.transport;
    const { store } = annas;
    const asked: PullRequest[] = [];
    const ahead: number[] = [];
    change(annas, {
      pull: async (request) => {
        if (request.bookId === ANNAS && request.lane === 'work') {
          asked.push(request);
          const lanes = [...store.contents.lanes.values()];
          const lane = lanes.find(({ bookId, lane }) => bookId === ANNAS && lane === 'work');
          ahead.push(request.cursor - (lane?.cursor ?? 0));
        }
        return pull(request);
      },
    });
    const totals = new Set<number>();
    const report = await annas.synchronise({
      onProgress: (at) => {
        if (at.stage === 'pull' && at.bookId === ANNAS && at.lane === 'work') totals.add(at.total);
      },
    });
    expect(report.finished).toBe(true);
    expect(asked.map(({ limit }) => limit)).toEqual([
      SMALL_PAGE,
      ...Array(10).fill(MAX_RECORDS_PER_PAGE),
    ]);
    expect(asked.map(({ remaining }) => remaining)).toEqual([
      undefined,
      ...Array.from({ length: 10 }, (_, at) => RECORDS - SMALL_PAGE - MAX_RECORDS_PER_PAGE * at),
    ]);
    expect([...totals]).toEqual([RECORDS]);
    expect(ahead).toEqual([0, SMALL_PAGE, ...Array(9).fill(MAX_RECORDS_PER_PAGE)]);
  });

  it('[F3] uses nothing of a page asked for ahead when the present one is refused', async () => {
    const { annas } = await bigBook();
    const { pull } = annas.transport;
    const second = SMALL_PAGE + MAX_RECORDS_PER_PAGE;
    change(annas, {
      pull: async (request) => {
        const answer = await pull(request);
        const isOdd = request.cursor === second && answer.ok;
        return isOdd ? ok({ ...answer.value, from: SMALL_PAGE }) : answer;
      },
    });
    expect(await annas.synchronise()).toMatchObject({ error: { tag: 'garbled' } });
    const cursors = (await annas.store.lanes()).map(({ cursor }) => cursor);
    expect(Math.max(...cursors)).toBe(second);
    expect(annas.store.contents.records.size).toBe(second);
  });
});

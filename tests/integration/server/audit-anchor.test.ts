import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { verifyAudit } from '#server/admin/verify-audit.ts';
import { readAnchors, standingAnchors } from '#server/audit/anchor-file.ts';
import { anchorHeads } from '#server/audit/anchor-heads.ts';
import { rebuildRecord } from '#server/audit/rebuild-record.ts';
import { instantNow } from '#server/dependencies.ts';
import { auditHash } from '#server/push/audit-chain.ts';
import { type AuditRow, appendAudit, auditRows } from '#server/repositories/audit.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const LINES = 6;

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    world = await makeWorld(database());
    device = (await world.owner()).device;
    folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-anchor-'));
    file = path.join(folder, 'anchor.jsonl');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const verdict = async (bookId: BookId, withAnchor = true) => {
    const anchors = await readAnchors(file);
    if (!anchors.ok) throw new Error(anchors.error.message);
    const standing = withAnchor ? standingAnchors(anchors.value) : undefined;
    const found = await verifyAudit(database(), standing);
    return found.find((each) => each.bookId === bookId)?.problem;
  };
  const anchor = () => anchorHeads(world.dependencies, file);

  /** A book with a client and notes, anchored halfway and at its end. */
  const anchoredBook = async (): Promise<{ bookId: BookId }> => {
    const bookId = await world.addBook();
    await world.giveRole(device, bookId, 'owner');
    const clientId = freshId();
    await device.pushOne(device.mutation(bookId, 'client', clientId, newClient({ name: 'Acme' })));
    for (let note = 2; note <= LINES; note += 1) {
      if (note === LINES / 2) await anchor();
      const data = noteOf(clientId, `note ${note}`);
      await device.pushOne(device.mutation(bookId, 'note', freshId(), data));
    }
    expect(await anchor()).toMatchObject({ ok: true });
    expect(await verdict(bookId)).toBeNull();
    return { bookId };
  };

  /** What somebody who owns the database can do: any trail, the triggers off, the head to match. */
  const rewrite = async (
    bookId: BookId,
    change: (rows: readonly AuditRow[]) => readonly AuditRow[],
    rechains: boolean,
  ): Promise<void> => {
    const changed = change(await auditRows(database(), bookId, 0, 1_000));
    let prevHash = '';
    const rows = changed.map((row, index) => {
      if (!rechains) return row;
      const { hash: _, ...entry } = { ...row, seq: index + 1, prevHash };
      prevHash = auditHash(entry);
      return { ...entry, hash: prevHash };
    });
    await database().transaction(async (transaction) => {
      await transaction.query('alter table audit disable trigger user');
      await transaction.query('delete from audit where book_id = $1', [bookId]);
      await appendAudit(transaction, rows);
      await transaction.query('alter table audit enable trigger user');
      if (!rechains) return;
      await transaction.query(
        'update book_heads set audit_hash = $2, seq = $3 where book_id = $1',
        [bookId, prevHash, rows.length],
      );
    });
  };
  const forged = (row: AuditRow): AuditRow => ({ ...row, data: '{"body":"forged"}' });
  const swapped = (rows: readonly AuditRow[], a: number, b: number) =>
    rows.map((row, at) => ({ ...(rows[at === a ? b : at === b ? a : at] ?? row), seq: row.seq }));

  const CRIMES: readonly [string, (rows: readonly AuditRow[]) => readonly AuditRow[]][] = [
    ['alters an entry', (rows) => rows.map((row, at) => (at === 2 ? forged(row) : row))],
    [
      'alters the last entry',
      (rows) => rows.map((row, at) => (at === LINES - 1 ? forged(row) : row)),
    ],
    ['takes an entry out', (rows) => rows.filter((_, at) => at !== 2)],
    ['takes the first entry out', (rows) => rows.slice(1)],
    ['cuts off the end', (rows) => rows.slice(0, -2)],
    ['puts two entries in another order', (rows) => swapped(rows, 1, 4)],
    ['empties the trail', () => []],
    [
      'says that another person wrote',
      (rows) => rows.map((row) => ({ ...row, personId: freshId() })),
    ],
  ];

  describe.each(CRIMES)('[V5] an administrator of the database %s', (_what, crime) => {
    it('and leaves the hashes: the chain tells', async () => {
      const { bookId } = await anchoredBook();
      await rewrite(bookId, crime, false);
      expect(await verdict(bookId, false)).toEqual(expect.any(String));
    });

    it('and hashes everything anew: only the anchor tells', async () => {
      const { bookId } = await anchoredBook();
      await rewrite(bookId, crime, true);
      expect(await verdict(bookId, false)).toBeNull();
      expect(await verdict(bookId)).toMatch(/anchored/);
    });
  });

  it('[V5] a trail that grew since it was anchored is whole; one that lost its book is not', async () => {
    const { bookId } = await anchoredBook();
    const client = newClient({ name: 'Later' });
    await device.pushOne(device.mutation(bookId, 'client', freshId(), client));
    expect(await verdict(bookId)).toBeNull();
    const before = await readFile(file, 'utf8');
    const lost = freshId<BookId>();
    const line = { at: instantNow(world.dependencies), bookId: lost, seq: 3, hash: 'abc' };
    await writeFile(file, `${before}${JSON.stringify(line)}\n`);
    expect(await verdict(lost)).toBe('the book was anchored and is missing');
    await writeFile(file, before);
  });

  it('[V5] a restore gives up what was anchored beyond it, and says so in the file', async () => {
    const { bookId } = await anchoredBook();
    await rewrite(bookId, (rows) => rows.slice(0, -2), true);
    expect(await verdict(bookId)).toMatch(/anchored/);
    await anchorHeads(world.dependencies, file, true);
    expect(await verdict(bookId)).toBeNull();
    expect(await readFile(file, 'utf8')).toContain('"restored":true');
  });

  it('[V5] an anchor that a crash cut off is passed over, and the next one is whole', async () => {
    const { bookId } = await anchoredBook();
    await truncate(file, (await readFile(file)).length - 20);
    expect(await verdict(bookId)).toBeNull();
    await device.pushOne(device.mutation(bookId, 'client', freshId(), newClient({ name: 'B' })));
    await anchor();
    expect(await verdict(bookId)).toBeNull();
    await rewrite(bookId, (rows) => rows.map(forged), true);
    expect(await verdict(bookId)).toMatch(/anchored/);
  });

  it('[V5] rebuilds any record as of any time, through edits, deletion and a move', async () => {
    const { device, bookId } = await world.owner();
    const [clientId, noteId] = [freshId(), freshId()];
    const { epoch } = await device.session();
    await device.pushOne(device.mutation(bookId, 'client', clientId, newClient({ name: 'A' })));
    const states: { at: string; body: string | null }[] = [];
    const remember = (body: string | null): void => {
      states.push({ at: instantNow(world.dependencies), body });
      world.passTime(1_000);
    };
    const before = instantNow(world.dependencies);
    world.passTime(1_000);
    const write = (body: string | null, n: number) =>
      device.pushOne(
        device.mutation(
          ...([bookId, 'note', noteId] as const),
          body === null ? null : noteOf(clientId, body),
          n === 0 ? null : { epoch, n },
        ),
      );
    for (const [n, body] of ['first', 'second', null, 'third'].entries()) {
      expect(await write(body, n)).toMatchObject({ answer: 'accepted' });
      remember(body);
    }
    expect(await moveClient(world.dependencies, clientId, await world.addBook())).toMatchObject({
      ok: true,
    });
    remember('third');
    expect(await rebuildRecord(database(), noteId, before)).toBeUndefined();
    for (const { at, body } of states) {
      const rebuilt = await rebuildRecord(database(), noteId, at);
      const data = rebuilt?.data ? JSON.parse(rebuilt.data) : null;
      expect({ at, body: data?.body ?? null }).toEqual({ at, body });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { serverTransport } from '../transport/server-transport.ts';
import type { VaultApi } from './api.ts';
import { acceptedWork, afterTheLoss, putBack, rowsOf } from './testing/lost-store.ts';
import { clientNamed, good, idOf, newFixture, PASSPHRASE } from './testing/vault-fixture.ts';

const ORDER = {
  clientId: clientNamed('First').id,
  details: {
    ...{ type: 'changeOfData' as const, contactId: idOf('Ann'), field: 'phone' as const },
    ...{ from: '1', to: '2' },
  },
  givenBy: { as: 'signatory' as const, name: 'Ann', contactId: idOf('Ann'), authorityId: null },
  givenAt: '2026-11-27T09:00:00.000Z' as Instant,
};

describe('drafts in a store that was lost', () => {
  const { id: clientId } = clientNamed('First');
  const draftOf = (name: string, note: string) => ({
    id: idOf(`draft ${name}`),
    kind: 'instruction' as const,
    clientId,
    data: { note },
  });
  const notesOf = async (vault: VaultApi) =>
    (await vault.drafts({ kind: 'instruction', clientId })).map(({ data }) => data.note);

  /** One draft stands, as changed after the first backup; one was given up, one was given. */
  async function withDrafts() {
    const { fixture, vault } = await acceptedWork(newFixture(serverTransport));
    const [standing, dropped, given] = ['standing', 'dropped', 'given'].map((name) =>
      draftOf(name, `${name}, begun`),
    );
    if (!standing || !dropped || !given) throw new Error('there are three');
    for (const draft of [dropped, standing, given]) good(await vault.keepDraft(draft));
    good(await vault.backUp());
    good(await vault.keepDraft({ ...standing, data: { note: 'to the last word' } }));
    good(await vault.dropDraft(dropped.id));
    // As after a crash between the two: nothing drops the draft of what was given.
    good(
      await vault.save([
        { kind: 'instruction', id: given.id, data: newInstruction(given.id, ORDER) },
      ]),
    );
    return { fixture, vault };
  }

  it('[L1][W1][W3] are there as they stood, and none that was given or given up', async () => {
    const { fixture, vault } = await withDrafts();
    expect(await notesOf(vault)).toEqual(['to the last word']);
    await vault.lock();
    for (const loss of ['with the backup', 'without', 'with a journal of one snapshot']) {
      if (loss === 'without') fixture.disk.backups.clear();
      const again = await afterTheLoss(fixture);
      expect(await notesOf(again), loss).toEqual(['to the last word']);
      await again.lock();
    }
  });

  it('[L1][F6] pass with their client to another of one’s own books, and go when it has gone', async () => {
    const { fixture, vault } = await withDrafts();
    await vault.synchronise();
    fixture.server.books.shift();
    await vault.synchronise();
    await expect.poll(() => vault.undoView()).toEqual({ undo: null, redo: null });
    await vault.lock();
    const between = await afterTheLoss(fixture);
    expect(await notesOf(between)).toEqual(['to the last word']);
    fixture.server.isReachable = true;
    await between.synchronise();
    await between.synchronise();
    expect(await notesOf(between)).toEqual([]);
    await between.lock();
    fixture.disk.backups.clear();
    const again = await afterTheLoss(fixture);
    expect(await notesOf(again)).toEqual([]);
    await again.lock();
  });

  it('[W1] say so when the journal has no room for them', async () => {
    const { fixture, vault } = await withDrafts();
    fixture.disk.isFull = true;
    expect(await vault.keepDraft(draftOf('standing', 'too much'))).toMatchObject({
      error: { tag: 'diskFull' },
    });
    expect(await notesOf(vault)).toEqual(['to the last word']);
    fixture.disk.isFull = false;
    await vault.lock();
  });

  it('[L1] are there also when only their row was damaged', async () => {
    const { fixture, vault } = await withDrafts();
    await vault.lock();
    const rows = await rowsOf(fixture);
    const meta = rows.meta?.map((row) =>
      row.id === 'drafts' ? { ...row, sealed: new Uint8Array(40) } : row,
    );
    await putBack(fixture, { ...rows, meta });
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await notesOf(again)).toEqual(['to the last word']);
    await again.lock();
  });

  it('[W2] come into a journal from before it had them when it is next read', async () => {
    const { fixture, vault } = await withDrafts();
    await vault.lock();
    // The store has them, the journal only what it began with.
    fixture.disk.journal.length = 1;
    const next = fixture.start();
    good(await next.unlock({ passphrase: PASSPHRASE }));
    await next.lock();
    fixture.disk.backups.clear();
    const again = await afterTheLoss(fixture);
    expect(await notesOf(again)).toEqual(['to the last word']);
    await again.lock();
  });

  it('[L1] that are about no client stay when clients go, and are there after a loss', async () => {
    const { fixture, vault } = await withDrafts();
    const form = { id: idOf('a new client'), kind: 'form', clientId: null };
    good(await vault.keepDraft({ ...form, data: { changes: { name: 'Half a na' } } }));
    await vault.synchronise();
    fixture.server.books.shift();
    await vault.synchronise();
    await vault.synchronise();
    await expect.poll(() => notesOf(vault)).toEqual([]);
    await vault.lock();
    const again = await afterTheLoss(fixture);
    expect(await again.drafts({ kind: 'form' })).toMatchObject([form]);
    await again.lock();
  });
});

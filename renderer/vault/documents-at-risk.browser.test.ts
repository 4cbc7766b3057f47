import { describe, expect, it } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { PART_BYTES } from '#shared/protocol/documents.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { contentHashOf } from './documents/content-hash.ts';
import { databaseName } from './store/database.ts';
import {
  bytesOf,
  CLIENT,
  databaseOf,
  formWith,
  gate,
  secondDevice,
  stateOf,
  THREE_PARTS,
  until,
  withClient,
} from './testing/document-fixture.ts';
import {
  deleteDatabase,
  documentsOf,
  type Fixture,
  good,
  idOf,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

/** Nothing of any document rests in the vault's database. */
async function expectNoBytes(fixture: Fixture) {
  const database = databaseOf(fixture);
  await database.open();
  expect(await database.documents.count()).toBe(0);
  expect(await database.documentParts.count()).toBe(0);
  database.close();
}

describe('[D1] a document at risk: damaged, unsent, or of a client that goes', () => {
  it('that is damaged here in both places says so and is not sent', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const { id } = good(await vault.keepDocument(formWith(bytesOf(1_000))));
    const database = databaseOf(fixture);
    await database.open();
    const [part] = await database.documentParts.toArray();
    if (!part) throw new Error('there is a part');
    await database.documentParts.put({ ...part, sealed: part.sealed.map((byte) => byte ^ 1) });
    database.close();
    fixture.disk.unsent.set(id, new Uint8Array(1_100));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'damaged');
    expect(await vault.readDocument(id)).toMatchObject({ error: { tag: 'damaged' } });
    // It is not waited for: nothing here could be sent any more.
    expect(await vault.syncView()).toMatchObject({ documentsToSend: 0 });
    await vault.lock();
  });

  it('[W3] that was not sent survives the loss of the database', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const bytes = bytesOf(THREE_PARTS);
    fixture.server.isReachable = false;
    const { id } = good(await vault.keepDocument(formWith(bytes)));
    await vault.lock();
    await deleteDatabase(databaseName(fixture.owner));
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(good(await again.readDocument(id)).bytes).toEqual(bytes);
    expect(await stateOf(again, id)).toBe('waiting');
    await again.lock();
  });

  it.each([
    ['with its record', true],
    ['without its record', false],
  ])(
    '[F9] whose bytes a restored server lost, %s, is offered to it again',
    async (_, withRecord) => {
      const { fixture, vault } = await withClient(serverTransport);
      const { server } = fixture;
      const bytes = bytesOf(THREE_PARTS);
      const { id } = good(await vault.keepDocument(formWith(bytes)));
      await vault.synchronise();
      await until(async () => (await stateOf(vault, id)) === 'here');

      if (withRecord) server.records.delete(id);
      server.epoch = 'epoch0002';
      fixture.documents = documentsOf(server);
      await vault.synchronise();
      await until(async () => (await stateOf(vault, id)) === 'here');
      const second = await secondDevice(serverTransport, fixture);
      await until(async () => (await stateOf(second.vault, id)) === 'here');
      expect(good(await second.vault.readDocument(id)).bytes).toEqual(bytes);
      await vault.lock();
      await second.vault.lock();
    },
  );

  it('[F9] is not sent to a restored server that has it, and waits until that has said so', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const { documents, server } = fixture;
    const { id } = good(await vault.keepDocument(formWith(bytesOf(1_000))));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    let isCut = true;
    const broken = async () => err({ tag: 'unreachable' as const, message: 'The line broke.' });
    fixture.documents = {
      ...{ ...documents, send: broken },
      state: (ref) => (isCut ? broken() : documents.state(ref)),
    };
    server.epoch = 'epoch0002';
    await vault.synchronise();
    await vault.lock();

    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await stateOf(again, id)).toBe('waiting');
    expect(await again.unsentSentence()).toContain('The files of 1 document');
    isCut = false;
    await again.synchronise();
    await until(async () => (await stateOf(again, id)) === 'here');
    expect(await again.unsentSentence()).toBeNull();
    await again.lock();
  });

  it('[F9] that is damaged here and lost there is fetched when another device has it', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const { server } = fixture;
    const bytes = bytesOf(1_000);
    const { id } = good(await vault.keepDocument(formWith(bytes)));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    const database = databaseOf(fixture);
    await database.open();
    const [part] = await database.documentParts.toArray();
    if (!part) throw new Error('there is a part');
    await database.documentParts.put({ ...part, sealed: part.sealed.map((byte) => byte ^ 1) });
    database.close();
    server.epoch = 'epoch0002';
    fixture.documents = documentsOf(server);
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'notArrived');
    const contentHash = await contentHashOf(bytes);
    good((await fixture.documents.send({ documentId: id, contentHash }, 0, bytes)) as never);
    expect(good(await vault.readDocument(id)).bytes).toEqual(bytes);
    await vault.lock();
  });

  it('that cannot be read back yet does not hold unlocking up', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    fixture.server.isReachable = false;
    const { id } = good(await vault.keepDocument(formWith(bytesOf(1_000))));
    await vault.lock();
    await deleteDatabase(databaseName(fixture.owner));
    const folder = gate();
    fixture.disk.mounted = folder.opened;
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await again.list('client')).toHaveLength(1);
    const refused = again.signOut({ giveUpUnsent: false });
    folder.open();
    expect(await refused).toMatchObject({ error: { tag: 'unsentWork' } });
    expect(await stateOf(again, id)).toBe('waiting');
    await again.lock();
  });

  it('[W4] is in no backup, and survives that one is restored', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const bytes = bytesOf(THREE_PARTS);
    const { name } = good(await vault.backUp());
    const { id } = good(await vault.keepDocument(formWith(bytes)));
    const after = good(await vault.backUp());
    const sizeOf = (backup: string) => fixture.disk.backups.get(backup)?.content.length ?? 0;
    expect(sizeOf(after.name) - sizeOf(name)).toBeLessThan(PART_BYTES);
    good(await vault.restore(after.name));
    expect(good(await vault.readDocument(id)).bytes).toEqual(bytes);
    await vault.lock();
  });

  it('[F6] goes with its client, in the same transaction', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const { id } = good(await vault.keepDocument(formWith(bytesOf(THREE_PARTS))));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    fixture.server.books.shift();
    await vault.synchronise();
    await expectNoBytes(fixture);
    await vault.lock();
  });

  it('[F6] leaves nothing behind when its client goes while it is being fetched', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const { documents } = fixture;
    const { id } = good(await vault.keepDocument(formWith(bytesOf(THREE_PARTS))));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    let fetched = 0;
    const begun = secondDevice(serverTransport, fixture, {
      ...documents,
      async read(ref, part) {
        if (part === 1) {
          const device = await begun;
          device.fixture.server.books.shift();
          await device.vault.synchronise();
        }
        fetched += 1;
        return documents.read(ref, part);
      },
    });
    const second = await begun;
    await until(async () => fetched === 3);
    await second.vault.lock();
    await expectNoBytes(second.fixture);
    await vault.lock();
  });

  it('[F7] of a client that has left stays, sealed, until the server has taken or refused it', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    await vault.synchronise();
    const { id } = good(await vault.keepDocument(formWith(bytesOf(1_000))));
    fixture.server.isLate = true;
    fixture.server.books.shift();
    const { documents } = fixture;
    const broken = async () => err({ tag: 'unreachable' as const, message: 'The line broke.' });
    fixture.documents = { ...documents, state: broken };
    await vault.synchronise();
    expect(await vault.documents(CLIENT.id)).toEqual([]);
    expect(fixture.disk.unsent.has(id)).toBe(true);
    expect(await vault.syncView()).toMatchObject({ documentsToSend: 1 });
    fixture.documents = documents;
    await vault.synchronise();
    await until(async () => !fixture.disk.unsent.has(id));
    expect(await vault.syncView()).toMatchObject({ documentsToSend: 0 });
    await vault.lock();
  });

  it('[A6] that was never sent holds signing out up', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    fixture.documents = documentsOf(fixture.server);
    const broken = async () => err({ tag: 'unreachable' as const, message: 'The line broke.' });
    fixture.documents = { ...fixture.documents, state: broken };
    good(await vault.keepDocument(formWith(bytesOf(1_000))));
    await vault.synchronise();
    expect(await vault.syncView()).toMatchObject({ unsentCount: 0, documentsToSend: 1 });
    const draft = { kind: 'instruction', clientId: CLIENT.id, data: {} };
    good(await vault.keepDraft({ ...draft, id: idOf('draft') }));
    expect(await vault.signOut({ giveUpUnsent: false })).toMatchObject({
      error: {
        tag: 'unsentWork',
        message: expect.stringContaining(
          'The files of 1 document have not reached the server. 1 draft is on this device only.',
        ),
      },
    });
    expect(JSON.parse(good(await vault.exportUnsent()).text)).toMatchObject({
      documents: [{ title: 'Account opening', byteCount: 1_000 }],
    });
    good(await vault.signOut({ giveUpUnsent: true }));
    expect(fixture.disk.unsent.size).toBe(0);
  });

  it('is not taken for left behind by a round that runs while its record is being saved', async () => {
    const { fixture, vault } = await withClient(serverTransport);
    const { documents } = fixture;
    good(await vault.keepDocument(formWith(bytesOf(1_000))));
    const { bytes: _, ...about } = formWith(bytesOf(10));
    const elsewhere = { ...about, contentHash: 'a'.repeat(64), byteCount: 10 };
    const absent = { kind: 'document', id: idOf('elsewhere'), bookId: fixture.bookId };
    fixture.server.put({ ...absent, data: elsewhere });
    const line = gate();
    const asked: string[] = [];
    fixture.documents = {
      ...documents,
      async state(ref) {
        asked.push(ref.documentId);
        await line.opened;
        return documents.state(ref);
      },
    };
    await vault.synchronise();
    await until(async () => asked.length === 1);
    // One round is under way, and the next will begin when it is over.
    await vault.synchronise();
    const journal = gate();
    fixture.disk.flushed = journal.opened;
    const bytes = bytesOf(THREE_PARTS);
    const keeping = vault.keepDocument(formWith(bytes));
    const database = databaseOf(fixture);
    await database.open();
    await until(async () => (await database.documents.count()) === 2);
    line.open();
    // What is opened is asked for when the rounds are over.
    expect(await vault.readDocument(absent.id)).toMatchObject({ error: { tag: 'notArrived' } });
    journal.open();
    const { id } = good(await keeping);
    expect(good(await vault.readDocument(id)).bytes).toEqual(bytes);
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    database.close();
    await vault.lock();
  });
});

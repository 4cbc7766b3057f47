import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import { PART_BYTES } from '#shared/protocol/documents.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import { serverTransport } from '../transport/server-transport.ts';
import type { VaultApi } from './api.ts';
import { contentHashOf } from './documents/content-hash.ts';
import { databaseName, VaultDatabase } from './store/database.ts';
import {
  clientNamed,
  deleteDatabase,
  documentsOf,
  enrolled,
  type Fixture,
  good,
  idOf,
  newFixture,
  noteFor,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

const CLIENT = clientNamed('Novak');
const THREE_PARTS = 2 * PART_BYTES + 1_000;

/** Bytes that differ from place to place; the same for the same seed. */
function bytesOf(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * seed + seed) % 256);
}

function formWith(bytes: Uint8Array) {
  return {
    ...{ clientId: CLIENT.id, title: 'Account opening', mediaType: 'application/pdf' },
    ...{ purpose: 'signature' as const, madeOn: '2026-11-20' as CalendarDate, relatedId: null },
    bytes,
  };
}

async function stateOf(vault: VaultApi, id: RecordId): Promise<string | undefined> {
  return (await vault.documents(CLIENT.id)).find((document) => document.id === id)?.bytes;
}

/** Waits until `isTrue`; a round of bytes goes on behind the cycle that began it. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not become so');
}

/** Something that waits until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

async function withClient() {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  good(await vault.save([CLIENT]));
  return { fixture, vault };
}

/** A second device of the same person, with a database and a disk of its own. */
async function secondDevice(
  first: Fixture,
  documents: DocumentTransport = first.documents,
): Promise<{ fixture: Fixture; vault: VaultApi }> {
  const fixture = newFixture(serverTransport);
  fixture.server.books.splice(0, fixture.server.books.length, ...first.server.books);
  for (const record of first.server.records.values()) fixture.server.put(record);
  fixture.documents = documents;
  return { fixture, vault: await enrolled(fixture) };
}

const databaseOf = ({ owner }: Fixture) => new VaultDatabase(databaseName(owner), 'relaxed');

describe('[D1] a document', () => {
  it('is kept, read again as it was, and waits until the server has it', async () => {
    const { fixture, vault } = await withClient();
    const bytes = bytesOf(THREE_PARTS);
    fixture.server.isReachable = false;
    const kept = good(await vault.keepDocument(formWith(bytes)));
    const contentHash = await contentHashOf(bytes);
    expect(await vault.documents(CLIENT.id)).toMatchObject([{ data: { contentHash } }]);
    expect(good(await vault.readDocument(kept.id)).bytes).toEqual(bytes);
    expect(await stateOf(vault, kept.id)).toBe('waiting');
    expect(await vault.syncView()).toMatchObject({ documentsToSend: 1 });
    expect([...fixture.disk.unsent.keys()]).toEqual([kept.id]);

    fixture.server.isReachable = true;
    await vault.synchronise();
    await until(async () => (await stateOf(vault, kept.id)) === 'here');
    expect(await vault.syncView()).toMatchObject({ documentsToSend: 0 });
    expect(fixture.disk.unsent.size).toBe(0);
    await vault.lock();
  });

  it('reaches a second device after its record, which says meanwhile that it has not', async () => {
    const { fixture, vault } = await withClient();
    const bytes = bytesOf(THREE_PARTS);
    const { documents } = fixture;
    const broken = async () => err({ tag: 'unreachable' as const, message: 'The line broke.' });
    fixture.documents = { ...documents, send: broken };
    const { id } = good(await vault.keepDocument(formWith(bytes)));
    await vault.synchronise();
    const second = await secondDevice(fixture, documents);
    expect(await stateOf(second.vault, id)).toBe('notArrived');
    expect(await second.vault.readDocument(id)).toMatchObject({ error: { tag: 'notArrived' } });

    fixture.documents = documents;
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    await second.vault.synchronise();
    await until(async () => (await stateOf(second.vault, id)) === 'here');
    expect(good(await second.vault.readDocument(id)).bytes).toEqual(bytes);
    await vault.lock();
    await second.vault.lock();
  });

  it.each([0, 1, 2])('goes on at part %d after a cut there, both ways', async (cut) => {
    const { fixture, vault } = await withClient();
    const bytes = bytesOf(THREE_PARTS);
    const { documents } = fixture;
    const sent: number[] = [];
    let isCut = true;
    fixture.documents = {
      ...documents,
      async send(ref, part, content) {
        if (isCut && part === cut) return err({ tag: 'unreachable', message: 'The line broke.' });
        sent.push(part);
        return documents.send(ref, part, content);
      },
    };
    const { id } = good(await vault.keepDocument(formWith(bytes)));
    await vault.synchronise();
    await until(async () => sent.length === cut);
    isCut = false;
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    expect(sent).toEqual([0, 1, 2]);

    const fetched: number[] = [];
    isCut = true;
    const second = await secondDevice(fixture, {
      ...documents,
      async read(ref, part) {
        if (isCut && part === cut) return err({ tag: 'unreachable', message: 'The line broke.' });
        fetched.push(part);
        return documents.read(ref, part);
      },
    });
    await until(async () => fetched.length === cut);
    isCut = false;
    await second.vault.synchronise();
    await until(async () => (await stateOf(second.vault, id)) === 'here');
    expect(fetched).toEqual([0, 1, 2]);
    expect(good(await second.vault.readDocument(id)).bytes).toEqual(bytes);
    await vault.lock();
    await second.vault.lock();
  });

  it('that comes with other bytes than its record names is not taken for it', async () => {
    const { fixture, vault } = await withClient();
    const { documents } = fixture;
    const { id } = good(await vault.keepDocument(formWith(bytesOf(1_000))));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    const spoilt = { ...documents, read: async () => ok(bytesOf(1_000, 7)) };
    const second = await secondDevice(fixture, spoilt);
    expect(await second.vault.readDocument(id)).toMatchObject({ error: { tag: 'damaged' } });
    expect(await stateOf(second.vault, id)).toBe('notArrived');
    second.fixture.documents = documents;
    expect(good(await second.vault.readDocument(id)).bytes).toEqual(bytesOf(1_000));
    await vault.lock();
    await second.vault.lock();
  });

  it('whose part is exchanged or changed on the disk is noticed, and comes back', async () => {
    const { fixture, vault } = await withClient();
    const bytes = bytesOf(THREE_PARTS);
    const one = good(await vault.keepDocument(formWith(bytes)));
    const database = databaseOf(fixture);
    await database.open();
    const [first, second] = await database.documentParts
      .where('[id+part]')
      .between([one.id, 0], [one.id, 1], true, true)
      .toArray();
    if (!first || !second) throw new Error('there are three parts');
    await database.documentParts.bulkPut([
      { ...first, sealed: second.sealed },
      { ...second, sealed: first.sealed },
    ]);
    // Unsent: the shell's copy stands in for what is damaged.
    expect(good(await vault.readDocument(one.id)).bytes).toEqual(bytes);
    await vault.synchronise();
    await until(async () => (await stateOf(vault, one.id)) === 'here');
    const spoilt = first.sealed.slice();
    spoilt[40] = (spoilt[40] ?? 0) ^ 1;
    await database.documentParts.put({ ...first, sealed: spoilt });
    // Sent: it is fetched again.
    expect(good(await vault.readDocument(one.id)).bytes).toEqual(bytes);
    database.close();
    await vault.lock();
  });

  it('that is damaged here in both places says so and is not sent', async () => {
    const { fixture, vault } = await withClient();
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
    const { fixture, vault } = await withClient();
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

  it('that cannot be read back yet does not hold unlocking up', async () => {
    const { fixture, vault } = await withClient();
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
    const { fixture, vault } = await withClient();
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
    const { fixture, vault } = await withClient();
    const { id } = good(await vault.keepDocument(formWith(bytesOf(THREE_PARTS))));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    fixture.server.books.shift();
    await vault.synchronise();
    const database = databaseOf(fixture);
    await database.open();
    expect(await database.documents.count()).toBe(0);
    expect(await database.documentParts.count()).toBe(0);
    database.close();
    await vault.lock();
  });

  it('[F6] leaves nothing behind when its client goes while it is being fetched', async () => {
    const { fixture, vault } = await withClient();
    const { documents } = fixture;
    const { id } = good(await vault.keepDocument(formWith(bytesOf(THREE_PARTS))));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    let fetched = 0;
    const begun = secondDevice(fixture, {
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
    const database = databaseOf(second.fixture);
    await database.open();
    expect(await database.documents.count()).toBe(0);
    expect(await database.documentParts.count()).toBe(0);
    database.close();
    await vault.lock();
  });

  it('[F7] of a client that has left stays, sealed, until the server has taken or refused it', async () => {
    const { fixture, vault } = await withClient();
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
    const { fixture, vault } = await withClient();
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

  it('that is empty, too large, or of nobody leaves nothing behind', async () => {
    const { fixture, vault } = await withClient();
    for (const request of [
      formWith(new Uint8Array()),
      formWith(new Uint8Array(25 * 1024 * 1024 + 1)),
      { ...formWith(bytesOf(10)), mediaType: 'no type' },
    ]) {
      expect(await vault.keepDocument(request)).toMatchObject({ error: { tag: 'invalid' } });
    }
    fixture.disk.isFull = true;
    expect(await vault.keepDocument(formWith(bytesOf(10)))).toMatchObject({
      error: { tag: 'diskFull' },
    });
    expect(fixture.disk.unsent.size).toBe(0);
    expect(await vault.documents(CLIENT.id)).toEqual([]);
    await vault.lock();
  });

  it('that is opened does not wait for all that is being sent, and that goes on', async () => {
    const { fixture, vault } = await withClient();
    const { documents } = fixture;
    const bytes = bytesOf(1_000);
    const { bytes: _, ...about } = formWith(bytes);
    const named = { contentHash: await contentHashOf(bytes), byteCount: bytes.length };
    const opened = { kind: 'document', id: idOf('opened'), bookId: fixture.bookId };
    fixture.server.put({ ...opened, data: { ...about, ...named } });
    good((await documents.send({ documentId: opened.id, ...named }, 0, bytes)) as never);
    const line = gate();
    const calls: string[] = [];
    fixture.documents = {
      ...documents,
      async send(ref, part, content) {
        calls.push(`send ${part}`);
        await line.opened;
        return documents.send(ref, part, content);
      },
      async read(ref, part) {
        calls.push(`read ${part}`);
        return documents.read(ref, part);
      },
    };
    const { id } = good(await vault.keepDocument(formWith(bytesOf(THREE_PARTS))));
    await vault.synchronise();
    await until(async () => calls.length === 1);
    const reading = vault.readDocument(opened.id);
    line.open();
    expect(good(await reading).bytes).toEqual(bytes);
    await until(async () => (await stateOf(vault, id)) === 'here');
    expect(calls).toEqual(['send 0', 'read 0', 'send 1', 'send 2']);
    await vault.lock();
  });

  it('is kept in one step with what belongs to it, or not at all', async () => {
    const { fixture, vault } = await withClient();
    const noteWith = (body: string) => noteFor(CLIENT.id, body);
    const wrong = { ...noteWith('Sent'), data: { ...noteWith('Sent').data, notedAt: 'never' } };
    const files = [formWith(bytesOf(1_000)), formWith(bytesOf(2_000))];
    expect(await vault.save([wrong as never], files)).toMatchObject({ error: { tag: 'invalid' } });
    expect(await vault.documents(CLIENT.id)).toEqual([]);
    expect(fixture.disk.unsent.size).toBe(0);

    good(await vault.save([noteWith('Sent')], files));
    expect(await vault.documents(CLIENT.id)).toHaveLength(2);
    expect(fixture.disk.unsent.size).toBe(2);
    good(await vault.undo());
    expect(await vault.documents(CLIENT.id)).toEqual([]);
    expect(await vault.list('note')).toEqual([]);
    good(await vault.redo());
    const [first, second] = await vault.documents(CLIENT.id);
    expect([first?.bytes, second?.bytes]).toEqual(['waiting', 'waiting']);
    await vault.lock();
  });

  it('is not taken for left behind by a round that runs while its record is being saved', async () => {
    const { fixture, vault } = await withClient();
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

  it('rests unreadable: nothing of it stands in the database or the shell’s files', async () => {
    const { fixture, vault } = await withClient();
    const canary = 'THE CANARY OF THE CONTRACT ';
    const bytes = new TextEncoder().encode(canary.repeat(20_000));
    fixture.server.isReachable = false;
    const { id } = good(await vault.keepDocument(formWith(bytes)));
    const contentHash = await contentHashOf(bytes);
    await vault.lock();
    const database = databaseOf(fixture);
    await database.open();
    const rows: unknown[] = [];
    for (const table of database.tables) rows.push(...(await table.toArray()));
    database.close();
    const decoder = new TextDecoder('latin1');
    const textOfAll = [...rows, ...fixture.disk.unsent.values(), ...fixture.disk.journal]
      .map((row) => plainText(row, decoder))
      .join('\n');
    expect(textOfAll).toContain(id);
    expect(textOfAll).not.toContain('CANARY');
    expect(textOfAll).not.toContain(contentHash);
  });
});

function plainText(value: unknown, decoder: TextDecoder): string {
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value)
    .map((each) => plainText(each, decoder))
    .join(' ');
}

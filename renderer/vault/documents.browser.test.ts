import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { contentHashOf } from './documents/content-hash.ts';
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
import { good, idOf, noteFor, TODAY } from './testing/vault-fixture.ts';

describe('[D1] a document', () => {
  it('is kept, read again as it was, and waits until the server has it', async () => {
    const { fixture, vault } = await withClient(serverTransport);
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
    const { fixture, vault } = await withClient(serverTransport);
    const bytes = bytesOf(THREE_PARTS);
    const { documents } = fixture;
    const broken = async () => err({ tag: 'unreachable' as const, message: 'The line broke.' });
    fixture.documents = { ...documents, send: broken };
    const { id } = good(await vault.keepDocument(formWith(bytes)));
    await vault.synchronise();
    const second = await secondDevice(serverTransport, fixture, documents);
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
    const { fixture, vault } = await withClient(serverTransport);
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
    const second = await secondDevice(serverTransport, fixture, {
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
    const { fixture, vault } = await withClient(serverTransport);
    const { documents } = fixture;
    const { id } = good(await vault.keepDocument(formWith(bytesOf(1_000))));
    await vault.synchronise();
    await until(async () => (await stateOf(vault, id)) === 'here');
    const spoilt = { ...documents, read: async () => ok(bytesOf(1_000, 7)) };
    const second = await secondDevice(serverTransport, fixture, spoilt);
    expect(await second.vault.readDocument(id)).toMatchObject({ error: { tag: 'damaged' } });
    expect(await stateOf(second.vault, id)).toBe('notArrived');
    second.fixture.documents = documents;
    expect(good(await second.vault.readDocument(id)).bytes).toEqual(bytesOf(1_000));
    await vault.lock();
    await second.vault.lock();
  });

  it('whose part is exchanged or changed on the disk is noticed, and comes back', async () => {
    const { fixture, vault } = await withClient(serverTransport);
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

  it('that is empty, too large, or of nobody leaves nothing behind', async () => {
    const { fixture, vault } = await withClient(serverTransport);
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
    const { fixture, vault } = await withClient(serverTransport);
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
    const { fixture, vault } = await withClient(serverTransport);
    const noteWith = (body: string) => noteFor(CLIENT.id, body);
    const wrong = { ...noteWith('Sent'), data: { ...noteWith('Sent').data, notedAt: 'never' } };
    const files = [formWith(bytesOf(1_000)), formWith(bytesOf(2_000))];
    expect(await vault.save([wrong as never], files)).toMatchObject({ error: { tag: 'invalid' } });
    expect(await vault.documents(CLIENT.id)).toEqual([]);
    expect(fixture.disk.unsent.size).toBe(0);

    good(await vault.save([noteWith('Sent')], files));
    expect(await vault.documents(CLIENT.id)).toHaveLength(2);
    expect(fixture.disk.unsent.size).toBe(2);
    good(await vault.undo(TODAY));
    expect(await vault.documents(CLIENT.id)).toEqual([]);
    expect(await vault.list('note')).toEqual([]);
    good(await vault.redo(TODAY));
    const [first, second] = await vault.documents(CLIENT.id);
    expect([first?.bytes, second?.bytes]).toEqual(['waiting', 'waiting']);
    await vault.lock();
  });

  it('rests unreadable: nothing of it stands in the database or the shell’s files', async () => {
    const { fixture, vault } = await withClient(serverTransport);
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

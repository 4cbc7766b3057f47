import { expect, it, vi } from 'vitest';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { serverTransport } from '../transport/server-transport.ts';
import {
  clientNamed,
  enrolled,
  good,
  idOf,
  newFixture,
  PASSPHRASE,
  TODAY,
} from './testing/vault-fixture.ts';

const client = clientNamed('Novák s.r.o.');
const id = idOf('draft');
const draft = { id, kind: 'instruction', clientId: client.id, data: { note: 'half made' } };
const given = newInstruction(id, {
  clientId: client.id,
  details: { type: 'changeOfData', contactId: id, field: 'phone', from: '1', to: '2' },
  givenBy: { as: 'signatory', name: 'Ann', contactId: id, authorityId: null },
  givenAt: '2026-11-27T09:00:00.000Z' as Instant,
});
const wanted = { kind: 'instruction', clientId: client.id } as const;

it('keeps a draft over a restart, sends nothing of it, and is not signed out with it', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  good(await vault.save([client]));
  good(await vault.keepDraft(draft));
  const view = await vault.synchronise();
  expect(view.unsentCount).toBe(0);
  expect(await vault.unsent()).toEqual([]);
  await vault.lock();

  const again = fixture.start();
  good(await again.unlock({ passphrase: PASSPHRASE }));
  expect(await again.drafts(wanted)).toMatchObject([{ id, data: { note: 'half made' } }]);
  expect(await again.signOut({ giveUpUnsent: false })).toMatchObject({
    error: { tag: 'unsentWork', message: expect.stringContaining('on this device only') },
  });
  expect(JSON.parse(good(await again.exportUnsent()).text)).toMatchObject({ drafts: [{ id }] });
  good(await again.dropDraft(id));
  expect(await again.drafts(wanted)).toEqual([]);
  await again.lock();
});

it('knows no draft of what has become a record, and neither changes, deletes nor undoes that', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  good(await vault.save([client]));
  good(await vault.keepDraft(draft));
  good(await vault.save([{ kind: 'instruction', id, data: given }]));
  expect(await vault.drafts(wanted)).toEqual([]);

  const changed = { kind: 'instruction' as const, id, data: { ...given, note: 'more' } };
  expect(await vault.save([changed])).toMatchObject({
    error: {
      tag: 'invalid',
      message: 'An instruction that was given is never changed; cancel or replace it.',
    },
  });
  expect(await vault.remove([{ kind: 'instruction', id }])).toMatchObject({
    error: { tag: 'invalid' },
  });
  expect(good(await vault.undo(TODAY)).done).toBe('new client');
  expect(await vault.record('instruction', id)).toMatchObject({ data: { number: given.number } });
  await vault.lock();
});

it('keeps the drafts of a client that passes to another of one’s own books', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  good(await vault.save([client]));
  good(await vault.keepDraft(draft));
  await vault.synchronise();
  const { books } = fixture.server;
  const [former] = books;
  if (!former) throw new Error('there is a book');
  const bookId = idOf('another book') as string as BookId;
  // The client leaves with the old book before this device hears of the new one.
  books.shift();
  await vault.synchronise();
  books.push({ ...former, bookId });
  fixture.server.put({ ...client, bookId });
  await vault.synchronise();
  await vault.synchronise();
  expect(await vault.record('client', client.id)).toMatchObject({ bookId });
  expect(await vault.drafts(wanted)).toMatchObject([{ id }]);
  await vault.lock();
});

it('keeps the drafts of a client who was deleted, and forgets those of one who left [F6]', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  good(await vault.save([client]));
  good(await vault.keepDraft(draft));
  await vault.synchronise();
  good(await vault.remove([client]));
  await vault.synchronise();
  await vault.synchronise();
  good(await vault.undo(TODAY));
  expect(await vault.drafts(wanted)).toMatchObject([{ id }]);
  await vault.synchronise();
  fixture.server.books.shift();
  await vault.synchronise();
  await vault.synchronise();
  expect(await vault.drafts(wanted)).toEqual([]);
  await vault.lock();
});

it('[F6] goes on forgetting who left after it was cut short and unlocked again', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  good(await vault.save([client]));
  await vault.synchronise();
  const { name } = good(await vault.backUp());
  const { backups } = fixture.disk;
  const listing = vi.spyOn(backups, Symbol.iterator).mockImplementation(() => {
    throw new Error('Cut short.');
  });
  fixture.server.books.shift();
  await vault.synchronise();
  await vault.lock();
  expect(backups.has(name)).toBe(true);
  listing.mockRestore();

  const again = fixture.start();
  good(await again.unlock({ passphrase: PASSPHRASE }));
  await expect.poll(() => backups.has(name)).toBe(false);
  expect(backups.size).toBe(1);
  await again.lock();
});

import { beforeAll, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { verifyAudit } from '#server/admin/verify-audit.ts';
import { instantNow } from '#server/dependencies.ts';
import { newContact } from '#shared/domain/client/client-builders.ts';
import { utcDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { loadLines } from './load-lines.ts';
import { entriesOf } from './shown-holdings.ts';
import { SyncingDevice } from './syncing-device.ts';
import { freshId } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const DAY = 24 * 3_600_000;

/** Two files of a firm about two clients with the numbers `first` and `second`. */
const filesOf = (first: string, second: string) => ({
  clients: [
    'number,name,type,reporting currency',
    `${first},Marsh family,private investor,EUR`,
    `${second},Porzellan Nord,wholesaler,EUR`,
  ],
  contacts: [
    'client,reference,name,role,phone,e-mail,birth date,may sign,preferences',
    `${first},P-1,Eleanor Marsh,Mother,+43 1 5550,eleanor@marsh.example,1951-04-02,yes,Tea`,
    `${first},P-2,Tom Marsh,Son,,,,no,`,
    `${second},P-1,Jo Nord,Buyer,+49 40 5550,,,,`,
  ],
});

const changed = (lines: readonly string[], from: string, to: string) =>
  lines.map((line) => line.replace(from, to));

onEachDatabase((database) => {
  let world: World;
  let countOfFirms = 0;

  beforeAll(async () => {
    world = await makeWorld(database());
  });

  const load = (source: string, lines: readonly string[], bookId: BookId) =>
    loadLines(world, source, lines, bookId);

  /** A book with the clients and contacts of the files, and what a laptop of it holds. */
  async function firm() {
    countOfFirms += 1;
    const files = filesOf(`E-${countOfFirms}`, `F-${countOfFirms}`);
    const { device, bookId } = await world.owner();
    const laptop = new SyncingDevice(device);
    await load('clients', files.clients, bookId);
    const first = await load('contacts', files.contacts, bookId);
    await laptop.synchronise();
    const held = (name: string) => {
      const entry = entriesOf(laptop, 'contact').find(({ data }) => data.name === name);
      if (!entry) throw new Error(`${name} is not there`);
      return entry;
    };
    return { files, bookId, laptop, first, held };
  }

  it('contacts come to the devices of the book with their clients, and nothing of them is noted', async () => {
    const { bookId, laptop, first, held } = await firm();
    expect(first).toMatchObject({ written: 3, unchanged: 0, left: 0, problems: [] });
    const marsh = entriesOf(laptop, 'client').find(({ data }) => data.name === 'Marsh family');
    expect(held('Eleanor Marsh').data).toEqual({
      ...newContact({ clientId: marsh?.id ?? freshId(), name: 'Eleanor Marsh', role: 'Mother' }),
      ...{ externalId: 'P-1', phone: '+43 1 5550', email: 'eleanor@marsh.example' },
      ...{ birthDate: '1951-04-02', maySign: true, preferences: 'Tea' },
    });
    expect(held('Jo Nord').data.clientId).not.toBe(marsh?.id);
    const verdict = (await verifyAudit(database())).find((each) => each.bookId === bookId);
    expect(verdict).toMatchObject({ problem: null });
  });

  it('[I5] loading again changes nothing, a corrected row takes the place of the former', async () => {
    const { files, bookId, laptop, held } = await firm();
    const before = held('Tom Marsh');
    expect(await load('contacts', files.contacts, bookId)).toMatchObject({
      ...{ written: 0, unchanged: 3, left: 0 },
    });
    const corrected = changed(files.contacts, 'Tom Marsh,Son,,', 'Thomas Marsh,Son,+43 1 1,');
    expect(await load('contacts', corrected, bookId)).toMatchObject({
      ...{ written: 1, unchanged: 2, left: 0, problems: [] },
    });
    await laptop.synchronise();
    expect(entriesOf(laptop, 'contact')).toHaveLength(3);
    // A telephone was filled in where there was none: no change of how he is reached.
    const said = { name: 'Thomas Marsh', phone: '+43 1 1' };
    expect(held('Thomas Marsh')).toEqual({ ...before, data: { ...before.data, ...said } });
  });

  it('notes on the day of the load that a contact is reached otherwise, and not once more', async () => {
    const { files, bookId, laptop, held } = await firm();
    world.passTime(3 * DAY);
    const changedOn = utcDate(instantNow(world.dependencies));
    const corrected = changed(
      changed(files.contacts, '+43 1 5550', '+44 20 5551'),
      'eleanor@marsh.example',
      '',
    );
    expect(await load('contacts', corrected, bookId)).toMatchObject({ written: 1 });
    world.passTime(DAY);
    expect(await load('contacts', corrected, bookId)).toMatchObject({ written: 0, unchanged: 3 });
    // The laptop's session has ended by then.
    laptop.device = await world.signIn(laptop.device.email);
    await laptop.synchronise();
    expect(held('Eleanor Marsh').data).toMatchObject({
      ...{ phone: '+44 20 5551', email: '' },
      dataChanges: [
        { field: 'telephone', changedOn },
        { field: 'e-mail', changedOn },
      ],
    });
    expect(held('Jo Nord').data).not.toHaveProperty('dataChanges');
  });

  it('leaves what a person changed or deleted, and names it', async () => {
    const { files, bookId, laptop, held } = await firm();
    const [eleanor, tom] = [held('Eleanor Marsh'), held('Tom Marsh')];
    await laptop.edit(bookId, 'contact', eleanor.id, { ...eleanor.data, preferences: 'Coffee' });
    await laptop.edit(bookId, 'contact', tom.id, null);
    await laptop.synchronise();
    const corrected = changed(files.contacts, '+43 1 5550', '+44 20 5551');
    expect(await load('contacts', corrected, bookId)).toMatchObject({
      ...{ written: 0, unchanged: 1, left: 2, problems: [] },
      firstLeft: ['contact "Eleanor Marsh", reference P-1', 'contact "Tom Marsh", reference P-2'],
    });
    await laptop.synchronise();
    expect(entriesOf(laptop, 'contact')).toHaveLength(2);
    const said = { preferences: 'Coffee', phone: '+43 1 5550' };
    expect(held('Eleanor Marsh').data).toEqual({ ...eleanor.data, ...said });
  });

  it('a contact whom a person typed in is not added again, but taken by its reference', async () => {
    const { files, bookId, laptop, held } = await firm();
    const { clientId } = held('Tom Marsh').data;
    const [typedIn, ada] = [freshId(), newContact({ clientId, name: 'Ada Lind' })];
    await laptop.edit(bookId, 'contact', typedIn, ada);
    await laptop.synchronise();
    const more = [...files.contacts, files.contacts[2]?.replace('P-2,Tom Marsh', 'P-3,Ada Lind')];
    const file = more.flatMap((line) => line ?? []);
    expect(await load('contacts', file, bookId)).toMatchObject({
      ...{ written: 0, unchanged: 3, problems: [{ line: 5, field: 'name' }] },
    });
    await laptop.edit(bookId, 'contact', typedIn, { ...ada, externalId: 'P-3' });
    await laptop.synchronise();
    expect(await load('contacts', file, bookId)).toMatchObject({
      ...{ written: 0, unchanged: 3, left: 1, problems: [] },
    });
  });

  it('contacts go with a client who moves, and the new book takes the next files', async () => {
    const { files, bookId, held } = await firm();
    const next = await world.owner();
    await moveClient(world.dependencies, held('Eleanor Marsh').data.clientId, next.bookId);
    const there = await load('contacts', files.contacts, next.bookId);
    expect(there).toMatchObject({ written: 0, unchanged: 2, left: 0 });
    expect(there.problems.map(({ line, field }) => [line, field])).toEqual([[4, 'client']]);
    const here = await load('contacts', files.contacts, bookId);
    expect(here).toMatchObject({ written: 0, unchanged: 1, problems: [{ line: 2 }, { line: 3 }] });
  });
});

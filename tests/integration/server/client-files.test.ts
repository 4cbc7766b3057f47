import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { verifyAudit } from '#server/admin/verify-audit.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { loadLines } from './load-lines.ts';
import { entriesOf, shownOn } from './shown-holdings.ts';
import { SyncingDevice } from './syncing-device.ts';
import { freshId } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const SECURITIES = 'isin,ticker,name,class,currency\nDE0001102341,BUND,Bund 2046,bond,EUR\n';
const NOTHING_NEW = { written: 0, left: 0 };

/** Three files of a firm about two clients with the numbers `first` and `second`. */
const filesOf = (first: string, second: string) => ({
  clients: [
    'number,name,type,reporting currency,tier,city',
    `${first},Marsh family,private investor,EUR,A,Vienna`,
    `${second},Porzellan Nord,wholesaler,EUR,B,Hamburg`,
  ],
  accounts: [
    'client,account,name,type,currency,cost basis',
    `${first},DE-1,Depot,investment,EUR,average`,
    `${second},DE-1,Sales,sales,EUR,`,
    `${first},DE-2,Money,cash,EUR,`,
  ],
  ledger: [
    'client,account,reference,date,type,isin,quantity,price,amount,fee,currency',
    `${first},DE-1,1,2026-03-02,deposit,,,,4000.00,,EUR`,
    `${first},DE-1,2,2026-03-03,buy,DE0001102341,10,99.25,-997.50,5.00,EUR`,
    `${first},DE-1,3,2026-03-04,buy,DE0001102341,10,101.25,-1012.50,,EUR`,
    `${first},DE-1,4,2026-04-07,sell,DE0001102341,-4,101,402.00,2.00,EUR`,
    `${first},DE-2,1,2026-04-08,deposit,,,,50.00,,EUR`,
  ],
});
/** The small files of the operating guide by their sources, in its order. */
async function filesOfGuide(): Promise<readonly (readonly [source: string, text: string])[]> {
  const guide = await readFile('docs/operating-guide.md', 'utf8');
  const block = /^# clients\.csv$[^`]*/m.exec(guide)?.[0] ?? '';
  return [...block.matchAll(/^# (\w+)\.csv\n([^#]*)/gm)].map(
    ([, source = '', text = '']) => [source, text] as const,
  );
}
const SOURCES = ['clients', 'accounts', 'ledger'] as const;

onEachDatabase((database) => {
  let world: World;
  let countOfFirms = 0;

  beforeAll(async () => {
    world = await makeWorld(database());
    await load('securities', [SECURITIES], await world.addBook());
  });

  const load = (source: string, lines: readonly string[], bookId: BookId) =>
    loadLines(world, source, lines, bookId);

  /** The three files, and a laptop on the empty book they are for. */
  async function firm() {
    countOfFirms += 1;
    const files = filesOf(`A-${countOfFirms}`, `B-${countOfFirms}`);
    const { device, bookId } = await world.owner();
    return { files, bookId, laptop: new SyncingDevice(device) };
  }

  it('clients, their accounts and the ledger of an empty book give its holdings', async () => {
    const { files, bookId, laptop } = await firm();
    const written = [];
    for (const source of SOURCES) written.push(await load(source, files[source], bookId));
    expect(written).toMatchObject([
      { written: 2, unchanged: 0, left: 0, problems: [] },
      { written: 3, unchanged: 0, left: 0, problems: [] },
      { written: 5, unchanged: 0, left: 0, problems: [] },
    ]);
    await laptop.synchronise();
    const names = entriesOf(laptop, 'client').map(({ data }) => [data.name, data.clientType]);
    expect(names.sort()).toEqual([
      ['Marsh family', 'privateInvestor'],
      ['Porzellan Nord', 'wholesaler'],
    ]);
    const depot = entriesOf(laptop, 'account').find(({ data }) => data.name === 'Depot');
    if (!depot) throw new Error('it was loaded');
    // Of 20 units that cost 2,010.00 four were sold, by the average that the account names.
    expect(shownOn(laptop, depot.id)).toEqual({
      refused: [],
      money: 4000_00 - 997_50 - 1012_50 + 402_00,
      held: [['Bund 2046', 16, 1608_00]],
    });
    const verdict = (await verifyAudit(database())).find((each) => each.bookId === bookId);
    expect(verdict).toMatchObject({ problem: null });
  });

  it('the small files of the operating guide give what they say', async () => {
    const { bookId, laptop } = await firm();
    const loaded = [];
    for (const [source, text] of await filesOfGuide()) {
      const { problems } = await load(source, [text], bookId);
      loaded.push([source, problems]);
    }
    const sources = ['clients', 'contacts', 'accounts', 'securities', 'prices', 'ledger'];
    expect(loaded).toEqual(sources.map((source) => [source, []]));
    await laptop.synchronise();
    const [depot] = entriesOf(laptop, 'account');
    expect(depot && shownOn(laptop, depot.id)).toEqual({
      refused: [],
      money: 4000_00 - 997_50 + 402_00,
      held: [['Bund 2046', 6, 598_50]],
    });
  });

  it('[I5] loading all three again changes nothing, a corrected row takes the place of the former', async () => {
    const { files, bookId, laptop } = await firm();
    for (const source of SOURCES) await load(source, files[source], bookId);
    for (const source of SOURCES) {
      expect(await load(source, files[source], bookId)).toMatchObject(NOTHING_NEW);
    }
    const corrected = (lines: readonly string[], from: string, to: string) =>
      lines.map((line) => line.replace(from, to));
    const counts = [
      await load('clients', corrected(files.clients, 'Vienna', 'Graz'), bookId),
      await load('accounts', corrected(files.accounts, 'average', 'fifo'), bookId),
    ];
    expect(counts).toMatchObject([
      { written: 1, unchanged: 1, left: 0 },
      { written: 1, unchanged: 2, left: 0 },
    ]);
    await laptop.synchronise();
    expect(entriesOf(laptop, 'client')).toHaveLength(2);
    const accounts = entriesOf(laptop, 'account').map(({ data }) => data.costBasisMethod);
    expect(accounts.sort()).toEqual(['fifo', 'notApplicable', 'notApplicable']);
    const marsh = entriesOf(laptop, 'client').find(({ data }) => data.name === 'Marsh family');
    expect(marsh?.data).toMatchObject({ city: 'Graz', dataChanges: [{ field: 'city' }] });
  });

  it('leaves what a person changed or deleted', async () => {
    const { files, bookId, laptop } = await firm();
    for (const source of SOURCES) await load(source, files[source], bookId);
    await laptop.synchronise();
    const marsh = entriesOf(laptop, 'client').find(({ data }) => data.name === 'Marsh family');
    const money = entriesOf(laptop, 'account').find(({ data }) => data.name === 'Money');
    if (!marsh || !money) throw new Error('they were loaded');
    const edited = { ...marsh.data, name: 'Marsh and sons' };
    await laptop.edit(bookId, 'client', marsh.id, edited);
    await laptop.edit(bookId, 'account', money.id, null);
    await laptop.synchronise();
    const clients = await load('clients', files.clients, bookId);
    expect(clients).toMatchObject({ written: 0, unchanged: 1, left: 1, problems: [] });
    const accounts = await load('accounts', files.accounts, bookId);
    expect(accounts).toMatchObject({ written: 0, unchanged: 2, left: 1, problems: [] });
    await laptop.synchronise();
    const held = entriesOf(laptop, 'client').find(({ id }) => id === marsh.id);
    expect(held?.data.name).toBe('Marsh and sons');
    expect(entriesOf(laptop, 'account')).toHaveLength(2);
  });

  it('a client who moved is not doubled, and the new book takes the next files', async () => {
    const { files, bookId, laptop } = await firm();
    for (const source of SOURCES) await load(source, files[source], bookId);
    await laptop.synchronise();
    const marsh = entriesOf(laptop, 'client').find(({ data }) => data.name === 'Marsh family');
    if (!marsh) throw new Error('it was loaded');
    const next = await world.owner();
    await moveClient(world.dependencies, marsh.id, next.bookId);
    const here = await load('clients', files.clients, bookId);
    expect(here).toMatchObject({ written: 0, unchanged: 1, left: 1 });
    // The other client of the file stays in the first book.
    const there = await load('clients', files.clients, next.bookId);
    expect(there).toMatchObject({ written: 0, unchanged: 1, left: 1 });
    const accounts = await load('accounts', files.accounts, next.bookId);
    expect(accounts).toMatchObject({ written: 0, unchanged: 2, left: 0 });
    expect(accounts.problems.map(({ line, field }) => [line, field])).toEqual([[3, 'client']]);
  });

  it('a client whom a person typed in is not added again, but taken by its number', async () => {
    const { files, bookId, laptop } = await firm();
    const [typedIn, number] = [freshId(), files.clients[1]?.split(',')[0] ?? ''];
    const marsh = newClient({ name: 'Marsh family' });
    await laptop.edit(bookId, 'client', typedIn, marsh);
    await laptop.synchronise();
    const first = await load('clients', files.clients, bookId);
    expect(first).toMatchObject({ written: 1, problems: [{ line: 2, field: 'name' }] });
    await laptop.edit(bookId, 'client', typedIn, { ...marsh, externalId: number });
    await laptop.synchronise();
    const second = await load('clients', files.clients, bookId);
    expect(second).toMatchObject({ written: 0, unchanged: 1, left: 1, problems: [] });
    expect(await load('accounts', files.accounts, bookId)).toMatchObject({ written: 3 });
  });
});

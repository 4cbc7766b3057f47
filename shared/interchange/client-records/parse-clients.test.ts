import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Client } from '#shared/domain/client/client.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { parsedWhole } from '../parsed-whole.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { writeTable } from '../table/write-table.ts';
import { parseClients } from './parse-clients.ts';

const HEADER = 'Number,Name,Type,Reporting currency,Tier,E-mail,Client since,Language,Tags';
const MARSH =
  'C-1,Marsh family,Private investor,usd,A,marsh@example.com,2019-05-01,EN,sailing; a;a';
const TODAY = '2026-11-28' as CalendarDate;

async function load(lines: readonly string[], standing: readonly StandingRecord<Client>[] = []) {
  const parsing = parseClients(
    { file: 'c.csv', chunks: [[...lines, ''].join('\n')] },
    standing,
    TODAY,
  );
  const clients = new Map<RecordId, Client>(standing.map(({ id, data }) => [id, data]));
  const { loaded, problems, end } = await parsedWhole(parsing);
  for (const each of loaded) if (each.kind === 'client') clients.set(each.id, each.data);
  return { all: [...clients].map(([id, data]) => ({ id, data })), problems, end };
}

function standingClient(name: string, fields: Partial<Client> = {}): StandingRecord<Client> {
  const { id, data } = entryNamed(name, newClient({ name, ...fields }));
  return { id, data };
}

it('reads clients, and loading twice gives the same', async () => {
  const rows = [HEADER, MARSH, 'C-2,Keller,company,EUR,,,,,'];
  const once = await load(rows);
  expect(once.problems).toEqual([]);
  const [marsh, keller] = once.all.map(({ data }) => data);
  expect(marsh).toEqual({
    ...newClient({ name: 'Marsh family', externalId: 'C-1', clientType: 'privateInvestor' }),
    ...{ reportingCurrency: 'USD', tier: 'A', email: 'marsh@example.com', language: 'en' },
    ...{ clientSince: '2019-05-01', tags: ['sailing', 'a'] },
  });
  expect(keller).toEqual(newClient({ name: 'Keller', externalId: 'C-2' }));
  expect((await load(rows, once.all)).all).toEqual(once.all);
  expect(once.end).toMatchObject({
    value: [
      { label: 'Rows', value: '2' },
      { label: 'Clients, new', value: '2' },
      { label: 'Clients, already there', value: '0' },
    ],
  });
});

it('a number or name is the same whichever way its accents are written', async () => {
  const [whole, apart] = ['Müller', 'Mu\u0308ller'];
  const rows = ['Number,Name,Type,Reporting currency', `${whole},A,company,EUR`];
  const once = await load(rows);
  const again = await load([...rows, `${apart},B,company,EUR`], once.all);
  expect(again.all).toEqual(once.all);
  expect(again.problems).toMatchObject([{ line: 3, field: 'number' }]);
  for (const [there, said] of [
    [whole, apart],
    [apart, whole],
  ] as const) {
    const typed = await load([...rows, `7,${said},company,EUR`], [standingClient(there)]);
    expect(typed.problems).toMatchObject([{ line: 3, field: 'name' }]);
    const numbered = standingClient('Keller', { externalId: there });
    const found = await load([rows[0] ?? '', `${said},Keller,company,EUR`], [numbered]);
    expect(found.all.map(({ id }) => id)).toEqual([numbered.id]);
  }
});

it('a client keeps its id where its row says something else', async () => {
  const ids = async (row: string) => (await load([HEADER, row])).all.map(({ id }) => id);
  expect(await ids(MARSH.replace('Marsh family', 'Marsh'))).toEqual(await ids(MARSH));
  expect(await ids(MARSH.replace('C-1', 'C-2'))).not.toEqual(await ids(MARSH));
});

it('whatever they are called, clients are the same by rows in any order', async () => {
  const text = fc
    .string({ maxLength: 60 })
    .map((some) => `x${some.replace(/[\r\n]/g, ' ')}`.trim());
  const row = fc.tuple(text, text, fc.constant('company'), fc.constant('EUR'), text);
  const rows = fc.uniqueArray(row, { selector: ([number]) => number, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      const header = ['number', 'name', 'type', 'reporting currency', 'city'];
      const loaded = (each: typeof some) => load([writeTable([header, ...each])]);
      const { all, problems } = await loaded(some);
      expect(problems).toEqual([]);
      expect(all.map(({ data }) => [data.externalId, data.name, data.city])).toEqual(
        some.map(([number, name, , , city]) => [number, name, city]),
      );
      expect((await loaded(some.toReversed())).all.toReversed()).toEqual(all);
    }),
  );
});

it('leaves what the file has no column for, and what is always said where a cell is empty', async () => {
  const before = standingClient('Marsh', {
    ...{ externalId: 'C-1', summary: 'Calls on Mondays', tier: 'B', industry: 'Ships' },
    status: 'prospect',
  });
  const { all } = await load(['number,name,tier,status,industry', 'C-1,,,,'], [before]);
  expect(all).toEqual([{ id: before.id, data: { ...before.data, industry: '' } }]);
});

it('notes when contact data become others, and not when they are filled in', async () => {
  const before = standingClient('Marsh', { externalId: 'C-1', phone: '1' });
  const header = 'number,phone,e-mail';
  const [filled] = (await load([header, 'C-1,1,marsh@example.com'], [before])).all;
  expect(filled?.data.dataChanges).toBeUndefined();
  const [changed] = (await load([header, 'C-1,2,'], [before])).all;
  expect(changed?.data.dataChanges).toMatchObject([{ field: 'telephone', changedOn: TODAY }]);
});

it.each([
  [',Marsh,company,EUR,,,,,', 'number', 'must not be empty'],
  ['C-1,,company,EUR,,,,,', 'name', 'must be said of what is not there yet'],
  ['C-1,Marsh,,EUR,,,,,', 'type', 'must be said of what is not there yet'],
  ['C-1,Marsh,company,,,,,,', 'reporting currency', 'must be said of what is not there yet'],
  ['C-1,Marsh,person,EUR,,,,,', 'type', '"person" is not one of private investor, company, wh'],
  ['C-1,Marsh,company,EUE,,,,,', 'reporting currency', '"EUE" is not a currency'],
  ['C-1,Marsh,company,EUR,D,,,,', 'tier', '"D" is not one of key, A, B, C, unrated'],
  ['C-1,Marsh,company,EUR,,at home,,,', 'e-mail', '"at home" is not an e-mail address'],
  ['C-1,Marsh,company,EUR,,,2019-02-30,,', 'client since', '"2019-02-30": expected a day that'],
  ['C-1,Marsh,company,EUR,,,,ru,', 'language', '"ru": '],
  ['C-\u200b0,K,company,EUR,,,,,', 'number', '"C-0": character 3 is U+200B, which cannot be'],
  ['C-0,Keller,company,EUR,,,,,', 'number', '"C-0" is in line 2 already'],
])('says what it cannot read in %s, and loads the rest', async (row, field, message) => {
  const first = 'C-0,First,company,EUR,,,,,';
  const { all, problems } = await load([HEADER, first, row, MARSH.replace('C-1', 'C-3')]);
  expect(problems).toMatchObject([{ file: 'c.csv', line: 3, field }]);
  expect(problems[0]?.message).toContain(message);
  expect(all.map(({ data }) => data.externalId)).toEqual(['C-0', 'C-3']);
});

it('adds no second client of the name of one that has no number, nor guesses between two', async () => {
  const typedIn = standingClient('MARSH family');
  const twins = ['a', 'b'].map((name) => standingClient(name, { externalId: 'C-2' }));
  const { all, problems } = await load(
    [HEADER, MARSH, 'C-2,Keller,company,EUR,,,,,'],
    [typedIn, ...twins],
  );
  expect(all).toEqual([typedIn, ...twins]);
  expect(problems).toMatchObject([
    { line: 2, field: 'name', message: expect.stringContaining('has this name and no number') },
    { line: 3, field: 'number', message: expect.stringContaining('of several clients') },
  ]);
});

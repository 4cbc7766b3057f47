import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { parsedWhole } from '../parsed-whole.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { writeTable } from '../table/write-table.ts';
import { parseContacts } from './parse-contacts.ts';

const HEADER = 'Client,Reference,Name,Role,Influence,Phone,E-mail,Birth date,May sign';
const ELEANOR = 'C-1,P-1,Eleanor Marsh,Mother,Decision maker,1,e@marsh.example,1951-04-02,Yes';
const TODAY = '2026-11-28' as CalendarDate;

const marsh = entryNamed('marsh', newClient({ name: 'Marsh family', externalId: 'C-1' }));
const keller = entryNamed('keller', newClient({ name: 'Keller', externalId: 'C-2' }));
const namesake = entryNamed('namesake', newClient({ name: 'Keller', externalId: 'C-3' }));
const clients = [marsh, keller, namesake];

async function load(lines: readonly string[], contacts: readonly StandingRecord<Contact>[] = []) {
  const source = { file: 'c.csv', chunks: [[...lines, ''].join('\n')] };
  const parsing = parseContacts(source, { contacts, clients }, TODAY);
  const found = new Map<RecordId, Contact>(contacts.map(({ id, data }) => [id, data]));
  const { loaded, problems, end } = await parsedWhole(parsing);
  for (const each of loaded) if (each.kind === 'contact') found.set(each.id, each.data);
  return { all: [...found].map(([id, data]) => ({ id, data })), problems, end };
}

const standing = (name: string, fields: Partial<Contact> = {}) =>
  entryNamed(name, newContact({ clientId: marsh.id, name: 'Eleanor Marsh', ...fields }));

it('reads contacts of clients by number, name and id, and loading twice gives the same', async () => {
  const rows = [HEADER, ELEANOR, 'Marsh family,P-2,Tom,,,,,,', `${keller.id},P-1,Jo,,,,,,no`];
  const once = await load(rows);
  expect(once.problems).toEqual([]);
  expect(once.all.map(({ data }) => data)).toEqual([
    {
      ...newContact({ clientId: marsh.id, name: 'Eleanor Marsh', role: 'Mother', phone: '1' }),
      ...{ externalId: 'P-1', influence: 'decisionMaker', email: 'e@marsh.example' },
      ...{ birthDate: '1951-04-02', maySign: true },
    },
    newContact({ clientId: marsh.id, name: 'Tom', externalId: 'P-2' }),
    newContact({ clientId: keller.id, name: 'Jo', externalId: 'P-1' }),
  ]);
  const again = await load(rows, once.all);
  expect(again.all).toEqual(once.all);
  expect(again.end).toMatchObject({
    value: [
      { label: 'Rows', value: '3' },
      { label: 'Contacts, new', value: '0' },
      { label: 'Contacts, already there', value: '3' },
    ],
  });
});

it('a contact keeps its id where its row says something else', async () => {
  const ids = async (row: string) => (await load([HEADER, row])).all.map(({ id }) => id);
  expect(await ids(ELEANOR.replace('Eleanor', 'Ella'))).toEqual(await ids(ELEANOR));
  expect(await ids(ELEANOR.replace('C-1', 'Marsh family'))).toEqual(await ids(ELEANOR));
  expect(await ids(ELEANOR.replace('P-1', 'P-2'))).not.toEqual(await ids(ELEANOR));
  expect(await ids(ELEANOR.replace('C-1', 'C-2'))).not.toEqual(await ids(ELEANOR));
});

it('whatever they are called, contacts are the same by rows in any order', async () => {
  const text = fc
    .string({ maxLength: 60 })
    .map((some) => `x${some.replace(/[\r\n]/g, ' ')}`.trim());
  const row = fc.tuple(fc.constantFrom('C-1', 'C-2'), text, text, text);
  const rows = fc.uniqueArray(row, { selector: ([client, of]) => `${client} ${of}`, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      const header = ['client', 'reference', 'name', 'preferences'];
      const loaded = (each: typeof some) => load([writeTable([header, ...each])]);
      const { all, problems } = await loaded(some);
      expect(problems).toEqual([]);
      expect(all.map(({ data }) => [data.externalId, data.name, data.preferences])).toEqual(
        some.map(([, reference, name, preferences]) => [reference, name, preferences]),
      );
      expect((await loaded(some.toReversed())).all.toReversed()).toEqual(all);
    }),
  );
});

it('leaves what the file has no column for, and what is always said where a cell is empty', async () => {
  const before = standing('eleanor', {
    ...{ externalId: 'P-1', sentiment: 'critical', influence: 'user', maySign: true },
    ...{ role: 'Mother', preferences: 'Tea' },
  });
  const { all } = await load(
    ['client,reference,name,influence,may sign,role', 'C-1,P-1,,,,'],
    [before],
  );
  expect(all).toEqual([{ id: before.id, data: { ...before.data, role: '' } }]);
});

it('notes a telephone or e-mail that becomes another or is emptied, once', async () => {
  const before = standing('eleanor', { externalId: 'P-1', phone: '1', email: 'e@marsh.example' });
  const header = 'client,reference,phone,e-mail';
  const { all } = await load([header, 'C-1,P-1,2,'], [before]);
  const noted = [
    { id: `phone ${TODAY}`, field: 'telephone', changedOn: TODAY },
    { id: `email ${TODAY}`, field: 'e-mail', changedOn: TODAY },
  ];
  expect(all[0]?.data).toEqual({ ...before.data, phone: '2', email: '', dataChanges: noted });
  expect((await load([header, 'C-1,P-1,2,'], all)).all).toEqual(all);
});

it('notes nothing of a contact who is new, nor of what is filled in, nor of another column', async () => {
  const [fresh] = (await load([HEADER, ELEANOR])).all;
  expect(fresh?.data).not.toHaveProperty('dataChanges');
  const before = standing('eleanor', { externalId: 'P-1', phone: '1' });
  const [filled] = (await load([HEADER, ELEANOR], [before])).all;
  expect(filled?.data).toMatchObject({ email: 'e@marsh.example', maySign: true });
  expect(filled?.data).not.toHaveProperty('dataChanges');
});

it.each([
  [',P-1,Eleanor,,,,,,', 'client', 'must not be empty'],
  ['C-9,P-1,Eleanor,,,,,,', 'client', '"C-9": no client of the book has this number or name; add'],
  ['Keller,P-1,Eleanor,,,,,,', 'client', '"Keller": several clients of the book are called so'],
  ['C-1,,Eleanor,,,,,,', 'reference', 'must not be empty'],
  ['C-1,P-1,,,,,,,', 'name', 'must be said of what is not there yet'],
  ['C-1,P-1,Eleanor,,boss,,,,', 'influence', '"boss" is not one of decision maker, influencer,'],
  ['C-1,P-1,Eleanor,,,,at home,,', 'e-mail', '"at home" is not an e-mail address'],
  ['C-1,P-1,Eleanor,,,,,1951-02-30,', 'birth date', '"1951-02-30": expected a day that exists'],
  ['C-1,P-1,Eleanor,,,,,1851-02-03,', 'birth date', 'the year 1851 is not between 1900 and 2100'],
  ['C-1,P-1,Eleanor,,,,,,perhaps', 'may sign', '"perhaps" is not one of yes, no'],
  ['C-1,P-0\u200e,Eleanor,,,,,,', 'reference', '"P-0": character 4 is U+200E, which cannot'],
  ['C-1\u00ad,P-1,Eleanor,,,,,,', 'client', '"C-1": character 4 is U+00AD, which cannot be'],
  ['C-1,P-0,Eleanor,,,,,,', 'reference', '"P-0" is in line 2 already'],
])('says what it cannot read in %s, and loads the rest', async (row, field, message) => {
  const rows = [HEADER, 'C-1,P-0,First,,,,,,', row, ELEANOR.replace('P-1', 'P-3')];
  const { all, problems } = await load(rows);
  expect(problems).toMatchObject([{ file: 'c.csv', line: 3, field }]);
  expect(problems[0]?.message).toContain(message);
  expect(all.map(({ data }) => data.externalId)).toEqual(['P-0', 'P-3']);
});

it('adds no second contact of the name of one that has no reference, nor guesses between two', async () => {
  const typedIn = standing('typed in');
  const twins = ['a', 'b'].map((name) => standing(name, { name, externalId: 'P-2' }));
  const there = [typedIn, ...twins];
  const ofOther = ELEANOR.replace('C-1', 'C-2');
  const { all, problems } = await load([HEADER, ELEANOR, 'C-1,P-2,Tom,,,,,,', ofOther], there);
  expect(all.slice(0, 3)).toEqual(there.map(({ id, data }) => ({ id, data })));
  expect(all[3]?.data).toMatchObject({ clientId: keller.id, name: 'Eleanor Marsh' });
  expect(problems).toMatchObject([
    { line: 2, field: 'name', message: expect.stringContaining('has this name and no reference') },
    { line: 3, field: 'reference', message: expect.stringContaining('give each its own') },
  ]);
});

it('takes no file without the client and the reference', async () => {
  expect((await load(['reference,name', 'P-1,Eleanor'])).end).toMatchObject({ ok: false });
  expect((await load(['client,name', 'C-1,Eleanor'])).end).toMatchObject({ ok: false });
});

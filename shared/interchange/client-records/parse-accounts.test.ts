import { expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { parsedWhole } from '../parsed-whole.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { parseAccounts } from './parse-accounts.ts';

const HEADER = 'Client,Account,Name,Type,Currency,Cost basis,Opened on,Closed on';
const DEPOT = 'C-1,D-1,Depot,Investment,usd,Pooled average,2019-05-01,';

const marsh = entryNamed('marsh', newClient({ name: 'Marsh family', externalId: 'C-1' }));
const keller = entryNamed('keller', newClient({ name: 'Keller', externalId: 'C-2' }));
const namesake = entryNamed('namesake', newClient({ name: 'Keller', externalId: 'C-3' }));
const clients = [marsh, keller, namesake];

async function load(lines: readonly string[], accounts: readonly StandingRecord<Account>[] = []) {
  const source = { file: 'a.csv', chunks: [[...lines, ''].join('\n')] };
  const parsing = parseAccounts(source, { accounts, clients });
  const found = new Map<RecordId, Account>(accounts.map(({ id, data }) => [id, data]));
  const { loaded, problems, end } = await parsedWhole(parsing);
  for (const each of loaded) if (each.kind === 'account') found.set(each.id, each.data);
  return { all: [...found].map(([id, data]) => ({ id, data })), problems, end };
}

it('reads accounts of clients by number, name and id, and loading twice gives the same', async () => {
  const rows = [
    ...[HEADER, DEPOT, 'Marsh family,D-2,Cash,cash,EUR,,,', `${keller.id},D-1,Shop,sales,EUR,,,`],
    'C-3,D-1,Second,investment,EUR,,,2026-01-31',
  ];
  const once = await load(rows);
  expect(once.problems).toEqual([]);
  expect(once.all.map(({ data }) => data)).toEqual([
    {
      ...newAccount({ clientId: marsh.id, name: 'Depot', number: 'D-1' }),
      ...{ currency: 'USD', costBasisMethod: 'pooledAverage', openedOn: '2019-05-01' },
    },
    newAccount({ clientId: marsh.id, name: 'Cash', number: 'D-2', accountType: 'cash' }),
    newAccount({ clientId: keller.id, name: 'Shop', number: 'D-1', accountType: 'sales' }),
    {
      ...newAccount({ clientId: namesake.id, name: 'Second', number: 'D-1' }),
      closedOn: '2026-01-31',
    },
  ]);
  expect((await load(rows, once.all)).all).toEqual(once.all);
});

it('an account is told by its client and its number, with blanks or without', async () => {
  const { all: first } = await load([HEADER, DEPOT]);
  const { all, problems } = await load([HEADER, DEPOT.replace('D-1,Depot', 'D - 1,Main')], first);
  expect(problems).toEqual([]);
  expect(all).toEqual([
    { id: first[0]?.id, data: { ...first[0]?.data, number: 'D - 1', name: 'Main' } },
  ]);
  const { all: anew } = await load([HEADER, DEPOT.replace('D-1', 'D -1')]);
  expect(anew[0]?.id).toBe(first[0]?.id);
});

it('a client is found whichever way the accents of the name are written', async () => {
  const muller = entryNamed('muller', newClient({ name: 'Mu\u0308ller', externalId: 'C-4' }));
  const lines = [HEADER, 'Müller,D-1,Depot,cash,EUR,,,', 'Mu\u0308ller,D-2,Depot,cash,EUR,,,', ''];
  const parsing = parseAccounts(
    { file: 'a.csv', chunks: [lines.join('\n')] },
    { accounts: [], clients: [muller] },
  );
  const { loaded, problems } = await parsedWhole(parsing);
  expect(problems).toEqual([]);
  expect(loaded.map(({ data }) => data)).toMatchObject([
    { clientId: muller.id, number: 'D-1' },
    { clientId: muller.id, number: 'D-2' },
  ]);
});

it('a client is found by a name that is written with signs that nobody sees', async () => {
  // As some names in Persian are, between two of their letters.
  const named = entryNamed(
    'named',
    newClient({ name: '\u0639\u0644\u06cc\u200c\u0646\u06cc\u0627' }),
  );
  const source = {
    file: 'a.csv',
    chunks: [`${HEADER}\n${named.data.name},D-1,Depot,cash,EUR,,,\n`],
  };
  const parsing = parseAccounts(source, { accounts: [], clients: [named] });
  const { loaded, problems } = await parsedWhole(parsing);
  expect(problems).toEqual([]);
  expect(loaded.map(({ data }) => data)).toMatchObject([{ clientId: named.id, number: 'D-1' }]);
});

it('leaves what the file has no column for, and the cost basis where its cell is empty', async () => {
  const account = newAccount({ clientId: marsh.id, name: 'Depot', number: 'D-1' });
  const before = entryNamed('depot', {
    ...account,
    custodian: 'Bank',
    costBasisMethod: 'lifo' as const,
  });
  const { all } = await load(
    ['client,account,cost basis,closed on,ledger through', 'C-1,D-1,,2026-10-31,2026-10-30'],
    [before],
  );
  const said = { closedOn: '2026-10-31', ledgerThrough: '2026-10-30' };
  expect(all).toEqual([{ id: before.id, data: { ...before.data, ...said } }]);
});

it.each([
  [',D-1,Depot,cash,EUR,,,', 'client', 'must not be empty'],
  ['C-9,D-1,Depot,cash,EUR,,,', 'client', '"C-9": no client of the book has this number or name'],
  ['Keller,D-1,Depot,cash,EUR,,,', 'client', '"Keller": several clients of the book are called so'],
  ['C-1,,Depot,cash,EUR,,,', 'account', 'must not be empty'],
  ['C-1,D-1,,cash,EUR,,,', 'name', 'must be said of what is not there yet'],
  ['C-1,D-1,Depot,,EUR,,,', 'type', 'must be said of what is not there yet'],
  ['C-1,D-1,Depot,cash,,,,', 'currency', 'must be said of what is not there yet'],
  ['C-1,D-1,Depot,bank,EUR,,,', 'type', '"bank" is not one of investment, cash, credit, loan, s'],
  ['C-1,D-1,Depot,cash,EURO,,,', 'currency', '"EURO": expected a currency code'],
  ['C-1,D-1,Depot,cash,EUR,fifo,,', 'cost basis', '"fifo": only an investment account has'],
  ['C-1,D-1,Depot,investment,EUR,hifo,,', 'cost basis', '"hifo" is not one of fifo, lifo,'],
  ['C-1,D-1,Depot,cash,EUR,,2026-13-01,', 'opened on', '"2026-13-01": expected a day that exists'],
  [
    'C-1,D-1,Depot,cash,EUR,,2026-03-02,2026-03-01',
    'closed on',
    'must not be before the day it was',
  ],
  ['C-1,D 0\u200b,Depot,cash,EUR,,,', 'account', '"D 0": character 4 is U+200B, which cannot'],
  ['C-1,D 0,Depot,cash,EUR,,,', 'account', '"D 0" is in line 2 already'],
])('says what it cannot read in %s, and loads the rest', async (row, field, message) => {
  const first = 'C-1,D0,Cash,cash,EUR,,,';
  const { all, problems } = await load([HEADER, first, row, DEPOT.replace('D-1', 'D-3')]);
  expect(problems).toMatchObject([{ file: 'a.csv', line: 3, field }]);
  expect(problems[0]?.message).toContain(message);
  expect(all.map(({ data }) => data.number)).toEqual(['D0', 'D-3']);
});

it('takes no file without the client and the number, and guesses not between two of a number', async () => {
  expect((await load(['account,name', 'D-1,Depot'])).end).toMatchObject({ ok: false });
  const account = newAccount({ clientId: marsh.id, name: 'Depot', number: 'D-1' });
  const twins = ['a', 'b'].map((name) => entryNamed(name, account));
  const { all, problems } = await load([HEADER, DEPOT], twins);
  expect(all.map(({ data }) => data)).toEqual([account, account]);
  expect(problems).toMatchObject([{ line: 2, field: 'account' }]);
});

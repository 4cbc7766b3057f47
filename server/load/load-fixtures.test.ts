import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { loadSource } from './index-of-sources.ts';
import type { LoadReport } from './load-types.ts';
import { recordingSink } from './recording-sink.ts';

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures');
const RATES = join(FIXTURES, 'reference-rates/eurofxref-hist.csv');
const RETAIL = join(FIXTURES, 'online-retail/invoices.csv');
const bookId = '0190a000-0000-7000-8000-000000000001' as BookId;
const today = '2026-11-24' as CalendarDate;

async function load(name: string, path: string, sink = recordingSink()) {
  const result = await loadSource(name, path, { bookId, sink, today });
  if (!result.ok) throw new Error(result.error.message);
  return { report: result.value, sink };
}

const total = (report: LoadReport, label: string) =>
  report.totals.find((entry) => entry.label.startsWith(label))?.value;

async function failure(name: string, path: string) {
  const result = await loadSource(name, path, { bookId, sink: recordingSink(), today });
  return result.ok ? null : result.error;
}

it('loads invoices so that the totals tie to the mil', async () => {
  const { report, sink } = await load('online-retail', RETAIL);
  expect(total(report, 'Lines')).toBe('14');
  expect(total(report, 'Net revenue, GBP')).toBe('-10,923.455');
  expect(total(report, 'of which identified customers')).toBe('138.600');
  expect(total(report, 'Exactly repeated lines')).toBe('1');
  expect(total(report, 'Customers with several countries')).toBe('1');
  const amounts = sink
    .all('transaction')
    .map(({ data }) => [data.externalId, data.type, data.amount]);
  expect(amounts).toEqual([
    ['536365', 'order', 4860],
    ['536370', 'order', 9000],
    ['C536379', 'return', -750],
    ['536544', 'order', 0],
    ['A563185', 'fee', -1_106_206],
    ['536589', 'order', 0],
    ['536704', 'order', 750],
  ]);
});

it('keeps charges apart from products and sales without a number apart from customers', async () => {
  const { sink } = await load('online-retail', RETAIL);
  const charges = sink.all('product').filter(({ data }) => !data.isOffered);
  expect(charges.map(({ data }) => data.code)).toEqual(['POST', 'B']);
  const clients = sink.all('client').map(({ data }) => [data.name, data.country, data.tags]);
  expect(clients).toContainEqual(['Customer 12431', 'Belgium', ['Belgium', 'Australia']]);
  expect(clients).toContainEqual(['Sales without a customer number', '', ['no customer number']]);
});

it('names file, line and field of each invoice line it cannot read', async () => {
  const { report } = await load('online-retail', RETAIL);
  expect(report.problems.map(({ file, line, field }) => [file, line, field])).toEqual([
    ['invoices.csv', 10, 'InvoiceDate'],
    ['invoices.csv', 11, 'Quantity'],
    ['invoices.csv', 12, ''],
    ['invoices.csv', 13, 'UnitPrice'],
    ['invoices.csv', 15, ''],
  ]);
});

it('loads the reference rates of the days it can read, and says which it cannot', async () => {
  const { report, sink } = await load('reference-rates', RATES);
  expect(sink.all('exchangeRate').map(({ data }) => [data.to, data.date, data.rate])).toEqual([
    ['USD', '2026-11-24', 1_095_600],
    ['JPY', '2026-11-24', 155_680_000],
    ['CZK', '2026-11-24', 24_691_000],
    ['USD', '2026-11-20', 1_088_800],
    ['JPY', '2026-11-20', 156_100_000],
    ['BGN', '2026-11-20', 1_955_800],
  ]);
  expect(report.problems.map(({ line, field }) => [line, field])).toEqual([
    [3, 'JPY'],
    [5, 'Date'],
    [6, ''],
  ]);
  expect(total(report, 'Rates')).toBe('6');
  expect(await failure('reference-rates', RETAIL)).toMatchObject({
    tag: 'wrongFile',
    message: expect.stringContaining('expected the header "Date, and currency codes"'),
  });
});

it('loads a bank with owners, disponents, cards, loans and standing orders', async () => {
  const { report, sink } = await load('berka', join(FIXTURES, 'berka'));
  expect(sink.all('client')).toHaveLength(4);
  expect(sink.all('account').map(({ data }) => data.number)).toEqual(['1', '2', '3']);
  expect(sink.all('authority').map(({ data }) => [data.authorityType, data.holder])).toEqual([
    ['disponent', 'Client 3, Hl.m. Praha'],
  ]);
  const woman = sink.all('contact').find(({ data }) => data.name === 'Client 1, Pisek');
  expect([woman?.data.birthDate, woman?.data.sex]).toEqual(['1970-12-13', 'female']);
  const held = sink
    .all('entitlement')
    .map(({ data }) => [data.status, data.amount, data.heldUntil]);
  expect(held).toContainEqual(['ended', 8_095_200, '1996-01-05']);
  expect(held).toContainEqual(['inDefault', 3_620_400, null]);
  expect(total(report, 'Standing orders, CZK')).toBe('13,090.70');
  const summaries = sink.all('client').map(({ data }) => data.summary);
  expect(summaries.some((text) => text.includes('unemployment in 1995 not known'))).toBe(true);
});

it('puts a day’s rows in the order of the ledger and leaves out a day that breaks off', async () => {
  const { report, sink } = await load('berka', join(FIXTURES, 'berka'));
  const ledger = sink
    .all('transaction')
    .map(({ data }) => [data.externalId, data.type, data.amount]);
  expect(ledger).toEqual([
    ['100', 'deposit', 110_000],
    ['101', 'deposit', 2_023_600],
    ['102', 'interest', 7340],
    ['103', 'withdrawal', -500_000],
    ['104', 'fee', -1460],
    ['105', 'withdrawal', -30_000],
    ['106', 'withdrawal', -337_270],
  ]);
  expect(total(report, 'Transactions up to 1993-04-07')).toBe('8');
  expect(sink.all('transaction').at(1)?.data.counterparty).toBe('Bank YZ, account 30300313');
  // What the bank itself entered was paid by nobody.
  expect(sink.all('transaction').map(({ data }) => data.paymentMeans)).toEqual([
    ...['cash', 'transfer', undefined, 'cash', undefined, 'cash', 'transfer'],
  ]);
});

it('names each row of the bank that it cannot read or join', async () => {
  const { report } = await load('berka', join(FIXTURES, 'berka'));
  expect(report.problems.map(({ file, line, field }) => [file, line, field])).toEqual([
    ['account.asc', 5, 'frequency'],
    ['client.asc', 6, 'birth_number'],
    ['loan.asc', 4, 'amount'],
    ['trans_part.asc.gz', 9, 'date'],
    ['trans_part.asc.gz', 12, ''],
    ['disp.asc', 6, 'client_id'],
    ['card.asc', 3, 'disp_id'],
    ['trans_part.asc.gz', 10, 'account_id'],
  ]);
});

it.each([
  ['online-retail', RETAIL],
  ['berka', join(FIXTURES, 'berka')],
  ['sample', ''],
])('loading %s twice doubles nothing', async (name, path) => {
  const { report, sink } = await load(name, path);
  const once = sink.records.size;
  await load(name, path, sink);
  expect(sink.records.size).toBe(once);
  expect(report.recordCount).toBe(once);
  expect(Math.max(...sink.batches)).toBeLessThanOrEqual(1000);
});

it('says what is wrong with a path', async () => {
  expect(await failure('nonsense', RETAIL)).toMatchObject({ tag: 'unknownSource' });
  expect(await failure('online-retail', join(FIXTURES, 'none.csv'))).toMatchObject({
    tag: 'missingFile',
  });
  expect(await failure('online-retail', FIXTURES)).toMatchObject({ tag: 'missingFile' });
  expect(await failure('online-retail', join(FIXTURES, 'berka/loan.asc'))).toMatchObject({
    tag: 'wrongFile',
  });
  expect(await failure('berka', RETAIL)).toMatchObject({ tag: 'wrongFile' });
  expect(await failure('berka', join(FIXTURES, 'online-retail'))).toMatchObject({
    tag: 'missingFile',
  });
});

it.each([
  ['online-retail', RETAIL],
  ['berka', join(FIXTURES, 'berka')],
  ['sample', ''],
])('puts parents before their children (%s)', async (name, path) => {
  const { sink } = await load(name, path);
  const seen = new Set<string>();
  for (const { kind, id, data } of sink.records.values()) {
    const parents = kindDefinition(kind)?.parents(data) ?? [];
    expect(parents.filter((parent) => !seen.has(parent))).toEqual([]);
    seen.add(id);
  }
});

it('loads clients, their contacts and accounts, and names the rows that it leaves out', async () => {
  const folder = join(FIXTURES, 'client-records');
  const { report: clients, sink } = await load('clients', join(folder, 'clients.csv'));
  expect(total(clients, 'Clients, new')).toBe('3');
  const { report: contacts } = await load('contacts', join(folder, 'contacts.csv'), sink);
  expect(total(contacts, 'Contacts, new')).toBe('4');
  const { report: accounts } = await load('accounts', join(folder, 'accounts.csv'), sink);
  expect(total(accounts, 'Accounts, new')).toBe('3');
  const problems = [...clients.problems, ...contacts.problems, ...accounts.problems];
  expect(problems.map(({ file, line, field }) => [file, line, field])).toEqual([
    ['clients.csv', 5, 'type'],
    ['clients.csv', 6, 'number'],
    ['clients.csv', 7, 'client since'],
    ['contacts.csv', 6, 'influence'],
    ['contacts.csv', 7, 'client'],
    ['contacts.csv', 8, 'reference'],
    ['contacts.csv', 9, 'e-mail'],
    ['accounts.csv', 5, 'cost basis'],
    ['accounts.csv', 6, 'client'],
    ['accounts.csv', 7, 'account'],
  ]);
});

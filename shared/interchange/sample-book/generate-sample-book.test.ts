import { expect, it } from 'vitest';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { rateLookup, ratesByPair } from '#shared/domain/portfolio/exchange-rates.ts';
import { holdingsOf } from '#shared/domain/portfolio/holdings.ts';
import { isAnswerOverdue, isOpenRequest } from '#shared/domain/service/service-steps.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { addDays } from '#shared/lib/calendar-date.ts';
import { isUuid, type RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { type LoadedRecord, objectionsTo } from '../loaded-record.ts';
import { generateSampleBook } from './generate-sample-book.ts';

const TODAY = '2026-11-24' as CalendarDate;
const book = generateSampleBook({ seed: 1, today: TODAY });
const days = ['2026-11-24', '2027-01-01', '2028-02-29', '2026-10-04'] as CalendarDate[];

function all<K extends LoadedRecord['kind']>(kind: K, records = book) {
  return records.filter(
    (record): record is Extract<LoadedRecord, { kind: K }> => record.kind === kind,
  );
}

const asEntry = <Data>({ id, data }: { id: RecordId; data: Data }): Entry<Data> => ({
  id,
  data,
  editedAt: null,
  editedBy: null,
});

it('makes records that their kinds accept, without breaches', () => {
  const objections = book.flatMap((record) =>
    objectionsTo(record).map(({ field, message }) => `${record.kind} ${field}: ${message}`),
  );
  expect(objections).toEqual([]);
});

it('makes the same records of the same options, and other ids in another scope', () => {
  expect(generateSampleBook({ seed: 1, today: TODAY })).toEqual(book);
  const other = generateSampleBook({ seed: 1, today: TODAY, scope: 'another' });
  const ids = new Set(book.map(({ id }) => id));
  expect(other.some(({ id }) => ids.has(id))).toBe(false);
});

it('gives every record a valid id of its own and refers to records that are there', () => {
  const ids = new Set<string>(book.map(({ id }) => id));
  expect(ids.size).toBe(book.length);
  expect([...ids].every(isUuid)).toBe(true);
  const references = book.flatMap(({ data }) =>
    Object.entries(data)
      .filter(([field, value]) => /Ids?$/.test(field) && field !== 'externalId' && value !== null)
      .flatMap(([, value]) => value as string | string[]),
  );
  expect(references.filter((reference) => !ids.has(reference))).toEqual([]);
});

it.each(days)('never sells more than is held nor spends more than there is (%s)', (today) => {
  const records = generateSampleBook({ seed: 7, today });
  const ledger = all('transaction', records);
  const holdings = holdingsOf({
    accounts: all('account', records).map(asEntry),
    transactions: ledger.map(asEntry),
  });
  expect(holdings.refused).toEqual([]);
  const withdrawn = ledger.filter(({ data }) => data.type === 'withdrawal');
  expect(withdrawn.filter(({ data }) => data.description !== 'Wages and suppliers')).toHaveLength(
    14,
  );
  const cash = new Map<string, number>();
  for (const { data } of ledger.filter(({ data }) => !data.lines)) {
    const after = (cash.get(data.accountId) ?? 0) + data.amount;
    cash.set(data.accountId, after);
    expect(after).toBeGreaterThanOrEqual(0);
    expect(data.date <= today).toBe(true);
  }
});

it('deals at the price of the day', () => {
  const prices = new Map(
    all('price').map(({ data }) => [`${data.securityId}/${data.date}`, data.price]),
  );
  const deals = all('transaction').filter(
    ({ data }) => data.type === 'buy' || data.type === 'sell',
  );
  expect(deals.length).toBeGreaterThan(500);
  for (const { data } of deals) {
    expect(prices.get(`${data.securityId}/${data.date}`)).toBe(data.unitPrice);
  }
});

it('has prices that move like prices', () => {
  for (const { id, data } of all('security')) {
    const series = all('price').filter((price) => price.data.securityId === id);
    const jumps = series.slice(1).map((price, index) => {
      const before = series[index]?.data.price ?? price.data.price;
      return Math.abs(price.data.price / before - 1);
    });
    const large = jumps.filter((jump) => jump > 0.12).length;
    expect([data.symbol, large]).toEqual([data.symbol, data.symbol === 'KSR' ? 1 : 0]);
    expect(series.length).toBeGreaterThan(600);
  }
});

it('holds what the screens have to show', () => {
  const on = (offset: number) =>
    all('meeting').filter(({ data }) => data.startsAt.startsWith(addDays(TODAY, offset))).length;
  expect([on(0), on(1)]).toEqual([3, 2]);
  expect(book.length).toBeLessThan(25_000);
  const until = all('authority').map(({ data }) => data.validUntil);
  expect(until).toContain(addDays(TODAY, 20));
  expect(until.some((day) => day !== null && day < TODAY)).toBe(true);
  const isOpen = ({ data }: { data: { status: string } }) => data.status === 'open';
  const late = all('promise')
    .filter(isOpen)
    .filter(({ data }) => (data.dueOn ?? TODAY) < TODAY);
  expect(new Set(late.map(({ data }) => data.promisedBy))).toEqual(new Set(['us', 'client']));
  const requests = all('serviceRequest').map(({ data }) => data);
  const complaints = requests.filter(({ sort }) => sort === 'complaint');
  expect(complaints.filter(isOpenRequest)).toHaveLength(1);
  expect(requests.filter((request) => isAnswerOverdue(request, TODAY))).toHaveLength(1);
  expect(all('reportSchedule').some(({ data }) => data.nextDueOn < TODAY)).toBe(true);
  const clients = all('client').map(({ data }) => data);
  expect(new Set(clients.map(({ status }) => status)).size).toBe(3);
  expect(new Set(clients.map(({ reportingCurrency }) => reportingCurrency)).size).toBe(4);
  expect(clients.every(({ isSample }) => isSample)).toBe(true);
});

it('keeps each client in one currency but one, whose dollars have a rate on every day of the year', () => {
  const currencies = new Map(all('client').map(({ id, data }) => [id, data.reportingCurrency]));
  const foreign = all('account').filter(
    ({ data }) => data.currency !== currencies.get(data.clientId),
  );
  expect(foreign.map(({ data }) => [data.name, data.currency])).toEqual([
    ['Dollar account', 'USD'],
  ]);
  const lookup = rateLookup(ratesByPair(all('exchangeRate').map(({ data }) => data)));
  for (let back = 0; back < 365; back += 1) {
    const rate = lookup('USD' as CurrencyCode, 'EUR' as CurrencyCode, addDays(TODAY, -back));
    expect(rate && rate.numerator / rate.denominator).toBeGreaterThan(0.7);
  }
});

it('recommends what its holdings allow, of every state but consent', () => {
  const recommendations = all('recommendation').map(({ data }) => data);
  expect(new Set(recommendations.map(({ status }) => status))).toEqual(
    new Set(['proposed', 'discussed', 'declined', 'reviewed']),
  );
  for (const { discussedOn, suitability } of recommendations) {
    if (discussedOn === null || suitability?.verdict === 'passes') continue;
    expect(suitability?.proceedsBecause).not.toBe('');
  }
  const holdings = holdingsOf({
    accounts: all('account').map(asEntry),
    transactions: all('transaction').map(asEntry),
  }).holdings.map(({ accountId, securityId }) => `${accountId} ${securityId}`);
  const open = recommendations.filter(({ status }) => status === 'proposed');
  for (const { action, accountId, securityId } of open) {
    if (action !== 'switch' && action !== 'hold') continue;
    expect(holdings).toContain(`${accountId} ${securityId}`);
  }
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { loadSource } from './index-of-sources.ts';
import { recordingSink } from './recording-sink.ts';

/*
 * The published sets are not part of the repository (their licences differ); these tests run where
 * they lie beside it, and are skipped in a clone without them.
 */
const DATA = join(import.meta.dirname, '../../../shared/data');
const why = existsSync(DATA) ? '' : ' (skipped: the published sets are not beside the repository)';

async function load(name: string, path: string) {
  const sink = recordingSink();
  const result = await loadSource(name, join(DATA, path), {
    bookId: '0190a000-0000-7000-8000-000000000001' as BookId,
    sink,
    today: '2026-11-24' as CalendarDate,
  });
  if (!result.ok) throw new Error(result.error.message);
  const totals = Object.fromEntries(result.value.totals.map(({ label, value }) => [label, value]));
  const ledgerOf = (number: string) => {
    const account = sink.all('account').find(({ data }) => data.number === number);
    return sink.all('transaction').filter(({ data }) => data.accountId === account?.id);
  };
  return { report: result.value, sink, totals, ledgerOf };
}

type Ledger = ReturnType<Awaited<ReturnType<typeof load>>['ledgerOf']>;
const balance = (ledger: Ledger): number => ledger.reduce((sum, { data }) => sum + data.amount, 0);

describe.skipIf(why !== '')(`the published sets${why}`, () => {
  it('ties with the figures of the whole bank', async () => {
    const { totals, sink, ledgerOf, report } = await load('berka', 'berka');
    expect(totals).toMatchObject({
      Accounts: '4,500',
      Clients: '5,369',
      Dispositions: '5,369',
      'of which OWNER': '4,500',
      'of which DISPONENT': '869',
      Cards: '892',
      Loans: '682',
      'Loans, CZK': '103,261,740.00',
      'Standing orders': '6,471',
      'Standing orders, CZK': '21,228,993.60',
      'Transactions up to 1994-03-30': '46,997',
      'Accounts with transactions': '1,229',
      'Largest gap between a recorded balance and the exact sum, CZK': '0.70',
    });
    expect(sink.all('transaction')).toHaveLength(46_997);
    expect(sink.all('authority')).toHaveLength(869);
    expect(sink.records.size).toBe(report.recordCount);
    expect(report.problemCount).toBe(1);
    const ledger = ledgerOf('2378');
    expect([ledger.length, balance(ledger)]).toEqual([101, 2_717_050]);
    expect(ledger.at(-1)?.data.recordedBalance).toBe(2_717_050);
  });

  it('finds every ledger’s order: balances follow from one another within the known drift', async () => {
    const { sink } = await load('berka', 'berka');
    const last = new Map<string, number>();
    const gaps = sink.all('transaction').map(({ data }) => {
      const before = last.get(data.accountId) ?? 0;
      const after = Number(data.recordedBalance);
      last.set(data.accountId, after);
      return Math.abs(before + data.amount - after);
    });
    expect(Math.max(...gaps)).toBeLessThanOrEqual(70);
  });

  it('ties with the figures of the translated subset', async () => {
    const { totals, sink, ledgerOf } = await load('berka', 'berka-english-subset');
    expect(totals).toMatchObject({ Transactions: '30,200', 'Accounts with transactions': '354' });
    expect(sink.all('transaction')).toHaveLength(30_200);
    const ledger = ledgerOf('25');
    expect([ledger.length, balance(ledger)]).toEqual([164, 3_162_190]);
  });

  it('ties with the figures of the wholesaler to the mil', async () => {
    const { totals, sink, report } = await load(
      'online-retail',
      'online-retail/online_retail_2010-12-01_2011-12-09.csv.gz',
    );
    expect(totals).toMatchObject({
      Lines: '541,909',
      Customers: '4,372',
      'Stock codes': '4,070',
      'of which adjustments': '3',
      'Net revenue, GBP': '9,747,747.934',
      'of which identified customers, GBP': '8,300,065.814',
      'Lines without a customer number': '135,080',
      'Exactly repeated lines, kept': '5,268',
    });
    expect(report.problemCount).toBe(0);
    let millionths = 0n;
    let lineCount = 0;
    for (const { data } of sink.all('transaction')) {
      for (const line of data.lines ?? []) {
        lineCount += 1;
        millionths += (BigInt(line.quantity) * BigInt(line.unitPrice)) / 1_000_000n;
      }
    }
    expect([lineCount, millionths]).toEqual([541_909, 9_747_747_934_000n]);
    expect(sink.all('client')).toHaveLength(4373);
  });
});

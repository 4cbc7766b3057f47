import { describe, expect, it } from 'vitest';
import { type PeriodRow, performanceTable } from '#shared/domain/portfolio/performance-page.ts';
import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { percentWords } from '../figures/figure-cell.ts';
import { formatMoney } from '../formats.ts';
import { explainedPeriod } from './explained-period.ts';
import { daysOf } from './performance-words.ts';

const day = '2026-11-24' as CalendarDate;
const file = sampleClientFile(generateSampleBook({ seed: 1, today: day }), 'Lindqvist household');
const table = performanceTable(file, { scope: '', day, own: null });

function rowOf(key: PeriodRow['key']): PeriodRow {
  const row = table?.rows.find((each) => each.key === key);
  if (!row) throw new Error(`no row ${key}`);
  return row;
}

describe('explainedPeriod', () => {
  const row = rowOf('yearToDate');
  const currency = table?.currency ?? '';

  it('tells a gain with the values and the flow it is the rest of', () => {
    const { endValue, startValue, netFlow, gain } = row;
    if (!(endValue.available && startValue.available && netFlow.available && gain.available)) {
      throw new Error('the sample has values');
    }
    const money = (amount: number) => formatMoney(amount, currency);
    const explained = explainedPeriod(row, 'gain', currency);
    expect(explained.from?.map(({ text }) => text)).toEqual(
      [endValue.value, startValue.value, netFlow.value].map(money),
    );
    expect(explained.text).toBe(formatMoney(gain.value, currency, { signed: true }));
    expect(explained.of).toContain(daysOf(row.period));
  });

  it('tells a return with its days and its rate over all of them', () => {
    if (!row.net.available) throw new Error(row.net.reason);
    const { rate, steps } = row.net.value;
    const explained = explainedPeriod(row, 'net', currency);
    expect(explained.from?.[0]?.text).toBe(percentWords(hundredths(rate), true));
    expect(explained.from?.at(-1)?.text).toBe(String(steps));
  });

  it('has for every figure its text or the reason why there is none', () => {
    for (const each of table?.rows ?? []) {
      for (const column of [
        'net',
        'gross',
        'moneyWeighted',
        'gain',
        'benchmark',
        'difference',
      ] as const) {
        const { text, reason, how } = explainedPeriod(each, column, currency);
        expect(text === null).toBe(!(column === 'net' ? each.net : each[column]).available);
        if (text === null) expect(reason).not.toBe('');
        expect(how).not.toBe('');
      }
    }
  });

  it('says that a return is an estimate, and what was missing', () => {
    if (!row.net.available) throw new Error(row.net.reason);
    const estimate: PeriodRow = {
      ...row,
      net: {
        available: true,
        value: {
          ...row.net.value,
          isEstimate: true,
          estimatedSteps: 2,
          estimatedBecause: { tag: 'capitalNotPositive', date: day },
        },
      },
    };
    expect(explainedPeriod(estimate, 'net', currency).reason).toMatch(
      /^an estimate, 2 of .* the invested capital was not positive/,
    );
  });
});

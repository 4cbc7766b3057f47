import { describe, expect, it } from 'vitest';
import type { BookPeriodRow } from '#shared/domain/portfolio/book-performance.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { formatDate, formatMoney } from '../../components/formats.ts';
import {
  explainedAmount,
  explainedKeyAccount,
  explainedRate,
  NO_REVENUE,
} from './explained-book.ts';

const EUR = 'EUR' as CurrencyCode;
const day = (text: string) => text as CalendarDate;
const amounts = { startValue: 100_00, endValue: 130_00, inflow: 20_00, outflow: 5_00, gain: 15_00 };
const row: BookPeriodRow = {
  ...{ key: 'oneYear', period: { from: day('2025-11-25'), to: day('2026-11-24') } },
  ...amounts,
  ...{ fees: 1_00, sales: 2_00 },
  timeWeighted: {
    available: true,
    value: {
      rate: 0.12,
      annual: { rate: 0.12, isAnnual: true },
      since: day('2025-11-24'),
    },
  },
  moneyWeighted: {
    available: false,
    reason: 'the records begin later',
    cause: { tag: 'recordTooShort', beginsOn: day('2026-03-01') },
  },
};
const textsOf = (from: readonly { readonly text: string }[] = []) => from.map(({ text }) => text);

describe('a figure of the book', () => {
  it('comes with the amounts it adds up with', () => {
    const { from, text } = explainedAmount(row, 'Gain', row.gain, EUR);
    const all = [130_00, 100_00, 20_00, 5_00, 15_00].map((amount) => formatMoney(amount, EUR));
    expect(textsOf(from)).toEqual(all);
    expect(text).toBe(formatMoney(15_00, EUR));
  });

  it('says since when a return counts, or why there is none', () => {
    const net = explainedRate(row, 'timeWeighted', EUR);
    expect(net.text).toMatch(/12[.,]00.*a year$/);
    expect(textsOf(net.from)).toContain(formatDate(day('2025-11-24')));
    const missing = explainedRate(row, 'moneyWeighted', EUR);
    expect(missing.text).toBeNull();
    expect(missing.reason).toContain(formatDate(day('2026-03-01')));
  });

  it('says what revenue a share is of, and why there may be none', () => {
    const asked = {
      name: 'Share',
      client: 'Novak s.r.o.',
      period: 'oneYear',
      currency: EUR,
      amounts: { ...amounts, fees: 1_00, sales: 2_00 },
    } as const;
    const share = explainedKeyAccount({ ...asked, text: '3.0 %', whole: 100_00 });
    expect(textsOf(share.from)).toContain(formatMoney(100_00, EUR));
    expect(share.reason).toBeNull();
    expect(explainedKeyAccount({ ...asked, text: null, whole: 0 }).reason).toBe(NO_REVENUE);
  });
});

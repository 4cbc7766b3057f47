import { expect, it } from 'vitest';
import { unavailable } from '#shared/domain/figure.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { formatMoney } from '../../components/formats.ts';
import { explainedKeyAccount, NO_REVENUE } from './explained-book.ts';

const EUR = 'EUR' as CurrencyCode;
const amounts = { startValue: 100_00, endValue: 130_00, inflow: 20_00, outflow: 5_00, gain: 15_00 };
const asked = {
  name: 'Share',
  of: 'Novak s.r.o.',
  client: { ...amounts, fees: 1_00, sales: 2_00, revenueLeftOut: null },
  page: { key: 'oneYear', scope: { currency: EUR, isWhole: false } },
} as const;

it('says what a figure of a key account is made of, and why there may be no share', () => {
  const share = explainedKeyAccount({ ...asked, text: '3.0 %', whole: 100_00 });
  const texts = share.from?.map(({ text }) => text) ?? [];
  const all = [1_00, 2_00, 100_00, 130_00, 100_00, 20_00, 5_00, 15_00];
  expect(texts).toEqual(all.map((amount) => formatMoney(amount, EUR)));
  expect(share.reason).toBeNull();
  expect(explainedKeyAccount({ ...asked, text: null, whole: 0 }).reason).toBe(NO_REVENUE);
});

it('says what of the revenue is not counted, and why', () => {
  const revenueLeftOut = { entries: 2, why: unavailable('no exchange rate from USD to EUR') };
  const client = { ...asked.client, revenueLeftOut };
  const revenue = explainedKeyAccount({ ...asked, client, text: '3.00', whole: 100_00 });
  expect(revenue.from).toContainEqual({
    ...{ name: 'Not counted', text: '2 entries: no exchange rate from USD to EUR' },
  });
});

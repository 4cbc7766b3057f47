import { expect, it } from 'vitest';
import { available, unavailable } from '#shared/domain/figure.ts';
import { type CurrencyCode, type Money, money } from '#shared/lib/money.ts';
import { formatMoney } from '../formats.ts';
import { gainTerms, revenueTerms } from './client-terms.ts';

const euros = (amount: number) => available<Money>(money(amount, 'EUR' as CurrencyCode));

it('tells of a gain the values at both ends and what flowed, to the cent or why not', () => {
  const startValue = unavailable('no price of Heron Fund');
  const terms = gainTerms({ value: euros(1_234_56), startValue, netFlow: euros(-5) });
  expect(terms).toEqual([
    { name: 'Value at the end', text: formatMoney(1_234_56, 'EUR') },
    { name: 'Value at the start', text: 'unknown: no price of Heron Fund' },
    { name: 'Net flow', text: formatMoney(-5, 'EUR') },
  ]);
});

it('tells of revenue how many orders there were and what came back', () => {
  expect(revenueTerms({ orderCount: available(12), returns: euros(3_50) })).toEqual([
    { name: 'Number of orders', text: '12' },
    { name: 'Returns', text: formatMoney(3_50, 'EUR') },
  ]);
});

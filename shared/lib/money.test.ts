import { describe, expect, it } from 'vitest';
import {
  addMoney,
  type CurrencyCode,
  convertMoney,
  minorUnitScale,
  money,
  negateMoney,
  type Quantity,
  type UnitPrice,
  valueAtPrice,
} from './money.ts';

const EUR = 'EUR' as CurrencyCode;
const JPY = 'JPY' as CurrencyCode;
const KWD = 'KWD' as CurrencyCode;
const million = 1_000_000;

describe('money', () => {
  it('knows the minor units of ISO 4217', () => {
    expect([EUR, JPY, KWD].map(minorUnitScale)).toEqual([2, 0, 3]);
  });

  it('values a quantity at a price to the minor unit, half to even', () => {
    const value = (quantity: number, price: number, currency: CurrencyCode) =>
      valueAtPrice(
        Math.round(quantity * million) as Quantity,
        Math.round(price * million) as UnitPrice,
        currency,
      ).amount;
    expect(value(3, 2.55, EUR)).toBe(765);
    expect(value(1, 0.125, EUR)).toBe(12);
    expect(value(1, 0.135, EUR)).toBe(14);
    expect(value(80_995, 2.08, EUR)).toBe(16_846_960);
    expect(value(2.5, 3, JPY)).toBe(8);
    expect(value(1, 0.0005, KWD)).toBe(0);
  });

  it('converts between currencies with different minor units', () => {
    const yen = { numerator: 16_235, denominator: 100 };
    expect(convertMoney(money(10_000, EUR), yen, JPY)).toEqual(money(16_235, JPY));
    const euros = { numerator: 100, denominator: 16_235 };
    expect(convertMoney(money(16_235, JPY), euros, EUR)).toEqual(money(10_000, EUR));
  });

  it('refuses to add two currencies and fractions of a minor unit, which only a bug can ask for', () => {
    expect(() => addMoney(money(1, EUR), money(1, JPY))).toThrow(/cannot add/);
    expect(() => money(0.5, EUR)).toThrow(/whole number/);
    expect(Object.is(negateMoney(money(0, EUR)).amount, 0)).toBe(true);
  });
});

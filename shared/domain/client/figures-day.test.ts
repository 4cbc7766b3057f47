import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { newAccount } from '../portfolio/portfolio-builders.ts';
import { entryNamed } from './client-file-builder.ts';
import { figuresDay } from './figures-day.ts';

const TODAY = '2026-11-24' as CalendarDate;
const CLIENT = '00000000-0000-8000-8000-000000000001' as RecordId;

const accounts = (...ends: readonly (string | null)[]) => ({
  accounts: ends.map((end, index) =>
    entryNamed(`account ${index}`, {
      ...newAccount({ clientId: CLIENT, name: 'Account', currency: 'GBP' as CurrencyCode }),
      ledgerThrough: end as CalendarDate | null,
    }),
  ),
});

describe('the day of figures', () => {
  it('is today where an account is kept up to date, or none is there', () => {
    expect(figuresDay(accounts(), TODAY)).toBe(TODAY);
    expect(figuresDay(accounts('2011-12-09', null), TODAY)).toBe(TODAY);
    expect(figuresDay(accounts('2027-01-01'), TODAY)).toBe(TODAY);
  });

  it('is the day on which the last ledger ends where all have ended', () => {
    expect(figuresDay(accounts('2011-12-09', '2010-01-31'), TODAY)).toBe('2011-12-09');
  });
});

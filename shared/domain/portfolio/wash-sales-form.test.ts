import { describe, expect, it } from 'vitest';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { openLots } from './lot-figures.ts';
import { lotsPage, taxYearPage } from './portfolio-page.ts';
import { cellText, formIn, taxFormTable } from './tax-form.ts';
import { taxYear, taxYearFigures } from './tax-year.ts';
import { account, day, inAccount, share, trade, USD } from './wash-sales-builder.ts';

describe('Form 8949 with wash sales', () => {
  const ledger = [
    trade(['2024-09-20', 100, 5000]),
    trade(['2024-12-13', 50, 2750]),
    trade(['2024-12-20', 25, 1125]),
    trade(['2025-01-03', -100, 4000]),
    trade(['2025-11-03', -50, 3000]),
  ];
  const records = {
    accounts: [account()],
    transactions: ledger,
    securities: byId([share]),
    prices: priceSeries([]),
  };
  const year = taxYear(2025, 'january');

  it('shows code W and the loss that is not deducted, as the publication has it', () => {
    const figures = taxYearFigures(records, USD, year, day('2025-12-31'), { washSales: true });
    const rows = taxFormTable(figures, 'us8949').parts.map(({ title, rows: lines, totals }) => [
      title,
      ...[...lines, totals].map((row) => row.map((cell) => cellText(cell, USD)).join('|')),
    ]);
    // The replacement counts as held for 105 days more: from 30 August 2024, so for over a year.
    expect(rows).toEqual([
      [
        'Part I, short-term',
        '100 sh. M Company|2024-09-20|2025-01-03|4000.00|5000.00|W|750.00|-250.00',
        'Total|||4000.00|5000.00||750.00|-250.00',
      ],
      [
        'Part II, long-term',
        '50 sh. M Company|2024-12-13|2025-11-03|3000.00|3250.00||0.00|-250.00',
        'Total|||3000.00|3250.00||0.00|-250.00',
      ],
    ]);
    expect(figures.totals).toEqual({
      proceeds: 7000_00,
      cost: 8250_00,
      disallowed: 750_00,
      gain: -500_00,
    });
  });

  it('leaves the plain form as the ledger has it', () => {
    const { totals } = taxYearFigures(records, USD, year, day('2025-12-31'));
    expect(totals).toEqual({ proceeds: 7000_00, cost: 7750_00, disallowed: 0, gain: -750_00 });
  });

  it('names the loss and its day at the lots that carry it', () => {
    const [lot] = openLots(records, day('2025-12-31'), { washSales: true });
    expect(lot).toMatchObject({
      acquiredOn: '2024-12-20',
      cost: { value: { amount: 1375_00 } },
      carried: { loss: 250_00, soldOn: '2025-01-03', heldFrom: '2024-09-06' },
    });
    expect(openLots(records, day('2025-12-31'))[0]?.carried).toBeNull();
  });

  it('is not made for another currency: there the plain form and the ledger hold', () => {
    const EUR = 'EUR' as CurrencyCode;
    const inEuros = (entry: (typeof ledger)[number]) => ({
      ...entry,
      id: entryNamed(`euros ${entry.id}`, null).id,
      data: { ...entry.data, currency: EUR, ...inAccount('Euros') },
    });
    const file = {
      ...emptyClientFile(entryNamed('client', newClient({ name: 'Both' }))),
      ...records,
      accounts: [account('Euros', { currency: EUR }), account()],
      transactions: [...ledger, ...ledger.map(inEuros)],
    };
    const asked = { day: day('2025-12-31'), form: 'us8949' as const };
    const page = (currency: CurrencyCode) =>
      taxYearPage(file, { ...asked, currency, year: 2025 }).figures.totals;
    expect(page(USD)).toMatchObject({ disallowed: 750_00, gain: -500_00 });
    expect(page(EUR)).toMatchObject({ disallowed: 0, gain: -750_00 });
    const { lots } = lotsPage(file, { ...asked, most: 9 });
    expect(lots.map(({ accountId, carried }) => [accountId, carried?.loss ?? 0])).toEqual([
      [account().id, 250_00],
      [inAccount('Euros').accountId, 0],
    ]);
    expect([formIn(USD, 'us8949'), formIn(EUR, 'us8949'), formIn(EUR, 'plainApril')]).toEqual([
      ...['us8949', 'plain', 'plainApril'],
    ]);
  });
});

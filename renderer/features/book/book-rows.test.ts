import { expect, it } from 'vitest';
import { unavailable, unavailableBecause } from '#shared/domain/figure.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { bookRows } from './book-rows.ts';

const period = { from: '2026-01-01' as CalendarDate, to: '2026-03-01' as CalendarDate };

it('gives each client with what its amounts do not count, and why', () => {
  const [, head, row] = bookRows(
    {
      key: 'own',
      period,
      rows: [
        {
          clientId: 'client' as RecordId,
          scope: { currency: 'EUR' as CurrencyCode, isWhole: true },
          ...{ startValue: 100_00, endValue: 130_00, inflow: 20_00, outflow: 5_00, gain: 15_00 },
          ...{ fees: 1_00, sales: 2_00, points: 1_500, joinedOn: null, leftOn: null },
          leftOut: {
            days: 3,
            why: unavailableBecause({ tag: 'recordTooShort', beginsOn: period.from }),
          },
          revenueLeftOut: { entries: 2, why: unavailable('no exchange rate from USD to EUR') },
        },
      ],
    },
    () => 'Novak s.r.o.',
  );
  const cells = new Map(head?.map((name, index) => [name, row?.[index]]));
  expect(row).toHaveLength(head?.length ?? 0);
  expect(cells.get('Sales')).toBe('2.00');
  expect(cells.get('Days without a value')).toBe('3');
  expect(cells.get('Reason')).toBe('the records begin on 2026-01-01, within the period');
  expect(cells.get('Fees and sales not counted')).toBe('2');
  expect(cells.get('Reason they are not')).toBe('no exchange rate from USD to EUR');
});

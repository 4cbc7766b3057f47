import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { holdingsOf } from './holdings.ts';
import type { LedgerEntry } from './ledger.ts';
import type { NamedLot } from './named-lots.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';
import { saleableLots } from './saleable-lots.ts';
import type { Transaction } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const securityId = entryNamed('share', null).id;
const depot = entryNamed(
  'Depot',
  newAccount({ clientId, name: 'Depot', costBasisMethod: 'specificLot' }),
);
const accounts = [depot];

const entry = (
  name: string,
  type: Transaction['type'],
  date: CalendarDate,
  fields: Partial<Transaction>,
): LedgerEntry =>
  entryNamed(
    name,
    newTransaction({ clientId, accountId: depot.id, securityId, type, date, ...fields }),
  );

const purchase = fc.record({
  gap: fc.integer({ min: 0, max: 40 }),
  units: fc.integer({ min: 1, max: 90_000_000 }),
  amount: fc.integer({ min: 1, max: 900_000 }),
  isOpening: fc.boolean(),
});
const part = fc.integer({ min: 0, max: 100 });
const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((total, each) => total + (each ?? Number.NaN), 0);

it('any choice of lots conserves units and money, takes what it names, and the lots are what is held', () => {
  let sales = 0;
  fc.assert(
    fc.property(
      fc.array(purchase, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.array(part, { minLength: 12, maxLength: 12 }), fc.nat(500_000)), {
        maxLength: 5,
      }),
      fc.boolean(),
      (rows, choices, washSales) => {
        let date = '2024-01-01' as CalendarDate;
        let ledger: readonly LedgerEntry[] = rows.map(
          ({ gap, units, amount, isOpening }, index) => {
            date = addDays(date, gap);
            const fields: Partial<Transaction> = isOpening
              ? { acquiredOn: date, costBasis: amount, amount: 0 }
              : { amount: -amount };
            return entry(`p${index}`, isOpening ? 'transferIn' : 'buy', date, {
              ...fields,
              quantity: units as Quantity,
            });
          },
        );
        const paid = sum(rows.map(({ amount }) => amount));
        let proceeds = 0;
        choices.forEach(([parts, amount], index) => {
          date = addDays(date, 9);
          const asked = { id: null, accountId: depot.id, securityId, date };
          const { lots, held } = saleableLots({ accounts, transactions: ledger }, asked);
          expect(sum(lots.map(({ quantity }) => quantity))).toBe(held);
          const chosen = lots.flatMap(({ purchaseId, acquiredOn, quantity }, lot): NamedLot[] => {
            const units = Math.floor((quantity * (parts[lot] ?? 0)) / 100) as Quantity;
            return units > 0 ? [{ purchaseId, acquiredOn, quantity: units }] : [];
          });
          if (chosen.length === 0) return;
          const quantity = -sum(chosen.map((lot) => lot.quantity)) as Quantity;
          const next = entry(`s${index}`, 'sell', date, {
            ...{ quantity, amount, namedLots: chosen },
          });
          ledger = [...ledger, next];
          proceeds += amount;
          sales += 1;
          const { realisedGains, refused } = holdingsOf({
            accounts,
            transactions: ledger,
            washSales,
          });
          expect(refused).toEqual([]);
          const taken = realisedGains.filter(({ transactionId }) => transactionId === next.id);
          for (const lot of chosen) {
            const own = taken.filter(
              (gain) =>
                (gain.purchase ?? null) === lot.purchaseId && gain.acquiredOn === lot.acquiredOn,
            );
            expect(sum(own.map((gain) => gain.quantity))).toBe(lot.quantity);
          }
        });
        const { realisedGains, holdings } = holdingsOf({
          accounts,
          transactions: ledger,
          washSales,
        });
        const left = holdings[0];
        const lots = left?.lots ?? [];
        expect(sum(lots.map(({ quantity }) => quantity))).toBe(left?.quantity ?? 0);
        expect(sum(lots.map(({ cost }) => cost))).toBe(left?.cost ?? 0);
        expect(sum(realisedGains.map(({ quantity }) => quantity)) + (left?.quantity ?? 0)).toBe(
          sum(rows.map(({ units }) => units)),
        );
        expect(sum(realisedGains.map((gain) => gain.proceeds))).toBe(proceeds);
        const deferred = sum(realisedGains.map(({ disallowed }) => disallowed));
        const spent = sum(realisedGains.map(({ cost }) => cost)) + (left?.cost ?? 0);
        expect(spent).toBe(paid + deferred);
      },
    ),
    { numRuns: 200 },
  );
  expect(sales).toBeGreaterThan(100);
});

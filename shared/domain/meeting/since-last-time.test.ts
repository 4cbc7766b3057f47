import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient, newContact } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newEntitlement, newProduct } from '../growth/growth-builders.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio/portfolio-builders.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { newNote, newPromise } from './meeting-builders.ts';
import { sinceLastTime } from './since-last-time.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const empty = emptyClientFile(client);
const changes = (parts: Partial<ClientFile>) =>
  sinceLastTime({
    file: { ...empty, ...parts },
    after: day('2026-09-01'),
    to: day('2026-11-24'),
    offsetMinutes: 0,
  });
const lines = (parts: Partial<ClientFile>) => changes(parts).map(({ date, text }) => [date, text]);

describe('what changed since last time', () => {
  it('is nothing when nothing did', () => {
    expect(changes({})).toEqual([]);
  });

  it('tells value, holdings and flows in order of weight', () => {
    const security = entryNamed('share', newSecurity({ name: 'Share' }));
    const sold = entryNamed('old', newSecurity({ name: 'Old' }));
    const entry = (
      name: string,
      fields: Pick<Transaction, 'type' | 'date'> & Partial<Transaction>,
    ) =>
      entryNamed(
        name,
        newTransaction({ clientId, accountId: entryNamed('depot', null).id, ...fields }),
      );
    const quantity = 10e6 as Quantity;
    expect(
      lines({
        accounts: [entryNamed('depot', newAccount({ clientId, name: 'Depot' }))],
        securities: byId([security, sold]),
        prices: priceSeries([
          { securityId: security.id, date: day('2026-08-01'), price: 10e6 as UnitPrice },
          { securityId: security.id, date: day('2026-11-01'), price: 12e6 as UnitPrice },
          { securityId: sold.id, date: day('2026-08-01'), price: 10e6 as UnitPrice },
        ]),
        transactions: [
          entry('1', { type: 'deposit', date: day('2026-01-01'), amount: 100_00 }),
          entry('2', {
            type: 'buy',
            date: day('2026-01-02'),
            amount: -100_00,
            securityId: sold.id,
            quantity,
          }),
          entry('3', {
            type: 'sell',
            date: day('2026-10-02'),
            amount: 100_00,
            securityId: sold.id,
            quantity: -quantity as Quantity,
          }),
          entry('4', {
            type: 'buy',
            date: day('2026-10-03'),
            amount: -100_00,
            securityId: security.id,
            quantity,
          }),
          entry('5', { type: 'deposit', date: day('2026-10-05'), amount: 30_00 }),
        ],
      }),
    ).toEqual([
      ['2026-11-24', 'Value rose by EUR\u00a050 to EUR\u00a0150, EUR\u00a020 of it gain'],
      ['2026-10-02', 'No longer held: Old'],
      ['2026-10-03', 'New holding: Share'],
      ['2026-10-05', 'EUR\u00a030 came in'],
    ]);
  });

  it('tells orders and returns of a sales client', () => {
    const sale = (name: string, type: 'order' | 'return', date: string, amount: number) =>
      entryNamed(
        name,
        newTransaction({
          clientId,
          accountId: entryNamed('shop', null).id,
          type,
          date: day(date),
          amount,
        }),
      );
    expect(
      lines({
        accounts: [entryNamed('shop', newAccount({ clientId, name: 'S', accountType: 'sales' }))],
        transactions: [
          sale('1', 'order', '2026-08-01', 5_00),
          sale('2', 'order', '2026-10-01', 10_00),
          sale('3', 'order', '2026-10-09', 20_00),
          sale('4', 'return', '2026-10-20', -4_00),
        ],
      }),
    ).toEqual([
      ['2026-10-09', '2 orders of EUR\u00a030'],
      ['2026-10-20', '1 return of EUR\u00a04'],
    ]);
  });

  it('tells products, promises, people and notes, and marks what is ours alone', () => {
    const product = entryNamed('loan', newProduct({ name: 'Loan' }));
    const contact = newContact({ clientId, name: 'Ann', role: 'buyer' });
    const found = changes({
      products: byId([product]),
      entitlements: [
        entryNamed(
          'e',
          newEntitlement({ clientId, productId: product.id, heldSince: day('2026-10-01') }),
        ),
      ],
      promises: [
        entryNamed(
          'p',
          newPromise({ clientId, undertaking: 'Offer', status: 'kept', keptOn: day('2026-10-02') }),
        ),
      ],
      contacts: [
        { ...entryNamed('c', contact), editedAt: '2026-10-03T08:00:00.000Z' as Instant },
        entryNamed('unknown', contact),
      ],
      notes: [
        entryNamed(
          'n',
          newNote({ clientId, title: 'Call', notedAt: '2026-10-04T08:00:00.000Z' as Instant }),
        ),
      ],
    });
    expect(found.map(({ text, isInternal }) => [text, isInternal])).toEqual([
      ['New: Loan', false],
      ['We kept: Offer', false],
      ['Contact added or changed: Ann, buyer', true],
      ['Noted: Call', true],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newAuthority, newProfile } from '../advice/advice-builders.ts';
import { newClient, newContact } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newGoal } from '../goal/goal-builders.ts';
import { newEntitlement, newProduct } from '../growth/growth-builders.ts';
import { newInstruction } from '../instruction/instruction-builders.ts';
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

  it('tells prices that mattered, and not those of what was split or hardly moved', () => {
    const names = ['risen', 'split', 'still'] as const;
    const securities = names.map((name) => entryNamed(name, newSecurity({ name })));
    const [, divided] = securities;
    const accountId = entryNamed('depot', null).id;
    const buys = securities.map(({ id }, index) =>
      entryNamed(
        `buy ${index}`,
        newTransaction({
          ...{ clientId, accountId, type: 'buy', date: day('2026-01-02'), amount: -1 },
          ...{ securityId: id, quantity: 10e6 as Quantity },
        }),
      ),
    );
    const split = entryNamed(
      'split',
      newTransaction({
        ...{ clientId, accountId, type: 'split', date: day('2026-10-01') },
        ...{ securityId: divided?.id ?? null, quantity: 10e6 as Quantity },
      }),
    );
    const at = (index: number, date: string, price: number) => ({
      ...{ securityId: securities[index]?.id ?? clientId, date: day(date) },
      price: (price * 1e6) as UnitPrice,
    });
    const found = changes({
      accounts: [entryNamed('depot', newAccount({ clientId, name: 'Depot' }))],
      securities: byId(securities),
      prices: priceSeries([
        ...[at(0, '2026-08-01', 10), at(0, '2026-11-01', 12)],
        ...[at(1, '2026-08-01', 10), at(1, '2026-11-01', 5)],
        ...[at(2, '2026-08-01', 10), at(2, '2026-11-01', 10.4)],
      ]),
      transactions: [...buys, split],
    }).filter(({ source }) => source?.kind === 'security');
    expect(found.map(({ text }) => text)).toEqual(['risen rose by 20.0%: EUR\u00a020 more']);
  });

  it('tells what was agreed and done, each with its record', () => {
    const authority = entryNamed(
      'a',
      newAuthority({ clientId, holder: 'Ann', validUntil: day('2026-09-30') }),
    );
    const profile = entryNamed(
      'p',
      newProfile({
        clientId,
        factors: [{ id: 'age', statement: '60', statedOn: day('2026-10-01'), source: '' }],
      }),
    );
    const id = entryNamed('i', null).id;
    const instruction = newInstruction(id, {
      clientId,
      details: { type: 'changeOfData', contactId: id, field: 'phone', from: '1', to: '2' },
      givenBy: { as: 'signatory', name: 'Ann', contactId: id, authorityId: null },
      givenAt: '2026-10-02T08:00:00.000Z' as Instant,
      statement: 'Change the phone\nmore',
      answer: {
        ...{ outcome: 'refused', at: '2026-10-05T08:00:00.000Z' as Instant, by: 'Desk' },
        ...{ reason: 'why', transactionIds: [] },
      },
    });
    const found = changes({
      authorities: [authority],
      profile,
      instructions: [{ ...entryNamed('i', instruction), id }],
      goals: [
        entryNamed(
          'g',
          newGoal({
            ...{ clientId, name: 'House', statedOn: day('2026-10-03') },
            aim: { type: 'suppliers', atMost: 1 },
          }),
        ),
      ],
      promises: [
        entryNamed(
          'late',
          newPromise({ clientId, undertaking: 'Offer', dueOn: day('2026-10-04') }),
        ),
      ],
    });
    expect(found.map(({ date, text, source }) => [date, text, source?.kind])).toEqual([
      ['2026-10-05', 'Refused: Change the phone', 'instruction'],
      ['2026-10-01', 'Ended: Advisory mandate of Ann', 'authority'],
      ['2026-10-01', 'Profile, age: 60', 'profile'],
      ['2026-10-05', 'We are late: Offer', 'promise'],
      ['2026-10-03', 'New goal: House', 'goal'],
    ]);
  });
});

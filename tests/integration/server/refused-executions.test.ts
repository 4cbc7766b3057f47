import { beforeAll, describe, expect, it } from 'vitest';
import { namedRecords } from '#server/instructions/named-records.ts';
import { loadRecords } from '#server/push/load-records.ts';
import { firmBookId } from '#server/repositories/books.ts';
import type { InstructionDetails } from '#shared/domain/instruction/instruction-details.ts';
import { statementOf } from '#shared/domain/instruction/instruction-words.ts';
import { newSecurity, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import { plainWording } from '#shared/domain/wording.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { onEachDatabase } from '../databases.ts';
import {
  DAY,
  type Desk,
  dealtAt,
  EXECUTED,
  NOTHING,
  openDesk,
  other,
  own,
  pay,
  saleOf,
} from './order-desk.ts';
import { freshId } from './test-device.ts';

const { clientId, accountId, contactId } = own;

onEachDatabase((database) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(database());
  });

  describe('executing an instruction', () => {
    it('refuses days that do not exist or are to come', async () => {
      const { data } = await desk.give(pay(1_00));
      expect(await desk.admin('execute', data.number, '--on', '2026-02-30')).toMatchObject({
        failures: ['"2026-02-30" is no day like 2026-11-27'],
      });
      expect(await desk.admin('execute', data.number, '--on', '2999-01-01')).toMatchObject({
        failures: ['2999-01-01 is still to come'],
      });
    });

    it('does not execute what replaces something executed', async () => {
      const first = await desk.give(pay(1_00));
      await desk.answer(first.id, EXECUTED);
      const second = await desk.give(pay(2_00), { replacesId: first.id });
      expect(await desk.answer(second.id, EXECUTED)).toMatchObject({
        error: expect.stringContaining('which was executed'),
      });
    });

    it('does not buy another security of the name that was signed', async () => {
      const [signed, alike] = [freshId(), freshId()];
      const security = (id: RecordId, symbol: string) => ({
        ...{ kind: 'security', id, data: newSecurity({ name: 'Voting', symbol }) },
      });
      const securities = [security(signed, 'VA'), security(alike, 'VB')];
      await loadRecords(desk.world.dependencies, await firmBookId(database()), securities);
      const order = (securityId: RecordId): InstructionDetails => ({
        ...{ type: 'buy', accountId, securityId, quantity: 1e6 as Quantity },
        ...{ amount: null, limit: null, goodUntil: null },
      });
      const details = order(signed);
      const names = await namedRecords(database(), desk.bookId, { clientId, details });
      const statement = statementOf(details, names, plainWording);
      const { id } = await desk.give(order(alike), { statement });
      expect(await desk.answer(id, { ...EXECUTED, execution: dealtAt(4) })).toMatchObject({
        error: expect.stringContaining('ordered “Buy 1 Voting (VB)”; signed “Buy 1 Voting (VA)”'),
      });
    });

    it('moves nothing of another client, whatever account or contact an instruction names', async () => {
      const { id } = await desk.give({
        ...pay(1_00),
        accountId: other.accountId,
      } as InstructionDetails);
      expect(await desk.answer(id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'the account is no longer there, or is another client’s' },
      });
      const change = await desk.give({
        ...{ type: 'changeOfData', contactId: other.contactId, field: 'phone', from: '1', to: '9' },
      });
      expect(await desk.answer(change.id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'the contact is no longer there, or is another client’s' },
      });
      expect((await desk.pulled('work', other.contactId))?.data).toMatchObject({ phone: '1' });
    });

    it('does not execute what is not what was signed, and says how it differs', async () => {
      const signed = { statement: 'Pay €1.00 to \u001b[2JNotary', warnings: ['No cover'] };
      const { id, data } = await desk.give(pay(900_00), signed);
      const { lines } = await desk.admin('show', data.number);
      expect(lines).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^NOT AS SIGNED: .*ordered “Pay EUR.900\.00 to Notary”/),
          expect.stringMatching(/^ {2}payment {5}EUR.900\.00$/),
          '  how         by phone',
          '  by          Ann',
          '  Given all the same: No cover',
        ]),
      );
      expect(lines.join('')).not.toContain('\u001b');
      for (const transactionIds of [[], [freshId()]]) {
        expect(await desk.answer(id, { ...EXECUTED, transactionIds })).toMatchObject({
          error: expect.stringContaining('is not what was read back and signed'),
        });
      }
      expect(
        await desk.answer(id, { answer: 'refused', by: 'Desk', reason: 'unsigned' }),
      ).toMatchObject({
        ok: true,
      });
    });

    it('books no sale of lots that are gone, and says what is there', async () => {
      const place = await desk.choosingPlace();
      const lot = await desk.bought(place, '2025-03-03', 3);
      const { id } = await desk.give(saleOf(place, [lot]));
      const sale = newTransaction({
        ...{ clientId, ...place, type: 'sell', date: '2026-11-20' as CalendarDate },
        ...{ amount: 10_00, quantity: -1e6 as Quantity },
        namedLots: [{ ...lot, quantity: 1e6 as Quantity }],
      });
      await desk.device.pushOne(desk.device.mutation(desk.bookId, 'transaction', freshId(), sale));
      expect(await desk.answer(id, { ...EXECUTED, execution: dealtAt(5) })).toMatchObject({
        error: expect.stringContaining('the lot of 3 Mar 2025 has 2 units on that day, not 3'),
      });
      expect((await desk.pulled('work', id))?.data).toMatchObject({ answer: null });
    });

    it('books no lots but those that were signed, and of them no more', async () => {
      const place = await desk.choosingPlace();
      const lots = [
        await desk.bought(place, '2025-03-03', 2),
        await desk.bought(place, '2025-03-03', 1),
        await desk.bought(place, '2025-04-04', 1),
      ];
      const unnamed = await desk.bought(place, '2025-05-05', 1);
      const { id, data } = await desk.give(saleOf(place, lots));
      const failure = async (...how: readonly string[]) => {
        const { failures } = await desk.admin(
          ...(['execute', data.number, '--price', '5', '--on', DAY, ...how] as const),
        );
        return failures.join().replace(`instruction ${data.number}: `, '');
      };
      expect(await failure('--lot', '2025-05-05=1')).toBe('the order names no lot 2025-05-05');
      expect(await failure('--lot', `${unnamed.purchaseId}=1`)).toContain('the order names no lot');
      expect(await failure('--lot', '2025-03-03=1')).toContain('several lots of 2025-03-03');
      expect(await failure('--lot', '2025-04-04=2')).toBe(
        '2 of the lot 2025-04-04 is more than the 1 ordered',
      );
      expect(await failure('--quantity', '2', '--lot', '2025-04-04=1')).toBe(
        'the lots named have 1 units together, but it is of 2',
      );
      expect(await failure('--lot', 'April=1')).toBe(
        '"April=1" is no lot like 2025-03-03=40, or PURCHASE-ID=40',
      );
      expect(await failure('--lot', '2025-04-04=0')).toContain('is no lot like');
      expect((await desk.pulled('work', id))?.data).toMatchObject({ answer: null });
    });

    it('names transactions that are booked already, of this client and account only', async () => {
      const securityId = freshId();
      const { id } = await desk.give({
        ...{ type: 'buy', accountId, securityId, quantity: 1e6 as Quantity },
        ...{ amount: null, limit: 5e6 as UnitPrice, goodUntil: null },
      });
      const stranger = freshId();
      const refused = await desk.answer(id, { ...EXECUTED, transactionIds: [stranger] });
      expect(refused).toMatchObject({ error: expect.stringContaining(stranger) });
      const booked = async (own: { clientId: RecordId; accountId: RecordId }, units = 1) => {
        const bookedId = freshId();
        const data = newTransaction({
          ...{ ...own, type: 'buy', date: DAY, amount: -1_00, securityId },
          quantity: (units * 1e6) as Quantity,
        });
        const mutation = desk.device.mutation(desk.bookId, 'transaction', bookedId, data);
        expect(await desk.device.pushOne(mutation)).toMatchObject({ answer: 'accepted' });
        return bookedId;
      };
      const ofOther = await booked(other);
      const own = await booked({ clientId, accountId });
      const naming = (...transactionIds: RecordId[]) =>
        desk.answer(id, { ...EXECUTED, transactionIds });
      // Another client’s, and an account of this client: no transaction either.
      for (const wrong of [ofOther, accountId]) {
        expect(await naming(wrong)).toMatchObject({ error: expect.stringContaining(wrong) });
      }
      expect(await naming(own, own)).toMatchObject({ error: 'a transaction is named twice' });
      const priced = { ...NOTHING, price: 5e6 as UnitPrice };
      expect(
        await desk.answer(id, { ...EXECUTED, transactionIds: [own], execution: priced }),
      ).toMatchObject({ error: expect.stringContaining('has its own price') });
      const tooMuch = await booked({ clientId, accountId }, 2);
      expect(await naming(tooMuch)).toMatchObject({ error: '2 is more than the 1 ordered' });
      expect(await naming(own)).toMatchObject({ value: { transactionIds: [own] } });
      const change = await desk.give({
        ...{ type: 'changeOfData', contactId, field: 'email', from: '', to: 'a@b.example' },
      });
      expect(await desk.answer(change.id, { ...EXECUTED, transactionIds: [own] })).toMatchObject({
        error: 'a change of data names no transaction',
      });
    });

    it('names no transaction beyond the limit of the order', async () => {
      const securityId = freshId();
      const security = { kind: 'security', id: securityId, data: newSecurity({ name: 'E' }) };
      await loadRecords(desk.world.dependencies, await firmBookId(database()), [security]);
      const { purchaseId } = await desk.bought({ accountId, securityId }, DAY, 1);
      const named = async (limit: number) => {
        const { id } = await desk.give({
          ...{ type: 'buy', accountId, securityId, quantity: 1e6 as Quantity, amount: null },
          ...{ limit: (limit * 1e6) as UnitPrice, goodUntil: null },
        });
        return desk.answer(id, { ...EXECUTED, transactionIds: [purchaseId as RecordId] });
      };
      expect(await named(3.99)).toMatchObject({
        error: expect.stringMatching(/comes to EUR.4\.00, above the EUR.3\.99 of 1 at the limit/),
      });
      expect(await named(4)).toMatchObject({ ok: true });
    });

    it('takes no transaction for two orders', async () => {
      const first = await desk.give(pay(1_00));
      const executed = await desk.answer(first.id, EXECUTED);
      const [booked] = executed.ok ? executed.value.transactionIds : [];
      const second = await desk.give(pay(1_00));
      const named = ['execute', second.data.number, '--transaction', String(booked)] as const;
      expect(await desk.admin(...named)).toEqual({
        lines: [],
        failures: [
          `instruction ${second.data.number}: ${booked} is what came of instruction ${first.data.number} already`,
        ],
      });
      expect((await desk.pulled('work', second.id))?.data).toMatchObject({ answer: null });
    });
  });
});

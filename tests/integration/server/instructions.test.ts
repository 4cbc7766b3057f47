import { beforeAll, describe, expect, it } from 'vitest';
import { loadRecords } from '#server/push/load-records.ts';
import { firmBookId } from '#server/repositories/books.ts';
import { findInstructions } from '#server/repositories/instructions.ts';
import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import { instructionKind } from '#shared/domain/instruction/instruction.ts';
import type { InstructionDetails } from '#shared/domain/instruction/instruction-details.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { onEachDatabase } from '../databases.ts';
import {
  DAY,
  type Desk,
  dealtAt,
  EXECUTED,
  NOW,
  openDesk,
  own,
  pay,
  phoneChange,
  saleOf,
} from './order-desk.ts';
import { freshId } from './test-device.ts';

const { clientId, accountId, contactId } = own;

onEachDatabase((database) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(database());
  });

  describe('the back office', () => {
    it('finds an instruction by its number', async () => {
      const { id, data } = await desk.give(pay(1_00));
      const found = await findInstructions(database(), { numberOrId: data.number });
      expect(found).toMatchObject([{ id, bookId: desk.bookId, clientName: 'Acme' }]);
    });

    it('refuses a number that two books have, and names both', async () => {
      const { id, data } = await desk.give(pay(1_00));
      const elsewhere = await desk.world.owner();
      const theirs = { clientId: freshId(), id: freshId() };
      const push = (kind: 'client' | 'instruction', recordId: RecordId, record: RecordData) =>
        elsewhere.device.mutation(elsewhere.bookId, kind, recordId, record);
      await elsewhere.device.push([
        push('client', theirs.clientId, newClient({ name: 'Namesake' })),
        push('instruction', theirs.id, {
          ...data,
          ...{ clientId: theirs.clientId, details: { ...phoneChange(contactId), from: '1' } },
        }),
      ]);
      const said = await desk.admin('receive', data.number);
      expect(said.failures).toEqual([
        expect.stringContaining('several instructions have this number; name one by its id'),
      ]);
      expect(said.failures[0]).toContain(`${id}  Acme, in the book`);
      expect(said.failures[0]).toContain(`${theirs.id}  Namesake, in the book`);
      expect(await desk.admin('receive', id)).toMatchObject({ failures: [] });
    });

    it('leaves out what clients of the sample book order, unless it is asked for', async () => {
      const sampleId = freshId();
      const client = { ...newClient({ name: 'Sample Ltd' }), isSample: true };
      await desk.device.push([desk.device.mutation(desk.bookId, 'client', sampleId, client)]);
      const { data } = await desk.give(phoneChange(contactId), {
        clientId: sampleId,
        isSample: true,
      });
      expect((await desk.admin('list')).lines.join()).not.toContain(data.number);
      expect((await desk.admin('list', '--sample')).lines.join()).toContain(data.number);
      expect((await desk.admin('receive', data.number)).failures).toEqual([
        `instruction ${data.number} is of Sample Ltd, a client of the sample: add --sample`,
      ]);
      expect(await desk.admin('receive', data.number, '--sample')).toMatchObject({ failures: [] });
    });

    it('executes it, and the devices of the book learn of the answer and the transaction', async () => {
      const { id } = await desk.give(pay(12_00));
      expect(await desk.answer(id, { answer: 'received', by: 'Desk' })).toMatchObject({ ok: true });
      const executed = await desk.answer(id, EXECUTED);
      const [transactionId] = executed.ok ? executed.value.transactionIds : [];
      expect((await desk.pulled('work', id))?.data).toMatchObject({
        received: { by: 'Desk' },
        answer: { outcome: 'executed', by: 'Desk', transactionIds: [transactionId] },
      });
      expect((await desk.pulled('ledger', transactionId as RecordId))?.data).toMatchObject({
        ...{ type: 'withdrawal', amount: -12_00, accountId, date: DAY },
      });
    });

    it('answers once, and not what was withdrawn', async () => {
      const { id } = await desk.give(pay(1_00));
      await desk.answer(id, { answer: 'refused', by: 'Desk', reason: 'no cover' });
      expect(await desk.answer(id, EXECUTED)).toEqual({
        ok: false,
        error: 'it is refused already',
      });
      const other = await desk.give(pay(1_00));
      const withdrawal = { how: 'cancelled', at: NOW, reason: 'no', byId: null } as const;
      const withdrawn = { ...other.data, withdrawal };
      await desk.device.pushOne(
        desk.device.mutation(desk.bookId, 'instruction', other.id, withdrawn, other.version),
      );
      expect(await desk.answer(other.id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'it is cancelled already' },
      });
    });

    it('changes a contact as ordered, unless it has another value by now', async () => {
      const details: InstructionDetails = {
        ...{ type: 'changeOfData', contactId, field: 'phone', from: '1', to: '2' },
      };
      const { id } = await desk.give(details);
      expect(await desk.answer(id, EXECUTED)).toMatchObject({ value: { changedContact: 'Ann' } });
      expect((await desk.pulled('work', contactId))?.data).toMatchObject({
        phone: '2',
        dataChanges: [{ field: 'telephone' }],
      });
      const again = await desk.give(details);
      expect(await desk.answer(again.id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'what is recorded is “2”, not “1”' },
      });
    });

    it('is not undone by the next load of the source that a contact came from', async () => {
      const id = freshId();
      const data = newContact({ clientId, name: 'Bea', phone: '1' });
      const load = () =>
        loadRecords(desk.world.dependencies, desk.bookId, [{ kind: 'contact', id, data }]);
      expect(await load()).toMatchObject({ written: 1 });
      const change = await desk.give({
        ...{ type: 'changeOfData', contactId: id, field: 'phone', from: '1', to: '2' },
      });
      expect(await desk.answer(change.id, EXECUTED)).toMatchObject({ ok: true });
      expect(await load()).toMatchObject({ written: 0, unchanged: 0, left: 1 });
      expect((await desk.pulled('work', id))?.data).toMatchObject({ phone: '2' });
    });

    it('deals at a limit in the security’s currency, which the firm’s book knows', async () => {
      const [euros, dollars] = [freshId(), freshId()];
      await loadRecords(desk.world.dependencies, await firmBookId(database()), [
        { kind: 'security', id: euros, data: newSecurity({ name: 'E' }) },
        {
          ...{ kind: 'security', id: dollars },
          data: newSecurity({ name: 'D', currency: 'USD' as CurrencyCode }),
        },
      ]);
      const dealt = async (securityId: RecordId) => {
        const { id } = await desk.give({
          ...{ type: 'buy', accountId, securityId, quantity: 1e6 as Quantity },
          ...{ amount: null, limit: 5e6 as UnitPrice, goodUntil: null },
        });
        const execution = dealtAt(4);
        return desk.answer(id, { ...EXECUTED, execution });
      };
      expect(await dealt(euros)).toMatchObject({ ok: true });
      expect(await dealt(dollars)).toMatchObject({
        error: expect.stringContaining('the limit is in USD and the account in EUR'),
      });
    });

    it('sells the lots that the order names, and shows them before', async () => {
      const place = await desk.choosingPlace();
      const namedLots = [
        await desk.bought(place, '2025-03-03', 2),
        await desk.bought(place, '2025-04-04', 1),
      ];
      const { id, data } = await desk.give(saleOf(place, namedLots));
      expect((await desk.admin('show', data.number)).lines).toEqual(
        expect.arrayContaining([
          '  From the lot of 3 Mar 2025: 2',
          '  From the lot of 4 Apr 2025: 1',
          '  type        Sell',
          `  lot         2 of 2025-03-03, purchase ${namedLots[0]?.purchaseId}, bought at EUR 4 a unit`,
        ]),
      );
      const executed = await desk.answer(id, { ...EXECUTED, execution: dealtAt(5) });
      const [sold] = executed.ok ? executed.value.transactionIds : [];
      expect((await desk.pulled('ledger', sold as RecordId))?.data).toMatchObject({
        ...{ type: 'sell', ...place, quantity: -3e6, namedLots },
      });
      const { details, answer } = instructionKind.schema.parse(
        (await desk.pulled('work', id))?.data,
      );
      expect(details).toMatchObject({ namedLots });
      expect(answer).not.toHaveProperty('dealt');
    });

    it('sells a part of the lots in their order, or those that are said, and says that the rest lapsed', async () => {
      const place = await desk.choosingPlace();
      const first = await desk.bought(place, '2025-03-03', 4);
      const second = await desk.bought(place, '2025-04-04', 2);
      const dealt = async (...how: readonly string[]) => {
        const { id, data } = await desk.give(saleOf(place, [first, second]));
        const said = await desk.admin(
          ...(['execute', data.number, '--price', '5', '--on', DAY, ...how] as const),
        );
        expect(said.failures).toEqual([]);
        const { answer } = instructionKind.schema.parse((await desk.pulled('work', id))?.data);
        const [sold] = answer?.transactionIds ?? [];
        const sale = (await desk.pulled('ledger', sold as RecordId))?.data;
        return { number: data.number, lines: said.lines, dealt: answer?.dealt, sale };
      };
      const three = { ...first, quantity: 3e6 };
      const part = await dealt('--quantity', '3');
      expect(part).toMatchObject({ dealt: 3e6, sale: { quantity: -3e6, namedLots: [three] } });
      expect(part.lines).toEqual(
        expect.arrayContaining([
          '  in part, 3: the rest has lapsed',
          `  lot 3 of 2025-03-03, purchase ${first.purchaseId}`,
        ]),
      );
      const { lines: shown } = await desk.admin('show', part.number);
      expect(shown[0]).toBe(`Instruction ${part.number}, executed in part`);
      expect(shown.slice(shown.indexOf('Since then:'))).toEqual([
        'Since then:',
        expect.stringMatching(/^ {2}received {4}by /),
        expect.stringMatching(/^ {2}executed {4}by /),
        '  units dealt 3; the rest has lapsed',
      ]);
      const [one, two] = [`${first.purchaseId}=1`, '2025-04-04=2'];
      const named = [second, { ...first, quantity: 1e6 }];
      expect(await dealt('--lot', two, one)).toMatchObject({
        ...{ dealt: 3e6, sale: { quantity: -3e6, namedLots: named } },
      });
    });

    it('says of transactions that are booked already how much of the order they are', async () => {
      const securityId = freshId();
      const booked = await desk.bought({ accountId: accountId, securityId }, DAY, 2);
      const { id } = await desk.give({
        ...{ type: 'buy', accountId: accountId, securityId, quantity: 3e6 as Quantity },
        ...{ amount: null, limit: null, goodUntil: null },
      });
      const transactionIds = [booked.purchaseId as RecordId];
      expect(await desk.answer(id, { ...EXECUTED, transactionIds })).toMatchObject({ ok: true });
      expect((await desk.pulled('work', id))?.data).toMatchObject({ answer: { dealt: 2e6 } });
    });
  });

  describe('a device', () => {
    it('cannot change, answer or delete what was given', async () => {
      const { id, data, version } = await desk.give(pay(1_00));
      const pushed = (next: typeof data | null) =>
        desk.device.pushOne(desk.device.mutation(desk.bookId, 'instruction', id, next, version));
      expect(await pushed({ ...data, note: 'more' })).toMatchObject({
        ...{ answer: 'rejected', code: 'invalid', field: 'note' },
        message: 'an instruction that was given is never changed; cancel or replace it',
      });
      expect(await pushed({ ...data, received: { at: NOW, by: 'me' } })).toMatchObject({
        ...{ answer: 'rejected', field: 'received' },
      });
      expect(await pushed(null)).toMatchObject({ answer: 'rejected', field: null });
    });
  });
});

import { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { instructionCommands } from '#server/admin/instruction-commands.ts';
import { answerInstruction } from '#server/instructions/answer-instruction.ts';
import { namedRecords } from '#server/instructions/named-records.ts';
import { loadRecords } from '#server/push/load-records.ts';
import { firmBookId } from '#server/repositories/books.ts';
import { findInstructions } from '#server/repositories/instructions.ts';
import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type {
  DetailsOf,
  InstructionDetails,
} from '#shared/domain/instruction/instruction-details.ts';
import { statementOf } from '#shared/domain/instruction/instruction-words.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import {
  newAccount,
  newSecurity,
  newTransaction,
} from '#shared/domain/portfolio/portfolio-builders.ts';
import { plainWording } from '#shared/domain/wording.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { onEachDatabase } from '../databases.ts';
import { freshId, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const NOW = '2026-11-27T09:00:00.000Z' as Instant;
const DAY = '2026-11-27' as CalendarDate;
const NOTHING = { on: DAY, price: null, quantity: null, fee: null };
const EXECUTED = {
  answer: 'executed',
  by: 'Desk',
  transactionIds: [],
  execution: NOTHING,
} as const;

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;
  let bookId: BookId;
  const clientId = freshId();
  const accountId = freshId();
  const contactId = freshId();
  /** Another client of the same book, with an account and a contact of their own. */
  const other = { clientId: freshId(), accountId: freshId(), contactId: freshId() };

  beforeAll(async () => {
    world = await makeWorld(database());
    ({ device, bookId } = await world.owner());
    for (const [name, ids] of [
      ['Acme', { clientId, accountId, contactId }],
      ['Other', other],
    ] as const) {
      const own = { clientId: ids.clientId };
      const ann = newContact({ ...own, name: 'Ann', phone: '1' });
      await device.push([
        device.mutation(bookId, 'client', ids.clientId, newClient({ name })),
        device.mutation(bookId, 'account', ids.accountId, newAccount({ ...own, name: 'Depot' })),
        device.mutation(bookId, 'contact', ids.contactId, ann),
      ]);
    }
  });

  const pay = (amount: number): InstructionDetails => ({
    ...{ type: 'pay', accountId, payee: 'Notary', payeeAccount: 'DE02', reference: '' },
    ...{ payment: { amount, currency: 'EUR' as CurrencyCode }, payOn: null },
  });
  /** Pushes a given instruction, whose statement is of its details, and returns its id. */
  const give = async (details: InstructionDetails, fields: Partial<Instruction> = {}) => {
    const id = freshId();
    const names = await namedRecords(database(), bookId, { clientId, details });
    const data = newInstruction(id, {
      ...{ clientId, details, givenAt: NOW },
      givenBy: { as: 'signatory', name: 'Ann', contactId, authorityId: null },
      statement: statementOf(details, names, plainWording),
      ...fields,
    });
    const answer = await device.pushOne(device.mutation(bookId, 'instruction', id, data));
    if (answer.answer !== 'accepted') throw new Error(JSON.stringify(answer));
    return { id, data, version: answer.version };
  };
  const answer = (id: RecordId, what: Parameters<typeof answerInstruction>[2]) =>
    answerInstruction(world.dependencies, { bookId, id }, what);
  /** A purchase of `count` units of a security on `day`, as a lot that a sale names. */
  const bought = async (
    place: { readonly accountId: RecordId; readonly securityId: RecordId },
    day: string,
    count: number,
  ) => {
    const [purchaseId, date] = [freshId(), day as CalendarDate];
    const quantity = (count * 1e6) as Quantity;
    const data = newTransaction({
      ...{ clientId, ...place, type: 'buy', date, amount: -count * 4_00, quantity },
    });
    await device.pushOne(device.mutation(bookId, 'transaction', purchaseId, data));
    return { purchaseId, acquiredOn: date, quantity };
  };
  const phoneChange = (of: RecordId): DetailsOf<'changeOfData'> => ({
    ...{ type: 'changeOfData', contactId: of, field: 'phone', from: '1', to: '2' },
  });
  /** What the command line says and fails with. */
  const admin = async (...args: string[]) => {
    const [lines, failures]: [string[], string[]] = [[], []];
    const program = new Command();
    instructionCommands(program, {
      say: (line) => void lines.push(line),
      whisper: () => undefined,
      fail: (message) => void failures.push(message),
      open: (work) => work(world.dependencies),
    });
    await program.parseAsync(['instructions', ...args], { from: 'user' });
    return { lines, failures };
  };
  const pulled = async (lane: 'work' | 'ledger', id: RecordId) =>
    (await device.pull(bookId, lane)).records.find((record) => record.id === id);

  describe('the back office', () => {
    it('finds an instruction by its number', async () => {
      const { id, data } = await give(pay(1_00));
      const found = await findInstructions(database(), { numberOrId: data.number });
      expect(found).toMatchObject([{ id, bookId, clientName: 'Acme' }]);
    });

    it('refuses a number that two books have, and names both', async () => {
      const { id, data } = await give(pay(1_00));
      const elsewhere = await world.owner();
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
      const said = await admin('receive', data.number);
      expect(said.failures).toEqual([
        expect.stringContaining('several instructions have this number; name one by its id'),
      ]);
      expect(said.failures[0]).toContain(`${id}  Acme, in the book`);
      expect(said.failures[0]).toContain(`${theirs.id}  Namesake, in the book`);
      expect(await admin('receive', id)).toMatchObject({ failures: [] });
    });

    it('leaves out what clients of the sample book order, unless it is asked for', async () => {
      const sampleId = freshId();
      const client = { ...newClient({ name: 'Sample Ltd' }), isSample: true };
      await device.push([device.mutation(bookId, 'client', sampleId, client)]);
      const { data } = await give(phoneChange(contactId), { clientId: sampleId, isSample: true });
      expect((await admin('list')).lines.join()).not.toContain(data.number);
      expect((await admin('list', '--sample')).lines.join()).toContain(data.number);
      expect((await admin('receive', data.number)).failures).toEqual([
        `instruction ${data.number} is of Sample Ltd, a client of the sample: add --sample`,
      ]);
      expect(await admin('receive', data.number, '--sample')).toMatchObject({ failures: [] });
    });

    it('refuses days that do not exist or are to come', async () => {
      const { data } = await give(pay(1_00));
      expect(await admin('execute', data.number, '--on', '2026-02-30')).toMatchObject({
        failures: ['"2026-02-30" is no day like 2026-11-27'],
      });
      expect(await admin('execute', data.number, '--on', '2999-01-01')).toMatchObject({
        failures: ['2999-01-01 is still to come'],
      });
    });

    it('executes it, and the devices of the book learn of the answer and the transaction', async () => {
      const { id } = await give(pay(12_00));
      expect(await answer(id, { answer: 'received', by: 'Desk' })).toMatchObject({ ok: true });
      const executed = await answer(id, EXECUTED);
      const [transactionId] = executed.ok ? executed.value.transactionIds : [];
      expect((await pulled('work', id))?.data).toMatchObject({
        received: { by: 'Desk' },
        answer: { outcome: 'executed', by: 'Desk', transactionIds: [transactionId] },
      });
      expect((await pulled('ledger', transactionId as RecordId))?.data).toMatchObject({
        ...{ type: 'withdrawal', amount: -12_00, accountId, date: DAY },
      });
    });

    it('answers once, and not what was withdrawn', async () => {
      const { id } = await give(pay(1_00));
      await answer(id, { answer: 'refused', by: 'Desk', reason: 'no cover' });
      expect(await answer(id, EXECUTED)).toEqual({ ok: false, error: 'it is refused already' });
      const other = await give(pay(1_00));
      const withdrawal = { how: 'cancelled', at: NOW, reason: 'no', byId: null } as const;
      const withdrawn = { ...other.data, withdrawal };
      await device.pushOne(
        device.mutation(bookId, 'instruction', other.id, withdrawn, other.version),
      );
      expect(await answer(other.id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'it is cancelled already' },
      });
    });

    it('does not execute what replaces something executed', async () => {
      const first = await give(pay(1_00));
      await answer(first.id, EXECUTED);
      const second = await give(pay(2_00), { replacesId: first.id });
      expect(await answer(second.id, EXECUTED)).toMatchObject({
        error: expect.stringContaining('which was executed'),
      });
    });

    it('changes a contact as ordered, unless it has another value by now', async () => {
      const details: InstructionDetails = {
        ...{ type: 'changeOfData', contactId, field: 'phone', from: '1', to: '2' },
      };
      const { id } = await give(details);
      expect(await answer(id, EXECUTED)).toMatchObject({ value: { changedContact: 'Ann' } });
      expect((await pulled('work', contactId))?.data).toMatchObject({
        phone: '2',
        dataChanges: [{ field: 'telephone' }],
      });
      const again = await give(details);
      expect(await answer(again.id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'what is recorded is “2”, not “1”' },
      });
    });

    it('is not undone by the next load of the source that a contact came from', async () => {
      const id = freshId();
      const data = newContact({ clientId, name: 'Bea', phone: '1' });
      const load = () => loadRecords(world.dependencies, bookId, [{ kind: 'contact', id, data }]);
      expect(await load()).toMatchObject({ written: 1 });
      const change = await give({
        ...{ type: 'changeOfData', contactId: id, field: 'phone', from: '1', to: '2' },
      });
      expect(await answer(change.id, EXECUTED)).toMatchObject({ ok: true });
      expect(await load()).toMatchObject({ written: 0, unchanged: 0, left: 1 });
      expect((await pulled('work', id))?.data).toMatchObject({ phone: '2' });
    });

    it('moves nothing of another client, whatever account or contact an instruction names', async () => {
      const { id } = await give({ ...pay(1_00), accountId: other.accountId } as InstructionDetails);
      expect(await answer(id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'the account is no longer there, or is another client’s' },
      });
      const change = await give({
        ...{ type: 'changeOfData', contactId: other.contactId, field: 'phone', from: '1', to: '9' },
      });
      expect(await answer(change.id, EXECUTED)).toEqual({
        ...{ ok: false, error: 'the contact is no longer there, or is another client’s' },
      });
      expect((await pulled('work', other.contactId))?.data).toMatchObject({ phone: '1' });
    });

    it('does not buy another security of the name that was signed', async () => {
      const [signed, other] = [freshId(), freshId()];
      const security = (id: RecordId, symbol: string) => ({
        ...{ kind: 'security', id, data: newSecurity({ name: 'Voting', symbol }) },
      });
      const securities = [security(signed, 'VA'), security(other, 'VB')];
      await loadRecords(world.dependencies, await firmBookId(database()), securities);
      const order = (securityId: RecordId): InstructionDetails => ({
        ...{ type: 'buy', accountId, securityId, quantity: 1e6 as Quantity },
        ...{ amount: null, limit: null, goodUntil: null },
      });
      const details = order(signed);
      const names = await namedRecords(database(), bookId, { clientId, details });
      const statement = statementOf(details, names, plainWording);
      const { id } = await give(order(other), { statement });
      const execution = { ...NOTHING, price: 4e6 as UnitPrice };
      expect(await answer(id, { ...EXECUTED, execution })).toMatchObject({
        error: expect.stringContaining('ordered “Buy 1 Voting (VB)”; signed “Buy 1 Voting (VA)”'),
      });
    });

    it('deals at a limit in the security’s currency, which the firm’s book knows', async () => {
      const [euros, dollars] = [freshId(), freshId()];
      await loadRecords(world.dependencies, await firmBookId(database()), [
        { kind: 'security', id: euros, data: newSecurity({ name: 'E' }) },
        {
          ...{ kind: 'security', id: dollars },
          data: newSecurity({ name: 'D', currency: 'USD' as CurrencyCode }),
        },
      ]);
      const dealt = async (securityId: RecordId) => {
        const { id } = await give({
          ...{ type: 'buy', accountId, securityId, quantity: 1e6 as Quantity },
          ...{ amount: null, limit: 5e6 as UnitPrice, goodUntil: null },
        });
        const execution = { ...NOTHING, price: 4e6 as UnitPrice };
        return answer(id, { ...EXECUTED, execution });
      };
      expect(await dealt(euros)).toMatchObject({ ok: true });
      expect(await dealt(dollars)).toMatchObject({
        error: expect.stringContaining('the limit is in USD and the account in EUR'),
      });
    });

    it('sells the lots that the order names, and shows them before', async () => {
      const [choosingId, securityId] = [freshId(), freshId()];
      const choosing = newAccount({ clientId, name: 'By lot', costBasisMethod: 'specificLot' });
      await device.push([device.mutation(bookId, 'account', choosingId, choosing)]);
      const namedLots = [
        await bought({ accountId: choosingId, securityId }, '2025-03-03', 2),
        await bought({ accountId: choosingId, securityId }, '2025-04-04', 1),
      ];
      const details: InstructionDetails = {
        ...{ type: 'sell', accountId: choosingId, securityId, quantity: 3e6 as Quantity },
        ...{ amount: null, limit: null, goodUntil: null, namedLots },
      };
      const { id, data } = await give(details);
      expect((await admin('show', data.number)).lines).toEqual(
        expect.arrayContaining([
          '  From the lot of 3 Mar 2025: 2',
          '  From the lot of 4 Apr 2025: 1',
          '  type        Sell',
          `  lot         2 of 2025-03-03, purchase ${namedLots[0]?.purchaseId}, bought at EUR 4 a unit`,
        ]),
      );
      const inPart = { ...NOTHING, price: 5e6 as UnitPrice, quantity: 2e6 as Quantity };
      expect(await answer(id, { ...EXECUTED, execution: inPart })).toMatchObject({
        error: expect.stringContaining('the lots named have 3 units together'),
      });
      const execution = { ...NOTHING, price: 5e6 as UnitPrice };
      const executed = await answer(id, { ...EXECUTED, execution });
      const [sold] = executed.ok ? executed.value.transactionIds : [];
      expect((await pulled('ledger', sold as RecordId))?.data).toMatchObject({
        ...{ type: 'sell', accountId: choosingId, securityId, quantity: -3e6, namedLots },
      });
      expect((await pulled('work', id))?.data).toMatchObject({ details: { namedLots } });
    });

    it('does not execute what is not what was signed, and says how it differs', async () => {
      const signed = { statement: 'Pay €1.00 to \u001b[2JNotary', warnings: ['No cover'] };
      const { id, data } = await give(pay(900_00), signed);
      const { lines } = await admin('show', data.number);
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
        expect(await answer(id, { ...EXECUTED, transactionIds })).toMatchObject({
          error: expect.stringContaining('is not what was read back and signed'),
        });
      }
      expect(await answer(id, { answer: 'refused', by: 'Desk', reason: 'unsigned' })).toMatchObject(
        {
          ok: true,
        },
      );
    });

    it('books no sale of lots that are gone, and says what is there', async () => {
      const [choosingId, securityId] = [freshId(), freshId()];
      const choosing = newAccount({ clientId, name: 'By lot', costBasisMethod: 'specificLot' });
      await device.push([device.mutation(bookId, 'account', choosingId, choosing)]);
      const place = { accountId: choosingId, securityId };
      const lot = await bought(place, '2025-03-03', 3);
      const details: InstructionDetails = {
        ...{ type: 'sell', ...place, quantity: 3e6 as Quantity },
        ...{ amount: null, limit: null, goodUntil: null, namedLots: [lot] },
      };
      const { id } = await give(details);
      const sale = newTransaction({
        ...{ clientId, ...place, type: 'sell', date: '2026-11-20' as CalendarDate },
        ...{ amount: 10_00, quantity: -1e6 as Quantity },
        namedLots: [{ ...lot, quantity: 1e6 as Quantity }],
      });
      await device.pushOne(device.mutation(bookId, 'transaction', freshId(), sale));
      const execution = { ...NOTHING, price: 5e6 as UnitPrice };
      expect(await answer(id, { ...EXECUTED, execution })).toMatchObject({
        error: expect.stringContaining('the lot of 3 Mar 2025 has 2 units on that day, not 3'),
      });
      expect((await pulled('work', id))?.data).toMatchObject({ answer: null });
    });

    it('names transactions that are booked already, of this client and account only', async () => {
      const securityId = freshId();
      const { id } = await give({
        ...{ type: 'buy', accountId, securityId, quantity: 1e6 as Quantity },
        ...{ amount: null, limit: 5e6 as UnitPrice, goodUntil: null },
      });
      const stranger = freshId();
      const refused = await answer(id, { ...EXECUTED, transactionIds: [stranger] });
      expect(refused).toMatchObject({ error: expect.stringContaining(stranger) });
      const booked = async (own: { clientId: RecordId; accountId: RecordId }, units = 1) => {
        const bookedId = freshId();
        const data = newTransaction({
          ...{ ...own, type: 'buy', date: DAY, amount: -1_00, securityId },
          quantity: (units * 1e6) as Quantity,
        });
        const mutation = device.mutation(bookId, 'transaction', bookedId, data);
        expect(await device.pushOne(mutation)).toMatchObject({ answer: 'accepted' });
        return bookedId;
      };
      const ofOther = await booked(other);
      const own = await booked({ clientId, accountId });
      const naming = (...transactionIds: RecordId[]) => answer(id, { ...EXECUTED, transactionIds });
      // Another client’s, and an account of this client: no transaction either.
      for (const wrong of [ofOther, accountId]) {
        expect(await naming(wrong)).toMatchObject({ error: expect.stringContaining(wrong) });
      }
      expect(await naming(own, own)).toMatchObject({ error: 'a transaction is named twice' });
      const priced = { ...NOTHING, price: 5e6 as UnitPrice };
      expect(
        await answer(id, { ...EXECUTED, transactionIds: [own], execution: priced }),
      ).toMatchObject({ error: expect.stringContaining('has its own price') });
      const tooMuch = await booked({ clientId, accountId }, 2);
      expect(await naming(tooMuch)).toMatchObject({ error: '2 is more than the 1 ordered' });
      expect(await naming(own)).toMatchObject({ value: { transactionIds: [own] } });
      const change = await give({
        ...{ type: 'changeOfData', contactId, field: 'email', from: '', to: 'a@b.example' },
      });
      expect(await answer(change.id, { ...EXECUTED, transactionIds: [own] })).toMatchObject({
        error: 'a change of data names no transaction',
      });
    });
  });

  describe('a device', () => {
    it('cannot change, answer or delete what was given', async () => {
      const { id, data, version } = await give(pay(1_00));
      const pushed = (next: typeof data | null) =>
        device.pushOne(device.mutation(bookId, 'instruction', id, next, version));
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

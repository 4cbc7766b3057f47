import { Command } from 'commander';
import { instructionCommands } from '#server/admin/instruction-commands.ts';
import type { Database } from '#server/database/database.ts';
import {
  answerInstruction,
  type BackOfficeAnswer,
} from '#server/instructions/answer-instruction.ts';
import { namedRecords } from '#server/instructions/named-records.ts';
import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type {
  DetailsOf,
  InstructionDetails,
} from '#shared/domain/instruction/instruction-details.ts';
import { statementOf } from '#shared/domain/instruction/instruction-words.ts';
import type { NamedLot } from '#shared/domain/portfolio/named-lots.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import { plainWording } from '#shared/domain/wording.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { freshId, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

export const NOW = '2026-11-27T09:00:00.000Z' as Instant;
export const DAY = '2026-11-27' as CalendarDate;
export const NOTHING = { on: DAY, price: null, quantity: null, fee: null, lots: [] };
export const EXECUTED = {
  answer: 'executed',
  by: 'Desk',
  transactionIds: [],
  execution: NOTHING,
} as const;

/** A client of the book with an account and a contact, and another one. */
export const own = { clientId: freshId(), accountId: freshId(), contactId: freshId() };
export const other = { clientId: freshId(), accountId: freshId(), contactId: freshId() };

export const pay = (amount: number): InstructionDetails => ({
  ...{ type: 'pay', accountId: own.accountId, payee: 'Notary', payeeAccount: 'DE02' },
  ...{ payment: { amount, currency: 'EUR' as CurrencyCode }, reference: '', payOn: null },
});

export const phoneChange = (of: RecordId): DetailsOf<'changeOfData'> => ({
  ...{ type: 'changeOfData', contactId: of, field: 'phone', from: '1', to: '2' },
});

/** An account and a security in it. */
export interface Place {
  readonly accountId: RecordId;
  readonly securityId: RecordId;
}

/** A sale of all units of `namedLots`, at the best price. */
export const saleOf = (place: Place, namedLots: NamedLot[]): InstructionDetails => ({
  ...{ type: 'sell', ...place, amount: null, limit: null, goodUntil: null, namedLots },
  quantity: namedLots.reduce((sum, { quantity }) => sum + quantity, 0) as Quantity,
});

/** Dealt at `price` for one. */
export const dealtAt = (price: number) => ({ ...NOTHING, price: (price * 1e6) as UnitPrice });

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A server whose one book has both clients, with a device that gives orders and the desk that answers. */
export async function openDesk(database: Database) {
  const world: World = await makeWorld(database);
  const { device, bookId }: { device: TestDevice; bookId: BookId } = await world.owner();
  for (const [name, ids] of [
    ['Acme', own],
    ['Other', other],
  ] as const) {
    const of = { clientId: ids.clientId };
    await device.push([
      device.mutation(bookId, 'client', ids.clientId, newClient({ name })),
      device.mutation(bookId, 'account', ids.accountId, newAccount({ ...of, name: 'Depot' })),
      device.mutation(
        ...([bookId, 'contact', ids.contactId] as const),
        newContact({ ...of, name: 'Ann', phone: '1' }),
      ),
    ]);
  }
  return {
    world,
    device,
    bookId,
    /** Pushes a given instruction, whose statement is of its details, and returns its id. */
    give: async (details: InstructionDetails, fields: Partial<Instruction> = {}) => {
      const id = freshId();
      const { clientId, contactId } = own;
      const names = await namedRecords(database, bookId, { clientId, details });
      const data = newInstruction(id, {
        ...{ clientId, details, givenAt: NOW },
        givenBy: { as: 'signatory', name: 'Ann', contactId, authorityId: null },
        statement: statementOf(details, names, plainWording),
        ...fields,
      });
      const answer = await device.pushOne(device.mutation(bookId, 'instruction', id, data));
      if (answer.answer !== 'accepted') throw new Error(JSON.stringify(answer));
      return { id, data, version: answer.version };
    },
    answer: (id: RecordId, what: BackOfficeAnswer) =>
      answerInstruction(world.dependencies, { bookId, id }, what),
    /** A new security in a new account whose lots are chosen. */
    choosingPlace: async (): Promise<Place> => {
      const [accountId, securityId, { clientId }] = [freshId(), freshId(), own];
      const choosing = newAccount({ clientId, name: 'By lot', costBasisMethod: 'specificLot' });
      await device.push([device.mutation(bookId, 'account', accountId, choosing)]);
      return { accountId, securityId };
    },
    /** A purchase of `count` units of a security on `day`, as a lot that a sale names. */
    bought: async (place: Place, day: string, count: number): Promise<NamedLot> => {
      const [purchaseId, date] = [freshId(), day as CalendarDate];
      const quantity = (count * 1e6) as Quantity;
      const data = newTransaction({
        ...{ clientId: own.clientId, ...place, type: 'buy', date },
        ...{ amount: -count * 4_00, quantity },
      });
      await device.pushOne(device.mutation(bookId, 'transaction', purchaseId, data));
      return { purchaseId, acquiredOn: date, quantity };
    },
    /** What the command line says and fails with. */
    admin: async (...args: string[]) => {
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
    },
    pulled: async (lane: 'work' | 'ledger', id: RecordId) =>
      (await device.pull(bookId, lane)).records.find((record) => record.id === id),
  };
}

import { type Command, Option } from 'commander';
import { dateField } from '#shared/domain/fields.ts';
import type { DealtLot } from '#shared/domain/instruction/dealt-lots.ts';
import { instructionKind } from '#shared/domain/instruction/instruction.ts';
import { readInstructionNumber } from '#shared/domain/instruction/instruction-number.ts';
import { isOpenInstruction, stateInWords } from '#shared/domain/instruction/instruction-state.ts';
import { addDays, type CalendarDate, utcDate } from '#shared/lib/calendar-date.ts';
import { parseDecimal } from '#shared/lib/decimal.ts';
import { isUuid, type RecordId } from '#shared/lib/identifiers.ts';
import {
  PRICE_SCALE,
  plainQuantity,
  QUANTITY_SCALE,
  type Quantity,
  type UnitPrice,
} from '#shared/lib/money.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Database } from '../database/database.ts';
import { instantNow } from '../dependencies.ts';
import { answerInstruction, type BackOfficeAnswer } from '../instructions/answer-instruction.ts';
import { namedRecords } from '../instructions/named-records.ts';
import { type FoundInstruction, findInstructions } from '../repositories/instructions.ts';
import type { Admin } from './admin-context.ts';
import { instructionLines } from './instruction-lines.ts';
import { type Found, ordinaryBookNamed } from './look-up.ts';
import { table } from './table.ts';

const BACK_OFFICE = 'Back office';

interface Spoken {
  readonly by: string;
  readonly sample?: true;
}

interface ExecuteOptions extends Spoken {
  readonly on?: string;
  readonly price?: string;
  readonly quantity?: string;
  readonly fee?: string;
  readonly lot?: readonly string[];
  readonly transaction?: readonly string[];
}

/** `instructions list|show|receive|execute|refuse`: the back office's side of what clients order. */
export function instructionCommands(program: Command, admin: Admin): void {
  const { say, fail, open } = admin;
  const instructions = program
    .command('instructions')
    .description('what clients ordered, and what came of it');

  instructions
    .command('list')
    .description('list what waits for the back office')
    .option('--book <book>', 'of one book')
    .option('--all', 'what is answered or withdrawn as well')
    .option('--sample', 'what clients of the sample book order as well')
    .action((options: { book?: string; all?: true; sample?: true }) =>
      open(async ({ database }) => {
        const book = options.book ? await ordinaryBookNamed(database, options.book) : null;
        if (book && !book.ok) return fail(book.error);
        const found = await findInstructions(database, book ? { bookId: book.value.id } : {});
        const rows = found
          .filter(({ isSample }) => !isSample || options.sample === true)
          .flatMap((each) => rowOf(each, options.all === true));
        const headings = ['number', 'state', 'client', 'ordered by', 'given', 'what'];
        say(table(headings, rows, 'No instruction waits.'));
      }),
    );

  instructions
    .command('show <number>')
    .description('show what was read back and what is ordered, and whether they are the same')
    .action((number: string) =>
      open(async ({ database }) => {
        const found = await instructionNamed(database, number);
        if (!found.ok) return fail(found.error);
        const parsed = instructionKind.schema.safeParse(found.value.data);
        if (!parsed.success) return fail(`instruction ${number} cannot be read`);
        const instruction = parsed.data;
        const records = await namedRecords(database, found.value.bookId, instruction);
        for (const line of instructionLines(instruction, records)) say(line);
      }),
    );

  instructions
    .command('receive <number>')
    .description('say that the back office has it')
    .option('--by <name>', 'who says so', BACK_OFFICE)
    .addOption(ofSample())
    .action((number: string, { by, sample }: Spoken) =>
      answer(admin, { number, sample }, () => ok({ answer: 'received', by })),
    );

  instructions
    .command('refuse <number>')
    .description('refuse it')
    .requiredOption('--reason <why>', 'what the client is told')
    .option('--by <name>', 'who says so', BACK_OFFICE)
    .addOption(ofSample())
    .action((number: string, { by, sample, reason }: Spoken & { reason: string }) =>
      answer(admin, { number, sample }, () => ok({ answer: 'refused', by, reason })),
    );

  instructions
    .command('execute <number>')
    .description('say that it was carried out; books the transaction unless one is named')
    .option('--price <price>', 'of one unit, for a purchase or a sale')
    .option('--quantity <units>', 'what was dealt; as ordered when left out')
    .option(
      '--lot <lot=units...>',
      'what was sold of a lot ordered, by its purchase or its day; of the first ordered when left out',
    )
    .option('--fee <amount>', 'costs, in the account’s currency')
    .option('--on <day>', 'the day it was carried out; today when left out')
    .option('--transaction <id...>', 'a transaction that is booked already')
    .option('--by <name>', 'who says so', BACK_OFFICE)
    .addOption(ofSample())
    .action((number: string, options: ExecuteOptions) =>
      answer(admin, { number, sample: options.sample }, (today) => executionOf(options, today)),
    );
}

const ofSample = (): Option => new Option('--sample', 'although its client is of the sample book');

function answer(
  { say, fail, open }: Admin,
  asked: { readonly number: string; readonly sample: true | undefined },
  answerOn: (today: CalendarDate) => Result<BackOfficeAnswer, string>,
): Promise<void> {
  return open(async (dependencies) => {
    const found = await instructionNamed(dependencies.database, asked.number);
    if (!found.ok) return fail(found.error);
    if (found.value.isSample && !asked.sample) {
      const { number, clientName } = found.value;
      return fail(
        `instruction ${number} is of ${clientName}, a client of the sample: add --sample`,
      );
    }
    const wanted = answerOn(utcDate(instantNow(dependencies)));
    if (!wanted.ok) return fail(wanted.error);
    const { id, bookId, number } = found.value;
    const answered = await answerInstruction(dependencies, { id, bookId }, wanted.value);
    if (!answered.ok) return fail(`instruction ${number}: ${answered.error}`);
    say(`Instruction ${number} is ${wanted.value.answer}`);
    for (const each of answered.value.transactionIds) say(`  transaction ${each}`);
    if (answered.value.changedContact) say(`  changed ${answered.value.changedContact}`);
    const { part } = answered.value;
    if (part) say(`  in part, ${plainQuantity(part.dealt)}: the rest has lapsed`);
    for (const { quantity, acquiredOn, purchaseId } of part?.lots ?? []) {
      const purchase = purchaseId ? `, purchase ${purchaseId}` : '';
      say(`  lot ${plainQuantity(quantity)} of ${acquiredOn ?? 'no recorded day'}${purchase}`);
    }
  });
}

/** The one instruction of this number or id. */
async function instructionNamed(
  database: Database,
  text: string,
): Promise<Found<FoundInstruction & { readonly number: string }>> {
  const numberOrId = isUuid(text) ? text : readInstructionNumber(text);
  if (numberOrId === null) {
    return err(`"${text}" is no number like 261127-4F7K2MX, or its last character does not fit`);
  }
  const found = await findInstructions(database, { numberOrId });
  const [first] = found;
  if (!first) return err(`there is no instruction ${numberOrId}; see "instructions list --all"`);
  if (found.length > 1) {
    const candidates = found.map(
      ({ id, clientName, bookName }) => `  ${id}  ${clientName}, in the book ${bookName}`,
    );
    return err(
      `several instructions have this number; name one by its id:\n${candidates.join('\n')}`,
    );
  }
  const number = (first.data as { number?: unknown }).number;
  return ok({ ...first, number: String(number) });
}

function executionOf(
  options: ExecuteOptions,
  today: CalendarDate,
): Result<BackOfficeAnswer, string> {
  const on = dateField.safeParse(options.on ?? today);
  if (!on.success) return err(`"${options.on}" is no day like 2026-11-27`);
  // A day of tolerance: whoever types may be a time zone ahead.
  if (on.data > addDays(today, 1)) return err(`${on.data} is still to come`);
  const price = decimalOf(options.price, PRICE_SCALE);
  if (!price.ok) return price;
  const quantity = decimalOf(options.quantity, QUANTITY_SCALE);
  if (!quantity.ok) return quantity;
  const fee = decimalOf(options.fee, PRICE_SCALE);
  if (!fee.ok) return fee;
  if ((fee.value ?? 0) < 0) return err('a fee is positive');
  const lots: DealtLot[] = [];
  for (const text of options.lot ?? []) {
    const lot = dealtLotOf(text);
    if (!lot.ok) return lot;
    lots.push(lot.value);
  }
  const named = options.transaction ?? [];
  const wrong = named.find((id) => !isUuid(id));
  if (wrong !== undefined) return err(`"${wrong}" is not an id (UUID in lower case)`);
  return ok({
    answer: 'executed',
    by: options.by,
    execution: {
      on: on.data,
      price: price.value as UnitPrice | null,
      quantity: quantity.value as Quantity | null,
      fee: fee.value as UnitPrice | null,
      lots,
    },
    transactionIds: named as readonly string[] as readonly RecordId[],
  });
}

function decimalOf(text: string | undefined, scale: number): Result<number | null, string> {
  if (text === undefined) return ok(null);
  const parsed = parseDecimal(text, scale);
  return parsed.ok ? parsed : err(parsed.error.message);
}

/** "2025-03-03=40" or, where several lots are of that day, the id of the purchase before "=". */
function dealtLotOf(text: string): Result<DealtLot, string> {
  const [, lot = '', units = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const quantity = parseDecimal(units, QUANTITY_SCALE);
  if ((!isUuid(lot) && !dateField.safeParse(lot).success) || !quantity.ok || quantity.value <= 0) {
    return err(`"${text}" is no lot like 2025-03-03=40, or PURCHASE-ID=40`);
  }
  return ok({ lot: lot as DealtLot['lot'], quantity: quantity.value as Quantity });
}

function rowOf(
  { data, clientName }: FoundInstruction,
  showsAll: boolean,
): readonly (readonly string[])[] {
  const parsed = instructionKind.schema.safeParse(data);
  if (!parsed.success || (!showsAll && !isOpenInstruction(parsed.data))) return [];
  const { number, givenBy, givenOn, statement } = parsed.data;
  const what = statement.split('\n')[0] ?? '';
  return [[number, stateInWords(parsed.data), clientName, givenBy.name, givenOn, what]];
}

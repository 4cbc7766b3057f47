import { type Contact, contactKind } from '#shared/domain/client/contact.ts';
import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import { bookedDifference } from '#shared/domain/instruction/booked-for.ts';
import { dealtInPart } from '#shared/domain/instruction/dealt-in-part.ts';
import {
  type Execution,
  executedTransaction,
  superfluousIn,
} from '#shared/domain/instruction/execute-instruction.ts';
import { type Instruction, instructionKind } from '#shared/domain/instruction/instruction.ts';
import {
  accountIdOf,
  type DetailsOf,
  type InstructionDetails,
} from '#shared/domain/instruction/instruction-details.ts';
import type { NamedRecords } from '#shared/domain/instruction/instruction-words.ts';
import { lotsGone } from '#shared/domain/instruction/lots-gone.ts';
import { statementDifference } from '#shared/domain/instruction/statement-difference.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import type { NamedLot } from '#shared/domain/portfolio/named-lots.ts';
import { securityKind } from '#shared/domain/portfolio/security.ts';
import {
  type Transaction as LedgerTransaction,
  transactionKind,
} from '#shared/domain/portfolio/transaction.ts';
import { plainWording } from '#shared/domain/wording.ts';
import { type CalendarDate, utcDate } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, newId, type ServerDependencies } from '../dependencies.ts';
import type { Change } from '../push/write-changes.ts';
import { firmBookId } from '../repositories/books.ts';
import { liveEntries } from '../repositories/client-records.ts';
import { namedRecords } from './named-records.ts';
import { dataOf } from './record-data.ts';

/** What was written: which transactions carry the instruction out, and what else changed. */
export interface Answered {
  readonly transactionIds: readonly RecordId[];
  readonly changedContact: string | null;
  /** Where fewer units were dealt than ordered; with the lots that were taken, where some are named. */
  readonly part: { readonly dealt: Quantity; readonly lots: readonly NamedLot[] } | null;
}

/** Of what leads to nothing but the answer. */
export const NOTHING_ELSE: Answered = { transactionIds: [], changedContact: null, part: null };

/** What carrying an instruction out writes besides the answer; a sentence when it is not what was ordered. */
type Consequences = Promise<Result<{ changes: readonly Change[]; answered: Answered }, string>>;

/** An instruction and where it is. */
interface Placed {
  readonly transaction: Transaction;
  readonly bookId: BookId;
  readonly instruction: Instruction;
}

/** What the back office says that was done. */
interface Done {
  readonly execution: Execution;
  /** Transactions that were booked already; one is made when there are none. */
  readonly transactionIds: readonly RecordId[];
}

/**
 * What carrying an instruction out writes besides the answer: a transaction in the client's ledger, the
 * contact's new data, or nothing where transactions that were booked already are named.
 */
export async function consequences(
  dependencies: ServerDependencies,
  placed: Placed,
  done: Done,
): Consequences {
  const { details, replacesId } = placed.instruction;
  const replaced = instructionKind.schema.safeParse(await owned(placed, 'instruction', replacesId));
  if (replaced.success && replaced.data.answer?.outcome === 'executed') {
    return err(`it replaces ${replaced.data.number}, which was executed: refuse it, or ask`);
  }
  const records = await namedRecords(placed.transaction, placed.bookId, placed.instruction);
  if (details.type === 'changeOfData') {
    const today = utcDate(instantNow(dependencies));
    return changed(placed, details, records, done, today);
  }
  const account = records.accounts.find(({ id }) => id === accountIdOf(details));
  if (!account) return err('the account is no longer there, or is another client’s');
  const difference = notAsSigned(placed.instruction, records);
  if (difference) return err(difference);
  return done.transactionIds.length > 0
    ? bookedAlready(placed, account.data, done)
    : booked(dependencies, placed, records, account.data, done.execution);
}

/** In what it is not what was signed, with what to do. */
function notAsSigned(instruction: Instruction, records: NamedRecords): string | null {
  const difference = statementDifference(instruction, records);
  return difference && `${difference}: refuse it, and have it given anew`;
}

/** The data of the record of this id, where it is of this kind and of the instruction's client. */
const owned = async (
  { transaction, bookId, instruction: { clientId } }: Placed,
  kind: string,
  id: RecordId | null,
) => id && (await dataOf(transaction, bookId, { kind, id, clientId }));

/** The contact with its new data. */
async function changed(
  placed: Placed,
  details: DetailsOf<'changeOfData'>,
  records: NamedRecords,
  { execution, transactionIds }: Done,
  today: CalendarDate,
): Consequences {
  const superfluous = superfluousIn(details.type, execution);
  if (superfluous) return err(superfluous);
  if (transactionIds.length > 0) return err('a change of data names no transaction');
  const contact = contactKind.schema.safeParse(await owned(placed, 'contact', details.contactId));
  if (!contact.success) return err('the contact is no longer there, or is another client’s');
  const difference = notAsSigned(placed.instruction, records);
  if (difference) return err(difference);
  const recorded = contact.data[details.field];
  if (recorded !== details.from) {
    return err(`what is recorded is “${recorded}”, not “${details.from}”`);
  }
  const asOrdered: Contact = { ...contact.data, [details.field]: details.to };
  // Vigilance looks at a payment that follows a change of contact data, whoever wrote it.
  const data = withDataChanges('contact', contact.data, asOrdered, today);
  const changes = [{ kind: 'contact', id: details.contactId, data }];
  return ok({ changes, answered: { ...NOTHING_ELSE, changedContact: contact.data.name } });
}

/** Nothing but the answer, where the transactions that are named are what was ordered. */
async function bookedAlready(
  placed: Placed,
  account: Account,
  { execution, transactionIds }: Done,
): Consequences {
  const { instruction } = placed;
  const { price, quantity, fee, lots } = execution;
  if (price !== null || quantity !== null || fee !== null || lots.length > 0) {
    return err('a transaction that is booked already has its own price, quantity, fee and lots');
  }
  if (new Set(transactionIds).size < transactionIds.length) {
    return err('a transaction is named twice');
  }
  const taken = await ofAnotherOrder(placed, transactionIds);
  if (taken) return err(taken);
  const entries: LedgerTransaction[] = [];
  for (const id of transactionIds) {
    const entry = transactionKind.schema.safeParse(await owned(placed, 'transaction', id));
    if (!entry.success || entry.data.accountId !== accountIdOf(instruction.details)) {
      return err(`${id} is no transaction of this client and account`);
    }
    entries.push(entry.data);
  }
  const dealtIn = await currencyDealtIn(placed.transaction, instruction.details);
  const difference = bookedDifference(instruction, account, entries, dealtIn, plainWording);
  if (difference) return err(difference);
  const part = partOf(instruction.details, entries);
  return ok({ changes: [], answered: { ...NOTHING_ELSE, transactionIds, part } });
}

/** That one of the transactions is what came of another order of the client, in words. */
async function ofAnotherOrder(
  { transaction, bookId, instruction: { clientId } }: Placed,
  transactionIds: readonly RecordId[],
): Promise<string | null> {
  const of = { bookId, clientId, kind: 'instruction' } as const;
  for (const { data } of await liveEntries(transaction, of)) {
    const id = transactionIds.find((each) => data.answer?.transactionIds.includes(each));
    if (id) return `${id} is what came of instruction ${data.number} already`;
  }
  return null;
}

function partOf(
  details: InstructionDetails,
  entries: readonly LedgerTransaction[],
): Answered['part'] {
  const dealt = dealtInPart(details, entries);
  return dealt === null
    ? null
    : { dealt, lots: entries.flatMap(({ namedLots }) => namedLots ?? []) };
}

/** The transaction that is booked, unless it sells lots by name that are gone. */
async function booked(
  dependencies: ServerDependencies,
  { transaction, instruction }: Placed,
  { accounts, transactions = [] }: NamedRecords,
  account: Account,
  execution: Execution,
): Consequences {
  const { details } = instruction;
  const dealtIn = await currencyDealtIn(transaction, details);
  const made = executedTransaction(instruction, account, execution, dealtIn);
  if (!made.ok) return err(made.error.message);
  if (!made.value) return err('nothing comes of this instruction');
  const entry = { id: newId<RecordId>(dependencies), data: made.value };
  const gone = lotsGone({ accounts, transactions }, entry, plainWording);
  if (gone) return err(gone);
  return ok({
    changes: [{ kind: 'transaction', ...entry }],
    answered: {
      ...NOTHING_ELSE,
      transactionIds: [entry.id],
      part: partOf(details, [entry.data]),
    },
  });
}

/** The currency of the security that an order is for; securities are in the firm's book. */
async function currencyDealtIn(transaction: Transaction, details: InstructionDetails) {
  if (details.type !== 'buy' && details.type !== 'sell') return null;
  const wanted = { kind: 'security', id: details.securityId };
  const firmBook = await firmBookId(transaction);
  const security = securityKind.schema.safeParse(await dataOf(transaction, firmBook, wanted));
  return security.success ? security.data.currency : null;
}

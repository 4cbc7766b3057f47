import { checkedRecord } from '#shared/domain/check-record.ts';
import { type Contact, contactKind } from '#shared/domain/client/contact.ts';
import {
  type Execution,
  executedTransaction,
  superfluousIn,
} from '#shared/domain/instruction/execute-instruction.ts';
import { type Instruction, instructionKind } from '#shared/domain/instruction/instruction.ts';
import {
  accountIdOf,
  type InstructionDetails,
} from '#shared/domain/instruction/instruction-details.ts';
import {
  instructionState,
  isOpenInstruction,
} from '#shared/domain/instruction/instruction-state.ts';
import { lotsGone } from '#shared/domain/instruction/lots-gone.ts';
import type { KindDefinition, RecordData } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import { securityKind } from '#shared/domain/portfolio/security.ts';
import { plainWording } from '#shared/domain/wording.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, newId, type ServerDependencies } from '../dependencies.ts';
import { type Change, writeChanges } from '../push/write-changes.ts';
import { lockHeads } from '../repositories/book-heads.ts';
import { firmBookId } from '../repositories/books.ts';
import { liveEntries } from '../repositories/client-records.ts';
import { currentRecords } from '../repositories/records.ts';

/** What the back office says of an instruction; `by` is who says so. */
export type BackOfficeAnswer =
  | { readonly answer: 'received'; readonly by: string }
  | { readonly answer: 'refused'; readonly by: string; readonly reason: string }
  | {
      readonly answer: 'executed';
      readonly by: string;
      readonly execution: Execution;
      /** Transactions that were booked already; one is made when there are none. */
      readonly transactionIds: readonly RecordId[];
    };

/** What was written: how many transactions carry the instruction out, and what else changed. */
export interface Answered {
  readonly transactionIds: readonly RecordId[];
  readonly changedContact: string | null;
}

/**
 * Answers an instruction as the server's own person, in one transaction with what carrying it out
 * leads to: the transaction in the client's ledger, or the contact's new data. The devices of the book
 * learn of all of it together. Comes back with a sentence when it cannot be: it is withdrawn or
 * answered already, or the execution is not what was ordered.
 */
export function answerInstruction(
  dependencies: ServerDependencies,
  place: { readonly bookId: BookId; readonly id: RecordId },
  answer: BackOfficeAnswer,
): Promise<Result<Answered, string>> {
  return dependencies.database.transaction(async (transaction) => {
    const heads = await lockHeads(transaction, [place.bookId]);
    const head = heads.get(place.bookId);
    const data = await dataOf(transaction, place.bookId, { kind: 'instruction', id: place.id });
    const instruction = instructionKind.schema.safeParse(data);
    if (!head || !instruction.success) return err('the instruction is no longer there');
    const decided = await decide(transaction, dependencies, place, instruction.data, answer);
    if (!decided.ok) return decided;
    const { changes, answered } = decided.value;
    const problem = changes.map(objection).find((words) => words !== null);
    if (problem) return err(problem);
    const { clientId } = instruction.data;
    const by = { action: 'write', editedBy: SYSTEM_PERSON } as const;
    await writeChanges(transaction, dependencies, { head, clientId }, changes, by);
    return ok(answered);
  });
}

async function decide(
  transaction: Transaction,
  dependencies: ServerDependencies,
  { bookId, id }: { readonly bookId: BookId; readonly id: RecordId },
  instruction: Instruction,
  answer: BackOfficeAnswer,
): Promise<Result<{ changes: readonly Change[]; answered: Answered }, string>> {
  const at = instantNow(dependencies);
  const { by } = answer;
  if (!isOpenInstruction(instruction)) return err(`it is ${instructionState(instruction)} already`);
  const received = instruction.received ?? { at, by };
  const none: Answered = { transactionIds: [], changedContact: null };
  const answeredAs = (fields: Partial<Instruction>, others: readonly Change[] = []) => [
    ...others,
    { kind: 'instruction', id, data: { ...instruction, received, ...fields } },
  ];
  if (answer.answer === 'received') {
    if (instruction.received) return err('it was received already');
    return ok({ changes: answeredAs({}), answered: none });
  }
  if (answer.answer === 'refused') {
    const { reason } = answer;
    const refused = { outcome: 'refused' as const, at, by, reason, transactionIds: [] };
    return ok({ changes: answeredAs({ answer: refused }), answered: none });
  }
  const led = await consequences(transaction, dependencies, bookId, instruction, answer);
  if (!led.ok) return led;
  const { changes, answered } = led.value;
  const executed = {
    outcome: 'executed' as const,
    ...{ at, by, reason: '', transactionIds: [...answered.transactionIds] },
  };
  return ok({ changes: answeredAs({ answer: executed }, changes), answered });
}

/** What carrying an instruction out writes besides the answer. */
async function consequences(
  transaction: Transaction,
  dependencies: ServerDependencies,
  bookId: BookId,
  instruction: Instruction,
  { execution, transactionIds }: Extract<BackOfficeAnswer, { answer: 'executed' }>,
): Promise<Result<{ changes: readonly Change[]; answered: Answered }, string>> {
  const { details, replacesId, clientId } = instruction;
  const owned = async (kind: string, id: RecordId | null) =>
    id && (await dataOf(transaction, bookId, { kind, id, clientId }));
  const replaced = instructionKind.schema.safeParse(await owned('instruction', replacesId));
  if (replaced.success && replaced.data.answer?.outcome === 'executed') {
    return err(`it replaces ${replaced.data.number}, which was executed: refuse it, or ask`);
  }
  if (details.type === 'changeOfData') {
    const superfluous = superfluousIn(details.type, execution);
    if (superfluous) return err(superfluous);
    if (transactionIds.length > 0) return err('a change of data names no transaction');
    const contact = contactKind.schema.safeParse(await owned('contact', details.contactId));
    if (!contact.success) return err('the contact is no longer there, or is another client’s');
    const recorded = contact.data[details.field];
    if (recorded !== details.from) {
      return err(`what is recorded is “${recorded}”, not “${details.from}”`);
    }
    const data: Contact = { ...contact.data, [details.field]: details.to };
    const changes = [{ kind: 'contact', id: details.contactId, data }];
    return ok({ changes, answered: { transactionIds: [], changedContact: contact.data.name } });
  }
  if (transactionIds.length > 0) {
    const { price, quantity, fee } = execution;
    if (price !== null || quantity !== null || fee !== null) {
      return err('a transaction that is booked already has its own price, quantity and fee');
    }
    if (new Set(transactionIds).size < transactionIds.length) {
      return err('a transaction is named twice');
    }
    for (const id of transactionIds) {
      const data = await owned('transaction', id);
      if (!data || data.accountId !== details.accountId) {
        return err(`${id} is no transaction of this client and account`);
      }
    }
    return ok({ changes: [], answered: { transactionIds, changedContact: null } });
  }
  return booked(transaction, dependencies, bookId, instruction, execution);
}

/** The transaction that is booked, unless it sells lots by name that are not there. */
async function booked(
  transaction: Transaction,
  dependencies: ServerDependencies,
  bookId: BookId,
  instruction: Instruction,
  execution: Execution,
): Promise<Result<{ changes: readonly Change[]; answered: Answered }, string>> {
  const { details, clientId } = instruction;
  const accounts = await liveEntries(transaction, { bookId, clientId, kind: 'account' });
  const account = accounts.find(({ id }) => id === accountIdOf(details));
  if (!account) return err('the account is no longer there, or is another client’s');
  const dealtIn = await currencyDealtIn(transaction, details);
  const made = executedTransaction(instruction, account.data, execution, dealtIn);
  if (!made.ok) return err(made.error.message);
  if (!made.value) return err('nothing comes of this instruction');
  const entry = { id: newId<RecordId>(dependencies), data: made.value };
  if (made.value.namedLots) {
    const transactions = await liveEntries(transaction, { bookId, clientId, kind: 'transaction' });
    const gone = lotsGone({ accounts, transactions }, entry, plainWording);
    if (gone) return err(gone);
  }
  return ok({
    changes: [{ kind: 'transaction', ...entry }],
    answered: { transactionIds: [entry.id], changedContact: null },
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

function objection({ kind, data }: Change): string | null {
  const definition: KindDefinition | undefined = kindDefinition(kind);
  if (!definition) return `there is no kind ${kind}`;
  const checked = checkedRecord(definition, data);
  const [first] = checked.ok ? [] : checked.error;
  return first ? `${first.field}: ${first.message}` : null;
}

/** The data of a record that is there, is of this kind and, where one is named, of this client. */
async function dataOf(
  transaction: Transaction,
  bookId: BookId,
  wanted: { readonly kind: string; readonly id: RecordId; readonly clientId?: RecordId },
): Promise<RecordData | null> {
  const [record] = await currentRecords(transaction, [{ bookId, id: wanted.id, version: null }]);
  if (!record?.isLive || !record.wire || record.kind !== wanted.kind) return null;
  if (wanted.clientId && record.clientId !== wanted.clientId) return null;
  return (JSON.parse(record.wire) as { data: RecordData | null }).data;
}

import { checkedRecord } from '#shared/domain/check-record.ts';
import type { Execution } from '#shared/domain/instruction/execute-instruction.ts';
import { type Instruction, instructionKind } from '#shared/domain/instruction/instruction.ts';
import { isOpenInstruction, stateInWords } from '#shared/domain/instruction/instruction-state.ts';
import type { KindDefinition } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { type Change, writeChanges } from '../push/write-changes.ts';
import { lockHeads } from '../repositories/book-heads.ts';
import { type Answered, consequences, NOTHING_ELSE } from './consequences.ts';
import { dataOf } from './record-data.ts';

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
  if (!isOpenInstruction(instruction)) return err(`it is ${stateInWords(instruction)} already`);
  const received = instruction.received ?? { at, by };
  const answeredAs = (fields: Partial<Instruction>, others: readonly Change[] = []) => [
    ...others,
    { kind: 'instruction', id, data: { ...instruction, received, ...fields } },
  ];
  if (answer.answer === 'received') {
    if (instruction.received) return err('it was received already');
    return ok({ changes: answeredAs({}), answered: NOTHING_ELSE });
  }
  if (answer.answer === 'refused') {
    const { reason } = answer;
    const refused = { outcome: 'refused' as const, at, by, reason, transactionIds: [] };
    return ok({ changes: answeredAs({ answer: refused }), answered: NOTHING_ELSE });
  }
  const led = await consequences(dependencies, { transaction, bookId, instruction }, answer);
  if (!led.ok) return led;
  const { changes, answered } = led.value;
  const executed = {
    outcome: 'executed' as const,
    ...{ at, by, reason: '', transactionIds: [...answered.transactionIds] },
    ...(answered.part ? { dealt: answered.part.dealt } : {}),
  };
  return ok({ changes: answeredAs({ answer: executed }, changes), answered });
}

function objection({ kind, data }: Change): string | null {
  const definition: KindDefinition | undefined = kindDefinition(kind);
  if (!definition) return `there is no kind ${kind}`;
  const checked = checkedRecord(definition, data);
  const [first] = checked.ok ? [] : checked.error;
  return first ? `${first.field}: ${first.message}` : null;
}

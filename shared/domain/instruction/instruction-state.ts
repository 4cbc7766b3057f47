import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Instruction } from './instruction.ts';

/** Where an instruction stands; a draft is on its device only. */
export type InstructionState =
  | 'draft'
  | 'given'
  | 'received'
  | 'executed'
  | 'refused'
  | 'cancelled'
  | 'replaced';

/** Where a given instruction stands, read off what the front and the back office said of it. */
export function instructionState(
  instruction: Pick<Instruction, 'answer' | 'withdrawal' | 'received'>,
): Exclude<InstructionState, 'draft'> {
  if (instruction.answer) return instruction.answer.outcome;
  if (instruction.withdrawal) return instruction.withdrawal.how;
  return instruction.received ? 'received' : 'given';
}

/** The state in a sentence: of what was dealt in part it says so. */
export function stateInWords(
  instruction: Pick<Instruction, 'answer' | 'withdrawal' | 'received'>,
): string {
  const isPart = instruction.answer?.dealt !== undefined;
  return isPart ? 'executed in part' : instructionState(instruction);
}

/** Whether somebody still has to do something about it. */
export function isOpenInstruction(
  instruction: Pick<Instruction, 'answer' | 'withdrawal' | 'received'>,
): boolean {
  const state = instructionState(instruction);
  return state === 'given' || state === 'received';
}

/** Whether the last day on which an order was to be carried out has passed. */
export function hasLapsed({ details }: Pick<Instruction, 'details'>, today: CalendarDate): boolean {
  const isTrade = details.type === 'buy' || details.type === 'sell';
  return isTrade && details.goodUntil !== null && details.goodUntil < today;
}

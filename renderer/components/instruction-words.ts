import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import {
  type InstructionState,
  instructionState,
} from '#shared/domain/instruction/instruction-state.ts';
import type { Tone } from './status-badge.tsx';

export const CHANNEL_WORDS: Readonly<Record<Instruction['channel'], string>> = {
  inPerson: 'In person',
  phone: 'By phone',
  letter: 'By letter',
  email: 'By e-mail',
};

const STATE_LOOKS: Readonly<Record<InstructionState, readonly [tone: Tone, word: string]>> = {
  draft: ['neutral', 'Draft'],
  given: ['waiting', 'Given'],
  received: ['accent', 'Received'],
  executed: ['good', 'Executed'],
  refused: ['bad', 'Refused'],
  cancelled: ['neutral', 'Cancelled'],
  replaced: ['neutral', 'Replaced'],
};

/** How the state of a given instruction looks: of what was dealt in part it says so. */
export function stateLook(instruction: Instruction): readonly [tone: Tone, word: string] {
  return instruction.answer?.dealt === undefined
    ? STATE_LOOKS[instructionState(instruction)]
    : ['warning', 'Executed in part'];
}

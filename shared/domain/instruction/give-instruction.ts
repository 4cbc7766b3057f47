import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { CheckInput } from './check-finding.ts';
import { canBeGiven, checkInstruction } from './check-instruction.ts';
import type { Instruction } from './instruction.ts';
import { instructionNumber } from './instruction-number.ts';
import { instructionState } from './instruction-state.ts';
import { statementOf } from './instruction-words.ts';

export type InstructionError = TaggedError<'isBlocked' | 'isClosed'>;

/** The moment of giving: the person's day, the device's clock and who takes the order. */
export interface GivingMoment {
  readonly on: CalendarDate;
  readonly at: Instant;
  readonly takenBy: PersonId;
}

/** The instruction that a checked draft becomes; `isBlocked` with the first reason when it may not. */
export function giveInstruction(
  input: CheckInput,
  moment: GivingMoment,
): Result<Instruction, InstructionError> {
  const findings = checkInstruction(input);
  const [first] = findings;
  const givenBy = givenByOf(input);
  if (!canBeGiven(findings) || !givenBy) {
    return err({ tag: 'isBlocked', message: first?.reason ?? 'Nobody orders this' });
  }
  const { draft, file, wording } = input;
  const { clientId, details, channel, note, replacesId, signature } = draft;
  return ok({
    clientId,
    number: instructionNumber(draft.id, moment.on),
    details,
    givenBy,
    channel,
    givenOn: moment.on,
    givenAt: moment.at,
    takenBy: moment.takenBy,
    statement: statementOf(details, file, wording),
    locale: wording.locale,
    signature: channel === 'inPerson' ? signature : null,
    warnings: findings.flatMap(({ verdict, reason }) => (verdict === 'warns' ? [reason] : [])),
    note,
    replacesId,
    withdrawal: null,
    received: null,
    answer: null,
    // Only so can it be removed together with the sample's clients.
    ...(file.client.data.isSample ? { isSample: true } : {}),
  });
}

function givenByOf({ draft, file }: CheckInput): Instruction['givenBy'] | null {
  const { orderer } = draft;
  if (orderer?.as === 'signatory') {
    const contact = file.contacts.find(({ id }) => id === orderer.contactId);
    if (!contact) return null;
    const { name } = contact.data;
    return { as: 'signatory', name, contactId: contact.id, authorityId: null };
  }
  const authority = file.authorities.find(({ id }) => id === orderer?.authorityId);
  if (!authority) return null;
  const { holder: name, contactId } = authority.data;
  return { as: 'authority', name, contactId, authorityId: authority.id };
}

/** The instruction cancelled; `isClosed` when it was answered or withdrawn before. */
export function cancelInstruction(
  instruction: Instruction,
  at: Instant,
  reason: string,
): Result<Instruction, InstructionError> {
  return withdrawn(instruction, { how: 'cancelled', at, reason, byId: null });
}

/** The instruction replaced by the given one of id `byId`. */
export function replaceInstruction(
  instruction: Instruction,
  at: Instant,
  byId: RecordId,
): Result<Instruction, InstructionError> {
  return withdrawn(instruction, { how: 'replaced', at, reason: '', byId });
}

function withdrawn(
  instruction: Instruction,
  withdrawal: NonNullable<Instruction['withdrawal']>,
): Result<Instruction, InstructionError> {
  const state = instructionState(instruction);
  if (state !== 'given' && state !== 'received') {
    return err({ tag: 'isClosed', message: `The instruction is already ${state}.` });
  }
  return ok({ ...instruction, withdrawal });
}

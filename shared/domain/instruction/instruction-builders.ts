import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { type PersonId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { Instruction } from './instruction.ts';
import { instructionNumber } from './instruction-number.ts';

/** A complete given instruction, taken by phone and not answered, unless `fields` says otherwise. */
export function newInstruction(
  id: RecordId,
  fields: Partial<Instruction> & Pick<Instruction, 'clientId' | 'details' | 'givenBy' | 'givenAt'>,
): Instruction {
  const givenOn = fields.givenOn ?? (fields.givenAt.slice(0, 10) as CalendarDate);
  return {
    number: instructionNumber(id, givenOn),
    channel: 'phone',
    givenOn,
    takenBy: uuidFromText('somebody of the firm') as PersonId,
    statement: '',
    signature: null,
    warnings: [],
    note: '',
    replacesId: null,
    withdrawal: null,
    received: null,
    answer: null,
    ...fields,
  };
}

/** The moment `time` ("09:30", UTC) of `day`. */
export function momentOf(day: CalendarDate, time: string): Instant {
  return `${day}T${time}:00.000Z` as Instant;
}

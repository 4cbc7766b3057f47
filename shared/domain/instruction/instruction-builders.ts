import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { type PersonId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
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

/** A payment that was ordered, in each state the back office brings it into, and a withdrawal of it. */
export function paymentInstruction() {
  const at = momentOf('2026-11-27' as CalendarDate, '09:00');
  const id = (name: string) => uuidFromText(name) as RecordId;
  const given = newInstruction(id('instruction'), {
    clientId: id('client'),
    details: {
      ...{ type: 'pay', accountId: id('account'), payee: 'Notary', payeeAccount: 'DE02' },
      ...{ payment: { amount: 1_00, currency: 'EUR' as CurrencyCode }, reference: '', payOn: null },
    },
    givenBy: { as: 'signatory', name: 'Anna', contactId: id('anna'), authorityId: null },
    givenAt: at,
    statement: 'Pay',
  });
  const received: Instruction = { ...given, received: { at, by: 'Desk' } };
  const executed: Instruction = {
    ...received,
    answer: { outcome: 'executed', at, by: 'Desk', reason: '', transactionIds: [id('t')] },
  };
  const withdrawal = { how: 'cancelled' as const, at, reason: 'changed their mind', byId: null };
  return { given, received, executed, withdrawal };
}

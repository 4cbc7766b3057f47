import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { fixedBreaches } from './fixed-instruction.ts';
import type { Instruction } from './instruction.ts';
import { instructionKind } from './instruction.ts';
import { momentOf, newInstruction } from './instruction-builders.ts';

const DAY = '2026-11-27' as CalendarDate;
const at: Instant = momentOf(DAY, '09:00');
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
const fieldsOf = (before: Instruction, after: Instruction | null) =>
  fixedBreaches(before, after).map(({ field }) => field);

describe('a given instruction', () => {
  it('may be withdrawn while it is not answered, received or not', () => {
    expect(fieldsOf(given, { ...given, withdrawal })).toEqual([]);
    expect(fieldsOf(received, { ...received, withdrawal })).toEqual([]);
    expect(fieldsOf(executed, { ...executed, withdrawal })).toEqual(['withdrawal']);
    const cancelled = { ...given, withdrawal };
    expect(fieldsOf(cancelled, { ...cancelled, withdrawal: null })).toEqual(['withdrawal']);
  });

  it('is never changed, down to the last field, known or not', () => {
    expect(fieldsOf(given, { ...given, note: 'more' })).toEqual(['note']);
    expect(fieldsOf(given, { ...given, fromTheFuture: 1 })).toEqual(['fromTheFuture']);
    const details = { ...given.details, payee: 'Somebody else' } as Instruction['details'];
    expect(fieldsOf(given, { ...given, details })).toEqual(['details']);
  });

  it('is answered by the back office alone', () => {
    expect(fieldsOf(given, received)).toEqual(['received']);
    expect(fieldsOf(received, executed)).toEqual(['answer']);
    expect(fieldsOf(executed, received)).toEqual(['answer']);
  });

  it('is never deleted, unless it is a sample', () => {
    expect(fieldsOf(given, null)).toEqual(['']);
    expect(fieldsOf({ ...given, isSample: true }, null)).toEqual([]);
  });

  it('breaks a rule when it is answered and withdrawn', () => {
    expect(instructionKind.breaches({ ...executed, withdrawal })).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import { momentOf, newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { mergeRecord } from './merge-record.ts';

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
describe('a merge of what is fixed once it exists', () => {
  const merged = (mine: Instruction, theirs: Instruction) =>
    mergeRecord({ kind: 'instruction', base: given, mine, theirs });

  it('keeps a withdrawal beside what the back office has received', () => {
    const mine = { ...given, withdrawal };
    expect(merged(mine, received)).toEqual({
      ...{ merged: { ...received, withdrawal }, conflicts: [], owed: true },
    });
  });

  it('[M5] leaves what was executed as it is, and the withdrawal for a person to see', () => {
    const result = merged({ ...given, withdrawal }, executed);
    expect(result.merged).toEqual(executed);
    expect(result.owed).toBe(false);
    expect(result.conflicts.map(({ reason }) => reason)).toEqual(['ruleBroken']);
  });

  it('[M5] does not let a changed content onto the server’s copy', () => {
    const result = merged({ ...given, note: 'more' }, received);
    expect(result.merged).toEqual(received);
    expect(result.conflicts).toHaveLength(1);
  });
});

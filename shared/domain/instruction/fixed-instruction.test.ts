import { describe, expect, it } from 'vitest';
import { fixedBreaches } from './fixed-instruction.ts';
import type { Instruction } from './instruction.ts';
import { instructionKind } from './instruction.ts';
import { paymentInstruction } from './instruction-builders.ts';

const { given, received, executed, withdrawal } = paymentInstruction();
const fieldsOf = (before: Instruction | null, after: Instruction | null) =>
  fixedBreaches(before, after).map(({ field }) => field);

describe('a given instruction', () => {
  it('may be withdrawn while it is not answered, received or not', () => {
    expect(fieldsOf(given, { ...given, withdrawal })).toEqual([]);
    expect(fieldsOf(received, { ...received, withdrawal })).toEqual([]);
    expect(fieldsOf(executed, { ...executed, withdrawal })).toEqual(['withdrawal']);
    const cancelled = { ...given, withdrawal };
    expect(fieldsOf(null, cancelled)).toEqual([]);
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
    expect(fieldsOf(null, executed)).toEqual(['received', 'answer']);
  });

  it('is never deleted, unless it is a sample', () => {
    expect(fieldsOf(given, null)).toEqual(['']);
    expect(fieldsOf({ ...given, isSample: true }, null)).toEqual([]);
  });

  it('breaks a rule when it is answered and withdrawn', () => {
    expect(instructionKind.breaches({ ...executed, withdrawal })).toHaveLength(1);
  });
});

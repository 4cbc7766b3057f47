import { describe, expect, it } from 'vitest';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import { paymentInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import { mergeRecord } from './merge-record.ts';

const { given, received, executed, withdrawal } = paymentInstruction();
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

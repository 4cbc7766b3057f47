import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import {
  INSTRUCTION_NUMBER,
  instructionNumber,
  readInstructionNumber,
} from './instruction-number.ts';

const DAY = '2026-11-27' as CalendarDate;
const id = fc.string().map((text) => uuidFromText(text) as RecordId);

describe('the number of an instruction', () => {
  it('begins with its day and looks like a number', () => {
    const number = instructionNumber(uuidFromText('one') as RecordId, DAY);
    expect(number).toMatch(INSTRUCTION_NUMBER);
    expect(number.startsWith('261127-')).toBe(true);
  });

  it('differs among ten thousand of one day', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) =>
      instructionNumber(uuidFromText(`instruction ${index}`) as RecordId, DAY),
    );
    expect(new Set(numbers).size).toBe(10_000);
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(id, (recordId) => {
        const number = instructionNumber(recordId, DAY);
        const typed = number
          .toLowerCase()
          .replace('-', ' ')
          .replaceAll('0', 'o')
          .replaceAll('1', 'l');
        expect(readInstructionNumber(typed)).toBe(number);
      }),
    );
  });

  it('is refused when any one character of it is another', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(id, fc.nat(12), fc.nat(31), (recordId, position, other) => {
        const plain = instructionNumber(recordId, DAY).replace('-', '');
        const character = alphabet[other] ?? '0';
        fc.pre(plain[position] !== character);
        const wrong = plain.slice(0, position) + character + plain.slice(position + 1);
        expect(readInstructionNumber(wrong)).toBeNull();
      }),
    );
  });

  it('is none when it is something else', () => {
    expect(['', '261127', '261127-4F7K2M', 'x'].map(readInstructionNumber)).toEqual([
      ...[null, null, null, null],
    ]);
  });
});

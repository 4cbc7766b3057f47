import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from './split-lines.ts';
import { writeTable } from './write-table.ts';

it('quotes what needs it and makes no formula of a name', () => {
  expect(writeTable([['a,b', 'say "x"', '=SUM(A1)', '-12.50', '-x']])).toBe(
    '"a,b","say ""x""",\'=SUM(A1),-12.50,\'-x\r\n',
  );
});

it('is read back as it was written', () => {
  const cell = fc.string().map((text) => `x${text.replace(/[\r\n]/g, ' ')}`);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      const text = writeTable([cells]).slice(0, -2);
      const [read] = splitLines([{ number: 1, text, isEnded: true }], ',');
      expect(read).toMatchObject({ cells });
    }),
  );
});

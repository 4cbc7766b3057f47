import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from './split-lines.ts';
import { writeTable } from './write-table.ts';

it('quotes what needs it and makes no formula of a name', () => {
  expect(writeTable([['a,b', 'say "x"', '=SUM(A1)', '-12.50', '-x']])).toBe(
    '"a,b","say ""x""",\'=SUM(A1),-12.50,\'-x\r\n',
  );
});

it('[I1] holds no cell that a spreadsheet would compute', () => {
  const starts = [...'=+-@＝＋－＠'].flatMap((sign) => [
    sign,
    ` ${sign}`,
    `\t${sign}`,
    `\0${sign}`,
  ]);
  const tails = ['1+1', 'cmd|calc', 'SUM(A1:A9)', 'HYPERLINK("http://x","y")', '-5-5'];
  for (const text of starts.flatMap((start) => tails.map((tail) => start + tail))) {
    const written = writeTable([[text]]).slice(0, -2);
    expect(written.replace(/^"/, '')).toMatch(/^'/);
  }
  for (const number of ['-5', '-5.25', '0', '12']) {
    expect(writeTable([[number]])).toBe(`${number}\r\n`);
  }
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

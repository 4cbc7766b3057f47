import { expect, it } from 'vitest';
import { table } from './table.ts';
import { speaking } from './terminal.ts';

function heard() {
  const [output, errors]: [string[], string[]] = [[], []];
  const spoken = speaking(
    (line) => void output.push(line),
    (line) => void errors.push(line),
  );
  return { output, errors, ...spoken };
}

it('says nothing that a terminal would act on, whichever way', () => {
  const { say, whisper, fail, output, errors } = heard();
  say('Added the book "\u001b]0;owned\u0007"\nand another');
  whisper('5 records of \u009b2J…');
  fail('there is no book "\u202etxt"');
  expect(output).toEqual(['Added the book " ]0;owned "\nand another']);
  expect(errors).toEqual(['5 records of  2J…', 'error: there is no book " txt"']);
});

it('has a row of a table for each entry, whatever its cells hold', () => {
  const rows = [
    ['Acme\nEvil\u001b[1A', '1'],
    ['B', '2'],
  ];
  expect(table(['name', 'records'], rows, 'None.').split('\n')).toEqual([
    'name           records',
    'Acme Evil [1A  1',
    'B              2',
  ]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTable, type TableFormat } from './read-table.ts';

const format: TableFormat<readonly [string, number]> = {
  delimiter: ';',
  columns: ['name', 'amount'],
  read: (cells) => [cells.requiredText('name'), cells.decimal('amount', 2)],
};

async function read(chunks: Iterable<string>) {
  const values: (readonly [string, number])[] = [];
  const end = await readTable({ file: 'x.csv', chunks }, format, (value) => values.push(value));
  return { values, end: end.ok ? end.value : end.error };
}

it('reads quotes, both line ends, a byte order mark and blank lines', async () => {
  const { values, end } = await read(['\uFEFFname;"amount"\r\n"a;b";1.50\n\r\n', 'c "d" e;-2\n']);
  expect(values).toEqual([['a;b', 150]]);
  expect(end).toMatchObject({ rowCount: 2, problems: [{ line: 4 }], cutOff: null });
});

it('gives the same rows however the text is cut into chunks', async () => {
  const text = 'name;amount\r\nänne;1.00\r\n"b";2.5\r\nc;x\r\nd;4';
  const whole = await read([text]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(text.length)), async (cuts) => {
      const points = [0, ...cuts.sort((a, b) => a - b), text.length];
      const chunks = points.slice(1).map((point, index) => text.slice(points[index], point));
      expect(await read(chunks)).toEqual(whole);
    }),
  );
});

it('tells a file that breaks off from one that lacks the last line end', async () => {
  expect((await read(['name;amount\na;1\nb;2'])).end).toMatchObject({ problems: [], cutOff: null });
  expect((await read(['name;amount\na;1\nb'])).end).toMatchObject({ cutOff: { line: 3 } });
  expect((await read(['name;amount\na;1\n"b'])).end).toMatchObject({ cutOff: { line: 3 } });
});

it('refuses another header and an empty file', async () => {
  expect((await read(['who;amount\na;1\n'])).end).toMatchObject({ tag: 'wrongFile' });
  expect((await read([])).end).toMatchObject({ tag: 'wrongFile' });
});

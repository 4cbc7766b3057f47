import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseRows, readTable, type TableFormat } from './read-table.ts';

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

it('leaves out a last line without an end where a format has every one', async () => {
  const strict = { ...format, hasEveryLineEnd: true } as const;
  const text = 'name;amount\na;1.00\nb;2000.00\n';
  for (let length = 'name;amount\na;1.00\nb'.length; length <= text.length; length += 1) {
    const values: (readonly [string, number])[] = [];
    const source = { file: 'x.csv', chunks: [text.slice(0, length)] };
    const end = await readTable(source, strict, (value) => values.push(value));
    const isWhole = length === text.length;
    expect(values).toEqual(
      isWhole
        ? [
            ['a', 100],
            ['b', 2000_00],
          ]
        : [['a', 100]],
    );
    expect(end).toMatchObject({ value: { problems: isWhole ? [] : [{ line: 3, field: '' }] } });
  }
});

it('refuses another header and an empty file', async () => {
  expect((await read(['who;amount\na;1\n'])).end).toMatchObject({ tag: 'wrongFile' });
  expect((await read([])).end).toMatchObject({ tag: 'wrongFile' });
});

it('reads columns in any order by their names, however those are written', async () => {
  const anyOrder = { ...format, columns: ['name', 'amount', 'paid on'], keys: ['name'] };
  const read = async (text: string) => {
    const values: (readonly [string, number])[] = [];
    const end = await readTable({ file: 'x.csv', chunks: [text] }, anyOrder, (value) => {
      values.push(value);
    });
    return end.ok ? values : end.error.message;
  };
  expect(await read('Paid_On;AMOUNT;Name\n1;2.5;a\n')).toEqual([['a', 250]]);
  expect(await read('amount;paid\n')).toMatch('expected a header with name and any of the columns');
  expect(await read('name;colour\n')).toMatch('name, amount, paid on, but it begins with "name;');
  expect(await read('name;colour\n')).toMatch('; no column is called "colour"');
  expect(await read('name;amount;\n')).toMatch('; no column is called ""');
  expect(await read('name;Amount;Name\n')).toMatch('; "Name" is there twice');
  expect(await read('name,amount\n')).toMatch('; part the columns by ";"');
});

it('hands over the rows that came before the rest of the file is read', async () => {
  let chunksRead = 0;
  function* chunks() {
    for (const text of ['name;amount\n', 'a;1\n', 'b;x\n', 'c;3\n']) {
      chunksRead += 1;
      yield text;
    }
  }
  const rows = parseRows({ file: 'x.csv', chunks: chunks() }, format, function* ([name], line) {
    yield { problem: { file: name, line, field: '', message: `after ${chunksRead} chunks` } };
  });
  const told: string[] = [];
  let step = await rows.next();
  for (; !step.done; step = await rows.next()) {
    if ('problem' in step.value)
      told.push(`${step.value.problem.file} ${step.value.problem.message}`);
  }
  expect(told).toEqual(['a after 2 chunks', 'x.csv "x" is not a number', 'c after 4 chunks']);
  expect(step.value).toMatchObject({ ok: true, value: { rowCount: 3 } });
});

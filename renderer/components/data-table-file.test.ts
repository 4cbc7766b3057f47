import { describe, expect, it } from 'vitest';
import { type CurrencyCode, money, type UnitPrice } from '#shared/lib/money.ts';
import type { DataColumn } from './data-table-columns.ts';
import { fileRows, moneyInFile } from './data-table-file.ts';

interface Row {
  readonly name: string;
  readonly since: string | null;
  readonly count: number;
  readonly amount: number | null;
}

const CZK = 'CZK' as CurrencyCode;
const column = (given: Partial<DataColumn<Row>> & Pick<DataColumn<Row>, 'id' | 'value'>) => ({
  header: given.id,
  width: 100,
  ...given,
});

describe('fileRows', () => {
  const rows: readonly Row[] = [
    { name: 'Zora', since: '2026-11-28', count: 3, amount: -123456 },
    { name: 'alfa', since: null, count: 0, amount: null },
  ];

  it('keeps rows and columns as they stand, with values as they are and nothing for what is missing', () => {
    const columns = [
      column({ id: 'Since', value: ({ since }) => since, cell: () => 'yesterday' }),
      column({ id: 'Name', value: ({ name }) => name }),
      column({ id: 'Count', value: ({ count }) => count }),
    ];
    expect(fileRows(rows, columns)).toEqual([
      ['Since', 'Name', 'Count'],
      ['2026-11-28', 'Zora', '3'],
      ['', 'alfa', '0'],
    ]);
  });

  it('gives an amount as a plain decimal beside its currency', () => {
    const inFile = moneyInFile('Amount', ({ amount }: Row) =>
      amount === null ? null : money(amount, CZK),
    );
    const columns = [column({ id: 'Amount', value: ({ amount }) => amount, inFile })];
    expect(fileRows(rows, columns)).toEqual([
      ['Amount', 'Amount currency'],
      ['-1234.56', 'CZK'],
      ['', ''],
    ]);
  });

  it('gives prices with the decimals they have', () => {
    const inFile = moneyInFile(
      'Price',
      () => ({ amount: 12_500_000 as UnitPrice, currency: CZK }),
      'price',
    );
    expect(
      fileRows(rows.slice(0, 1), [column({ id: 'Price', value: () => 1, inFile })])[1],
    ).toEqual(['12.5', 'CZK']);
  });

  it('leaves out what is no value, as the buttons of a row', () => {
    const columns = [
      column({ id: 'Name', value: ({ name }) => name }),
      column({ id: 'Mark', value: () => null, inFile: [] }),
    ];
    expect(fileRows(rows, columns)).toEqual([['Name'], ['Zora'], ['alfa']]);
  });
});

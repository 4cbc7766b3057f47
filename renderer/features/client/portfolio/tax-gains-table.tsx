import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { TaxCell, TaxFormPart, TaxFormTable } from '#shared/domain/portfolio/tax-form.ts';
import { type CurrencyCode, QUANTITY_SCALE } from '#shared/lib/money.ts';
import { formatDate } from '../../../components/formats.ts';
import { MoneyText } from '../../../components/money-text.tsx';
import { UnknownText } from '../../../components/unknown-text.tsx';
import { exactNumber } from './exact-number.ts';
import classes from './portfolio.module.css';

/** Rows at first, and more at each press. */
const STEP = 50;

/** Realised gains in the columns of a form, each part with its sums. */
export function GainsTable({ table, currency }: { table: TaxFormTable; currency: CurrencyCode }) {
  return table.parts.map((part) => (
    <Part key={part.title} part={part} columns={table.columns} currency={currency} />
  ));
}

function Part(props: {
  part: TaxFormPart;
  columns: TaxFormTable['columns'];
  currency: CurrencyCode;
}) {
  const { part, columns, currency } = props;
  const [shown, setShown] = useState(STEP);
  const row = (cells: readonly TaxCell[]) =>
    cells.map((cell, index) => {
      const column = columns[index];
      return (
        <Table.Td key={column?.name} ta={column?.isNumber ? 'end' : undefined}>
          <Cell cell={cell} currency={currency} />
        </Table.Td>
      );
    });
  return (
    <div>
      <Table fz="sm" verticalSpacing={5} className={classes.table}>
        <Table.Caption className={classes.caption}>{part.title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, isNumber }) => (
              <Table.Th key={name} ta={isNumber ? 'end' : undefined}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tabular">
          {part.rows.slice(0, shown).map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two gains may be alike in every field
            <Table.Tr key={index}>{row(cells)}</Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot className={`tabular ${classes.sums}`}>
          <Table.Tr>{row(part.totals)}</Table.Tr>
        </Table.Tfoot>
      </Table>
      {part.rows.length > shown ? (
        <Text size="xs" c="dimmed" component="div">
          <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 4 * STEP)}>
            Show more of {part.rows.length}
          </Button>{' '}
          The sums and the file hold all of them.
        </Text>
      ) : null}
    </div>
  );
}

function Cell({ cell, currency }: { cell: TaxCell; currency: CurrencyCode }) {
  switch (cell.as) {
    case 'text':
      return cell.text;
    case 'date':
      return cell.date ? formatDate(cell.date) : <UnknownText reason="the day is not recorded" />;
    case 'quantity':
      return exactNumber(cell.quantity, QUANTITY_SCALE);
    case 'money':
      return (
        <MoneyText
          amount={cell.amount}
          currencyCode={currency}
          currency="none"
          reason="the cost of a lot is not recorded"
        />
      );
  }
}

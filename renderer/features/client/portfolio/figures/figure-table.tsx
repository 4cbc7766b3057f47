import { Button, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { CurrencyCode } from '#shared/lib/money.ts';
import {
  type ExplainedTable,
  explainedCell,
  isFigure,
} from '../../../../components/figures/explained-cell.ts';
import { FigureButton } from '../../../../components/figures/figure-button.tsx';
import {
  type FigureCell,
  type FigureColumn,
  type FigureRow,
  figureCellWords,
} from '../../../../components/figures/figure-cell.ts';
import { useRovingFigures } from '../../../../components/figures/use-roving-figures.ts';
import { MoneyText } from '../../../../components/money-text.tsx';
import { UnknownText } from '../../../../components/unknown-text.tsx';
import portfolioClasses from '../portfolio.module.css';
import classes from './figures.module.css';

/** Rows at first, and more at each press. */
const STEP = 60;
/** From so many columns on a table is wide. */
const WIDE = 7;

type ShownTable = ExplainedTable & { readonly currency: CurrencyCode };

interface FigureTableProps {
  /** What the table is of, for those who do not see what stands around it. */
  name: string;
  isNameShown?: boolean;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
  currency: CurrencyCode;
  /** How its figures are computed, where a column says nothing else. */
  how?: string;
  /** A last column of what can be done with a row; no file has it. */
  action?: { readonly name: string; readonly of: (row: FigureRow) => ReactNode };
}

/** Figures in rows: numbers at the right, sums in bold; each opens what explains it. */
export function FigureTable(props: FigureTableProps) {
  const { name, isNameShown, columns, rows, currency, how, action } = props;
  const roving = useRovingFigures<HTMLTableElement>();
  const [shown, setShown] = useState(STEP);
  const table: ShownTable = { name, columns, currency, how };
  const sums = rows.filter(({ isSum }) => isSum);
  const plain = rows.filter(({ isSum }) => !isSum);
  const draw = (row: FigureRow) => (
    <Table.Tr key={row.key}>
      {row.cells.map((cell, index) => (
        <CellOf
          key={columns[index]?.name ?? index}
          table={table}
          row={row}
          place={index}
          cell={cell}
          isHead={index === 0}
          isNumber={columns[index]?.isNumber ?? false}
        />
      ))}
      {action ? <Table.Td>{action.of(row)}</Table.Td> : null}
    </Table.Tr>
  );
  return (
    <>
      <Wide isWide={columns.length >= WIDE}>
        <Table
          {...roving}
          fz="sm"
          verticalSpacing={5}
          horizontalSpacing={7}
          className={`${portfolioClasses.table} ${classes.table}`}
          aria-label={isNameShown ? undefined : name}
        >
          {isNameShown ? (
            <Table.Caption className={portfolioClasses.caption}>{name}</Table.Caption>
          ) : null}
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.name} ta={column.isNumber ? 'end' : undefined}>
                  {column.name}
                </Table.Th>
              ))}
              {action ? <Table.Th>{action.name}</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">{plain.slice(0, shown).map(draw)}</Table.Tbody>
          {sums.length > 0 ? (
            <Table.Tfoot className={`tabular ${classes.sums}`}>{sums.map(draw)}</Table.Tfoot>
          ) : null}
        </Table>
      </Wide>
      {plain.length > shown ? (
        <Text size="xs" c="dimmed" component="div">
          <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 4 * STEP)}>
            Show more of {plain.length}
          </Button>{' '}
          {sums.length > 0
            ? 'The sums and the file hold all of them.'
            : 'The file holds all of them.'}
        </Text>
      ) : null}
    </>
  );
}

/** Many columns are scrolled sideways where there is no room for them. */
function Wide({ isWide, children }: { isWide: boolean; children: ReactNode }) {
  if (!isWide) return children;
  return <Table.ScrollContainer minWidth={720}>{children}</Table.ScrollContainer>;
}

function CellOf(props: {
  table: ShownTable;
  row: FigureRow;
  place: number;
  cell: FigureCell;
  isHead: boolean;
  isNumber: boolean;
}) {
  const { table, row, place, cell } = props;
  const shown = <Cell cell={cell} currency={table.currency} />;
  const content = isFigure(cell) ? (
    <FigureButton explain={() => explainedCell(table, row, place)}>{shown}</FigureButton>
  ) : (
    shown
  );
  return props.isHead ? (
    <Table.Th scope="row" className={classes.rowHead}>
      {content}
    </Table.Th>
  ) : (
    <Table.Td
      ta={props.isNumber ? 'end' : undefined}
      className={props.isNumber ? classes.number : undefined}
    >
      {content}
    </Table.Td>
  );
}

function Cell({ cell, currency }: { cell: FigureCell; currency: CurrencyCode }) {
  switch (cell.as) {
    case 'text':
      return (
        <>
          {cell.text}
          {cell.note ? <span className={classes.note}>{cell.note}</span> : null}
        </>
      );
    case 'state':
      return (
        <span className={cell.isFlagged ? classes.flagged : undefined}>
          {cell.isFlagged ? <IconAlertTriangle size={13} aria-hidden="true" /> : null} {cell.text}
        </span>
      );
    case 'date':
      return <span className={portfolioClasses.whole}>{figureCellWords(cell, currency)}</span>;
    case 'money':
      return (
        <MoneyText
          amount={cell.amount}
          currencyCode={cell.currency ?? currency}
          currency={cell.currency ? 'beside' : 'none'}
          signed={cell.isSigned ?? false}
        />
      );
    case 'points':
      return (
        <span className={cell.isFlagged ? classes.flagged : portfolioClasses.whole}>
          {cell.isFlagged ? <IconAlertTriangle size={13} aria-label="Beyond:" /> : null}{' '}
          {figureCellWords(cell, currency)}
        </span>
      );
    case 'percent':
    case 'quantity':
    case 'number':
      return figureCellWords(cell, currency);
    case 'unknown':
      return <UnknownText reason={cell.reason} />;
    case 'nothing':
      return null;
  }
}

import { Button, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type CurrencyCode, QUANTITY_SCALE } from '#shared/lib/money.ts';
import type {
  FigureCell,
  FigureColumn,
  FigureRow,
} from '../../../../components/figures/figure-cell.ts';
import { formatDate, formatNumber } from '../../../../components/formats.ts';
import { MoneyText } from '../../../../components/money-text.tsx';
import { UnknownText } from '../../../../components/unknown-text.tsx';
import { exactNumber } from '../exact-number.ts';
import portfolioClasses from '../portfolio.module.css';
import classes from './figures.module.css';

/** Rows at first, and more at each press. */
const STEP = 60;
/** From so many columns on a table is wide. */
const WIDE = 7;

interface FigureTableProps {
  /** What the table is of, for those who do not see what stands around it. */
  name: string;
  isNameShown?: boolean;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
  currency: CurrencyCode;
}

/** Figures in rows: numbers at the right, sums in bold, what is unknown with its reason. */
export function FigureTable({ name, isNameShown, columns, rows, currency }: FigureTableProps) {
  const [shown, setShown] = useState(STEP);
  const sums = rows.filter(({ isSum }) => isSum);
  const plain = rows.filter(({ isSum }) => !isSum);
  const draw = (row: FigureRow) => (
    <Table.Tr key={row.key}>
      {row.cells.map((cell, index) => (
        <CellOf
          key={columns[index]?.name ?? index}
          cell={cell}
          currency={currency}
          isHead={index === 0}
          isNumber={columns[index]?.isNumber ?? false}
        />
      ))}
    </Table.Tr>
  );
  return (
    <>
      <Wide isWide={columns.length >= WIDE}>
        <Table
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
          The file holds all of them.
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
  cell: FigureCell;
  currency: CurrencyCode;
  isHead: boolean;
  isNumber: boolean;
}) {
  const content = <Cell cell={props.cell} currency={props.currency} />;
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
      return <span className={portfolioClasses.whole}>{formatDate(cell.date)}</span>;
    case 'money':
      return (
        <MoneyText
          amount={cell.amount}
          currencyCode={cell.currency ?? currency}
          currency={cell.currency ? 'beside' : 'none'}
          signed={cell.isSigned ?? false}
        />
      );
    case 'percent':
      return formatNumber(cell.hundredths / 10_000, {
        percent: true,
        decimals: 2,
        signed: cell.isSigned ?? false,
      });
    case 'points':
      return (
        <span className={cell.isFlagged ? classes.flagged : portfolioClasses.whole}>
          {cell.isFlagged ? <IconAlertTriangle size={13} aria-label="Beyond:" /> : null}{' '}
          {formatNumber(cell.hundredths / 100, { decimals: 2, signed: true })}
        </span>
      );
    case 'quantity':
      return exactNumber(cell.units, QUANTITY_SCALE);
    case 'number':
      return formatNumber(cell.value, { decimals: cell.decimals ?? 0 });
    case 'unknown':
      return <UnknownText reason={cell.reason} />;
    case 'nothing':
      return null;
  }
}

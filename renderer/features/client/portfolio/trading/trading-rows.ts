import type { Figure } from '#shared/domain/figure.ts';
import type { TradingFigures, TradingProduct } from '#shared/domain/portfolio/trading-figures.ts';
import { reasonOf } from '../../../../components/figure-reason.ts';
import { formatDate, formatMonth, formatNumber } from '../../../../components/formats.ts';
import {
  type FigureCell,
  type FigureColumn,
  type FigureRow,
  moneyCell,
  moneyOrUnknown,
  nothingCell,
  textCell,
  unknownCell,
} from '../figures/figure-cell.ts';

interface Rows {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

const NOT_BEFORE = 'the records do not reach back so far';

/** A fraction as a percentage, or why there is none. */
function shareCell(figure: Figure<number>, isSigned = false): FigureCell {
  return figure.available
    ? { as: 'percent', hundredths: Math.round(figure.value * 10_000), isSigned }
    : unknownCell(reasonOf(figure));
}

/** The main figures of twelve months, one a row, each with how it came about. */
export function summaryTable(figures: TradingFigures): Rows {
  const { totals, change, returnRate, margin, rhythm, currency } = figures;
  const row = (name: string, cell: FigureCell, note: string) => ({
    key: name,
    cells: [textCell(name), cell, textCell(note)],
  });
  return {
    columns: [{ name: 'Figure' }, { name: 'Now', isNumber: true }, { name: 'How' }],
    rows: [
      row(`Revenue, ${currency}`, moneyCell(totals.revenue), 'orders less returns, twelve months'),
      row(
        'Change on the year before',
        shareCell(change, true),
        'against the same days a year before',
      ),
      row('Orders', { as: 'number', value: totals.orderCount }, 'entries of twelve months'),
      row(`Returns, ${currency}`, moneyCell(totals.returns), 'what came back'),
      row('Returns of orders', shareCell(returnRate), 'returned amount over ordered amount'),
      row(
        `Margin, ${currency}`,
        margin.available ? moneyCell(margin.value.amount) : unknownCell(reasonOf(margin)),
        margin.available
          ? `revenue less what the pieces cost now; ${formatNumber(margin.value.share, { percent: true })} of revenue`
          : `unavailable: ${reasonOf(margin)}`,
      ),
      row(
        'Days between orders',
        rhythm.available
          ? { as: 'number', value: rhythm.value.usualDays }
          : unknownCell(reasonOf(rhythm)),
        rhythm.available
          ? `median of the last ${rhythm.value.gaps.length} gaps: ${rhythm.value.gaps.join(', ')}`
          : `unavailable: ${reasonOf(rhythm)}`,
      ),
      row(
        'Next order',
        rhythm.available
          ? { as: 'date', date: rhythm.value.expectedOn }
          : unknownCell(reasonOf(rhythm)),
        rhythm.available ? rhythmSentence(figures) : '',
      ),
    ],
  };
}

/** "Late: the last order was …" */
export function rhythmSentence({ rhythm }: TradingFigures): string {
  if (!rhythm.available) return '';
  const { lastOn, daysSince, lateAfter, isLate } = rhythm.value;
  const last = `the last order was ${daysSince} days ago, on ${formatDate(lastOn)}`;
  return isLate
    ? `Late: ${last}; after ${formatDate(lateAfter)} an order is late by the client's own habit`
    : `In time: ${last}; late after ${formatDate(lateAfter)}`;
}

/** Revenue by month beside the same days a year before. */
export function monthsTable({ months, currency }: TradingFigures): Rows {
  return {
    columns: [
      { name: 'Month' },
      { name: `Revenue, ${currency}`, isNumber: true },
      { name: 'Of it returned', isNumber: true },
      { name: 'Year before', isNumber: true },
      { name: 'Change', isNumber: true },
    ],
    rows: months.map(({ month, revenue, returns, before, change }) => ({
      key: month,
      cells: [
        textCell(formatMonth(month, 'long')),
        moneyOrUnknown(revenue, 'no order is recorded up to then'),
        moneyOrUnknown(returns, 'no order is recorded up to then'),
        moneyOrUnknown(before, NOT_BEFORE),
        shareCell(change, true),
      ],
    })),
  };
}

const STATE_WORDS: Readonly<Record<TradingProduct['state'], string>> = {
  started: 'started',
  stopped: 'stopped',
  ordered: 'ordered',
  returnedOnly: 'returned only',
};

/** Products of twelve months and the twelve before, largest revenue first. */
export function productsTable({ products, currency, margin }: TradingFigures): Rows {
  return {
    columns: [
      { name: 'Product' },
      { name: 'Pieces', isNumber: true },
      { name: 'Returned', isNumber: true },
      { name: `Revenue, ${currency}`, isNumber: true },
      { name: 'Year before', isNumber: true },
      { name: 'Margin', isNumber: true },
      { name: 'Margin, %', isNumber: true },
      { name: 'Last ordered' },
      { name: 'State' },
    ],
    rows: [
      ...products.map((product) => ({
        key: product.productId,
        cells: [
          textCell(product.name),
          { as: 'quantity', units: product.quantity - product.returnedQuantity } as const,
          { as: 'quantity', units: product.returnedQuantity } as const,
          moneyCell(product.revenue),
          moneyOrUnknown(product.before, NOT_BEFORE),
          product.margin.available
            ? moneyCell(product.margin.value.amount)
            : unknownCell(reasonOf(product.margin)),
          product.margin.available
            ? ({
                as: 'percent',
                hundredths: Math.round(product.margin.value.share * 10_000),
              } as const)
            : unknownCell(reasonOf(product.margin)),
          product.lastOn
            ? ({ as: 'date', date: product.lastOn } as const)
            : unknownCell('no order is recorded'),
          textCell(STATE_WORDS[product.state], stateNote(product)),
        ],
      })),
      {
        key: 'sum',
        isSum: true,
        cells: [
          textCell('Together'),
          ...[nothingCell, nothingCell],
          moneyCell(products.reduce((sum, { revenue }) => sum + revenue, 0)),
          nothingCell,
          margin.available ? moneyCell(margin.value.amount) : unknownCell(reasonOf(margin)),
          margin.available
            ? { as: 'percent', hundredths: Math.round(margin.value.share * 10_000) }
            : unknownCell(reasonOf(margin)),
          ...[nothingCell, nothingCell],
        ],
      },
    ],
  };
}

function stateNote({ state, firstOn, usualDays }: TradingProduct): string | undefined {
  if (state === 'started') return firstOn ? `first on ${formatDate(firstOn)}` : undefined;
  return state === 'stopped' ? `was usual every ${usualDays} days` : undefined;
}

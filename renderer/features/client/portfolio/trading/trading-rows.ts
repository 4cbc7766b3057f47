import type { Figure } from '#shared/domain/figure.ts';
import type { SalesTotals } from '#shared/domain/portfolio/sales.ts';
import type { TradingFigures, TradingMonth } from '#shared/domain/portfolio/trading-figures.ts';
import type { TradingProduct } from '#shared/domain/portfolio/trading-products.ts';
import { reasonOf } from '../../../../components/figure-reason.ts';
import {
  type FigureCell,
  type FigureColumn,
  type FigureRow,
  figureCell,
  moneyCell,
  moneyOrUnknown,
  nothingCell,
  textCell,
  unknownCell,
} from '../../../../components/figures/figure-cell.ts';
import { formatDate, formatMonth, formatNumber } from '../../../../components/formats.ts';

export interface Rows {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

export const NOT_BEFORE = 'the records do not reach back so far';

/** A fraction as a percentage, or why there is none. */
export function shareCell(figure: Figure<number>, isSigned = false): FigureCell {
  return figure.available
    ? { as: 'percent', hundredths: Math.round(figure.value * 10_000), isSigned }
    : unknownCell(reasonOf(figure));
}

/** The main figures beside those of the same days before, one a row, each with how it came about. */
export function summaryTable(figures: TradingFigures): Rows {
  const { totals, before, change, returnRate, margin, savings, rhythm, currency } = figures;
  const row = (name: string, cell: FigureCell, note: string, earlier = nothingCell) => ({
    key: name,
    cells: [textCell(name), cell, earlier, textCell(note)],
  });
  const earlier = (cellOf: (totals: SalesTotals) => FigureCell) => figureCell(before, cellOf);
  return {
    columns: [
      { name: 'Figure' },
      { name: 'These days', isNumber: true },
      { name: 'Same days before', isNumber: true },
      { name: 'How' },
    ],
    rows: [
      row(
        `Revenue, ${currency}`,
        moneyCell(totals.revenue),
        'orders less returns',
        earlier(({ revenue }) => moneyCell(revenue)),
      ),
      row('Change of revenue', shareCell(change, true), 'against the same days before'),
      row(
        'Orders',
        { as: 'number', value: totals.orderCount },
        'number of entries',
        earlier(({ orderCount }) => ({ as: 'number', value: orderCount })),
      ),
      row(
        `Returns, ${currency}`,
        moneyCell(totals.returns),
        'what came back',
        earlier(({ returns }) => moneyCell(returns)),
      ),
      row('Returns of orders', shareCell(returnRate), 'returned amount over ordered amount'),
      row(
        `Margin, ${currency}`,
        figureCell(margin, ({ amount }) => moneyCell(amount)),
        margin.available
          ? `revenue less what the pieces cost now; ${formatNumber(margin.value.share, { percent: true })} of revenue`
          : `unavailable: ${reasonOf(margin)}`,
      ),
      row(
        `Saved by the client on prices, ${currency}`,
        figureCell(savings, ({ saved }) => moneyCell(saved, true)),
        savings.available
          ? 'against the average prices of the twelve months before'
          : `unavailable: ${reasonOf(savings)}`,
      ),
      row(
        'Days between orders',
        figureCell(rhythm, ({ usualDays }) => ({ as: 'number', value: usualDays })),
        rhythm.available
          ? `today: median of the last ${rhythm.value.gaps.length} gaps, ${rhythm.value.gaps.join(', ')}`
          : `unavailable: ${reasonOf(rhythm)}`,
      ),
      row(
        'Next order',
        figureCell(rhythm, ({ expectedOn }) => ({ as: 'date', date: expectedOn })),
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

/** "only from 25 Nov 2025", of a month of which not all days are in the period. */
function partOfMonth({ isWhole, days: { from, to } }: TradingMonth): string | undefined {
  if (isWhole) return undefined;
  return from.endsWith('-01') ? `up to ${formatDate(to)}` : `from ${formatDate(from)}`;
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
    rows: months.map((each) => ({
      key: each.month,
      cells: [
        textCell(formatMonth(each.month, 'long'), partOfMonth(each)),
        moneyCell(each.revenue),
        moneyCell(each.returns),
        moneyOrUnknown(each.before, NOT_BEFORE),
        shareCell(each.change, true),
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

/** Products of the period and of the same days before, largest revenue first. */
export function productsTable({ products, currency, margin }: TradingFigures): Rows {
  return {
    columns: [
      { name: 'Product' },
      { name: 'Pieces', isNumber: true },
      { name: 'Returned', isNumber: true },
      { name: `Revenue, ${currency}`, isNumber: true },
      { name: 'Before', isNumber: true },
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

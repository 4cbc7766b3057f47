import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import { termOf } from '#shared/domain/portfolio/lot-figures.ts';
import type { Proposal, ProposedTrade } from '#shared/domain/portfolio/rebalancing/proposal.ts';
import {
  type FigureCell,
  type FigureColumn,
  type FigureRow,
  moneyCell,
  moneyOrUnknown,
  nothingCell,
  percentCell,
  textCell,
} from '../../../../components/figures/figure-cell.ts';
import { TERM_WORDS } from '../../words.ts';
import { namedLotsText, tradeReason } from './proposal-words.ts';

interface Rows {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

/** Why a gain is not known. */
export const UNKNOWN_COST = 'the cost of a lot is not recorded';

/** The key of a trade's row in their table. */
export const tradeKey = ({ side, accountId, securityId }: ProposedTrade, index: number): string =>
  `${index} ${side} ${accountId} ${securityId}`;

/** The proposed trades, sales first, with their sums. */
export function tradesTable(proposal: Proposal): Rows {
  const { trades, currency, day, cost } = proposal;
  const columns = [
    { name: 'Trade' },
    { name: 'Account' },
    { name: 'Units', isNumber: true },
    { name: 'Price', isNumber: true },
    { name: `Amount, ${currency}`, isNumber: true },
    { name: 'Cost', isNumber: true },
    { name: 'Gain', isNumber: true, how: FIGURE_RULES.lotGain },
    { name: 'Why' },
  ];
  const rows = trades.map((trade, index) => ({
    key: tradeKey(trade, index),
    cells: [
      textCell(`${trade.side === 'sell' ? 'Sell' : 'Buy'} ${trade.name}`),
      textCell(trade.accountName),
      { as: 'quantity', units: trade.quantity } as const,
      { as: 'number', value: trade.price / 1e6, decimals: 2 } as const,
      moneyCell(trade.side === 'sell' ? trade.amount : -trade.amount),
      moneyCell(trade.cost),
      trade.side === 'sell' ? moneyOrUnknown(gainOf(trade), UNKNOWN_COST) : nothingCell,
      textCell(`${tradeReason(trade, day)}${namedLotsText(trade)}`),
    ],
  }));
  const money = trades.reduce(
    (sum, { side, amount }) => sum + (side === 'sell' ? amount : -amount),
    0,
  );
  const sum: FigureRow = {
    key: 'sum',
    isSum: true,
    cells: [
      textCell('Together'),
      nothingCell,
      nothingCell,
      nothingCell,
      moneyCell(money, true),
      moneyCell(cost),
      moneyOrUnknown(sumOf(trades), UNKNOWN_COST),
      nothingCell,
    ],
  };
  return { columns, rows: [...rows, sum] };
}

function gainOf({ gains }: ProposedTrade): number | null {
  return gains.reduce<number | null>(
    (sum, { gain }) => (sum === null || gain === null ? null : sum + gain),
    0,
  );
}

function sumOf(trades: readonly ProposedTrade[]): number | null {
  return trades
    .filter(({ side }) => side === 'sell')
    .map(gainOf)
    .reduce<number | null>((sum, gain) => (sum === null || gain === null ? null : sum + gain), 0);
}

/** Each lot that would be sold, as the ledger will show its gain. */
export function gainsTable({ trades, currency }: Proposal): Rows {
  const columns = [
    { name: 'Security' },
    { name: 'Acquired' },
    { name: 'Term' },
    { name: 'Units', isNumber: true },
    { name: `Proceeds, ${currency}`, isNumber: true, how: FIGURE_RULES.proceeds },
    { name: 'Cost', isNumber: true, how: FIGURE_RULES.costOfSold },
    { name: 'Gain', isNumber: true, how: FIGURE_RULES.lotGain },
  ];
  const rows = trades.flatMap(({ name, gains }, trade) =>
    gains.map((gain, index) => ({
      key: `${trade} ${index}`,
      cells: [
        textCell(name),
        gain.acquiredOn
          ? ({ as: 'date', date: gain.acquiredOn } as const)
          : ({ as: 'unknown', reason: 'the day is not recorded' } as const),
        textCell(TERM_WORDS[termOf(gain.heldFrom, gain.soldOn)]),
        { as: 'quantity', units: gain.quantity } as const,
        moneyCell(gain.proceeds),
        moneyOrUnknown(gain.cost, UNKNOWN_COST),
        moneyOrUnknown(gain.gain, UNKNOWN_COST),
      ] satisfies FigureCell[],
    })),
  );
  return { columns, rows };
}

/** Weights before and after the trades beside the targets. */
export function weightsTable({ before, after }: Proposal): Rows {
  const columns = [
    { name: 'Asset class' },
    { name: 'Target', isNumber: true },
    { name: 'Before', isNumber: true },
    { name: 'Drift before', isNumber: true, how: FIGURE_RULES.drift },
    { name: 'After', isNumber: true },
    { name: 'Drift after', isNumber: true, how: FIGURE_RULES.drift },
    { name: 'State after' },
  ];
  const rows = after.slices.map((slice) => {
    const earlier = before.slices.find(({ assetClass }) => assetClass === slice.assetClass);
    return {
      key: slice.assetClass,
      cells: [
        textCell(ASSET_CLASS_WORDS[slice.assetClass]),
        percentCell(slice.target ?? 0),
        percentCell(earlier?.weight ?? 0),
        {
          as: 'points',
          hundredths: earlier?.drift ?? 0,
          isFlagged: earlier?.isBreach ?? false,
        } as const,
        percentCell(slice.weight),
        { as: 'points', hundredths: slice.drift ?? 0, isFlagged: slice.isBreach } as const,
        {
          as: 'state',
          text: slice.isBreach ? 'Out of its band' : 'In its band',
          isFlagged: slice.isBreach,
        } as const,
      ],
    };
  });
  return { columns, rows };
}

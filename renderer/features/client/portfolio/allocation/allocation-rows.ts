import type { AssetClass } from '#shared/domain/portfolio/account.ts';
import { ASSET_CLASSES } from '#shared/domain/portfolio/account.ts';
import { type AllocationAim, driftOf } from '#shared/domain/portfolio/allocation.ts';
import type { AllocationPart } from '#shared/domain/portfolio/allocation-parts.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import type { Breakdown, BreakdownSlice, Dimension } from '#shared/domain/portfolio/breakdown.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { FigureTerm } from '../../../../components/figures/explained-figure.ts';
import {
  type FigureColumn,
  type FigureRow,
  moneyCell,
  nothingCell,
  percentCell,
  textCell,
} from '../../../../components/figures/figure-cell.ts';
import { formatDate, formatMoney } from '../../../../components/formats.ts';

/** What a portfolio is divided by, in words. */
export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  assetClass: 'Asset class',
  currency: 'Currency',
  sector: 'Sector',
  issuer: 'Issuer',
  country: 'Country',
  account: 'Account',
};

/** A slice beside its target; `null` where there is none. */
export interface AimedSlice extends BreakdownSlice, ReturnType<typeof driftOf> {
  readonly target: number | null;
}

/** The slices beside their targets, with those classes that are wanted and not there. */
export function aimedSlices(
  breakdown: Breakdown,
  dimension: Dimension,
  aim: Required<AllocationAim>,
): readonly AimedSlice[] {
  const { targets } = aim;
  if (dimension !== 'assetClass' || !targets) {
    return breakdown.slices.map((slice) => ({ ...slice, target: null, ...driftOf(0, null) }));
  }
  const byName = new Map(breakdown.slices.map((slice) => [slice.name, slice]));
  const classes = ASSET_CLASSES.filter(
    (each) => byName.has(ASSET_CLASS_WORDS[each]) || (targets.get(each) ?? 0) > 0,
  );
  return classes.map((assetClass: AssetClass) => {
    const name = ASSET_CLASS_WORDS[assetClass];
    const value = { ...breakdown.total, amount: 0 };
    const empty = { key: name, name, value, weight: 0, parts: [] };
    const slice = byName.get(name) ?? empty;
    const target = targets.get(assetClass) ?? 0;
    return { ...slice, target, ...driftOf(slice.weight, target, aim.band) };
  });
}

/** Columns and rows of a division, the sum last. */
export function allocationTable(
  slices: readonly AimedSlice[],
  breakdown: Breakdown,
  dimension: Dimension,
): { columns: readonly FigureColumn[]; rows: readonly FigureRow[] } {
  const { currency, amount } = breakdown.total;
  const hasTargets = slices.some(({ target }) => target !== null);
  const columns = [
    { name: DIMENSION_WORDS[dimension] },
    { name: `Value, ${currency}`, isNumber: true },
    { name: 'Weight', isNumber: true, how: FIGURE_RULES.weight },
    ...(hasTargets
      ? [
          { name: 'Target', isNumber: true },
          { name: 'Drift, points', isNumber: true, how: FIGURE_RULES.drift },
          { name: 'Band, points', isNumber: true },
        ]
      : []),
  ];
  const rows = slices.map((slice) => ({
    key: slice.key,
    from: () => slice.parts.map((part) => partTerm(part, currency)),
    cells: [
      textCell(slice.name),
      moneyCell(slice.value.amount),
      percentCell(slice.weight),
      ...aimCells(slice),
    ],
  }));
  const sum = {
    key: 'sum',
    isSum: true,
    cells: [
      textCell('Together'),
      moneyCell(amount),
      percentCell(slices.reduce((total, { weight }) => total + weight, 0)),
      ...(hasTargets ? [nothingCell, nothingCell, nothingCell] : []),
    ],
  };
  return { columns, rows: [...rows, sum] };
}

function aimCells({ target, drift, band, isBreach }: AimedSlice) {
  if (target === null || drift === null || band === null) return [];
  return [
    percentCell(target),
    { as: 'points', hundredths: drift, isFlagged: isBreach } as const,
    textCell(`±${(band / 100).toFixed(2)}`),
  ];
}

function partTerm(part: AllocationPart, currency: CurrencyCode): FigureTerm {
  const { name, accountName, pricedOn, value } = part;
  const day = pricedOn ? `, price of ${formatDate(pricedOn)}` : '';
  return { name: `${name}, ${accountName}`, text: `${formatMoney(value, currency)}${day}` };
}

/** What each slice is made of, for the explanation and the file. */
export function partsTable(breakdown: Breakdown): {
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
} {
  const columns = [
    { name: 'Part' },
    { name: 'Of' },
    { name: 'Account' },
    { name: 'Price of' },
    { name: `Value, ${breakdown.total.currency}`, isNumber: true },
  ];
  const rows = breakdown.slices.flatMap(({ key, name, parts }) =>
    parts.map((part) => ({
      key: `${key} ${part.accountId} ${part.securityId}`,
      cells: [
        textCell(part.name),
        textCell(name),
        textCell(part.accountName),
        part.pricedOn ? ({ as: 'date', date: part.pricedOn } as const) : nothingCell,
        moneyCell(part.value),
      ],
    })),
  );
  return { columns, rows };
}

import { aimedPortfolios } from '#shared/domain/portfolio/aimed-portfolios.ts';
import {
  type Allocation,
  type AllocationAim,
  allocationOn,
} from '#shared/domain/portfolio/allocation.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import type { PortfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import { oldestPriceDay, valuedHoldings } from '#shared/domain/portfolio/valuation.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Block, Section } from '../model.ts';
import { paragraphBlock, plain } from '../text.ts';
import { type Cells, notesOf, numbers, reasonOf, words } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';

/** How the value is divided among asset classes, against the agreed target. */
export function allocationSections(material: ReportMaterial): readonly Section[] {
  return material.holdings
    .filter(({ scope }) => scope.ledger.length > 0)
    .map((holding) => ({
      id: `allocation-${holding.currency}`,
      heading: `Allocation${holding.suffix}`,
      column: 'full',
      blocks: [...dividedBlocks(holding, material)],
    }));
}

const WITHOUT_TARGETS: AllocationAim = { targets: null };

/**
 * The accounts together against their target; where accounts have targets of their own, the accounts
 * together without one and then each of those against its own.
 */
function dividedBlocks({ scope }: HoldingMaterial, material: ReportMaterial): readonly Block[] {
  const aimed = aimedPortfolios(material.file, scope.rates).filter(
    ({ currency }) => currency === scope.currency,
  );
  const [only, ...others] = aimed;
  if (!only) {
    const note = 'No target is agreed for these accounts.';
    return allocationBlocks(scope, WITHOUT_TARGETS, note, material);
  }
  const open = scope.accounts.filter(({ data }) => !data.closedOn);
  if (others.length === 0 && only.scope.accounts.length === open.length) {
    return allocationBlocks(scope, only.aim, null, material);
  }
  const note = 'The accounts have targets of their own, see below.';
  return [
    ...allocationBlocks(scope, WITHOUT_TARGETS, note, material),
    ...aimed.flatMap((portfolio) => [
      { type: 'heading', text: portfolio.name } as const,
      ...allocationBlocks(portfolio.scope, portfolio.aim, null, material),
    ]),
  ];
}

function allocationBlocks(
  scope: PortfolioScope,
  aim: AllocationAim,
  withoutTarget: string | null,
  material: ReportMaterial,
): readonly Block[] {
  const { asOf, wording } = material;
  const allocation = allocationOn(scope, asOf, aim);
  if (!allocation.available) {
    return paragraphBlock([plain(`Not known: ${reasonOf(allocation, wording)}.`)]);
  }
  const oldest = oldestPriceDay(valuedHoldings(scope, asOf));
  return [
    sharesBlock(allocation.value, material),
    allocationTable(allocation.value, { withoutTarget, oldest }, material),
  ];
}

function sharesBlock({ slices, day }: Allocation, { wording, cells }: ReportMaterial): Block {
  const title = `Share of each asset class on ${wording.date(day)}`;
  const parts = slices.map(({ assetClass, weight, target }) => ({
    label: ASSET_CLASS_WORDS[assetClass],
    weight,
    weightText: cells.percent(weight).text,
    target,
  }));
  const named = parts.map(({ label, weightText, target }) => {
    const beside = target === null ? '' : `, target ${cells.percent(target).text}`;
    return `${label} ${weightText}${beside}`;
  });
  return { type: 'shares', title, accessibleName: `${title}: ${named.join('; ')}`, parts };
}

function allocationTable(
  { slices, total }: Allocation,
  about: { readonly withoutTarget: string | null; readonly oldest: CalendarDate | null },
  { cells, asOf, wording }: ReportMaterial,
): Block {
  const { currency } = total;
  const hasTarget = slices.some(({ target }) => target !== null);
  return {
    type: 'longTable',
    caption: `Allocation, ${currency}`,
    columns: [
      words('Asset class'),
      numbers('Value'),
      numbers('Weight'),
      ...(hasTarget ? [numbers('Target'), numbers('Drift, points'), words('')] : []),
    ],
    rows: [
      ...slices.map(({ assetClass, value, weight, target, drift, isBreach }) => ({
        role: 'item' as const,
        cells: [
          cells.text(ASSET_CLASS_WORDS[assetClass]),
          cells.amount(value.amount, currency),
          cells.percent(weight),
          ...(hasTarget
            ? [
                cells.percent(target),
                cells.points(drift),
                cells.text(isBreach ? 'outside its band' : ''),
              ]
            : []),
        ],
      })),
      {
        role: 'total',
        cells: [
          cells.text('Total'),
          cells.amount(total.amount, currency),
          cells.percent(10_000),
          ...(hasTarget ? [cells.percent(10_000), cells.text(''), cells.text('')] : []),
        ],
      },
    ],
    note: notesOf(
      hasTarget ? null : about.withoutTarget,
      bandNote(slices, cells),
      about.oldest && about.oldest < asOf
        ? `The oldest price in it is of ${wording.date(about.oldest)}.`
        : null,
    ),
  };
}

/** How wide the bands are of the classes that are outside theirs; `null` when none is. */
function bandNote(slices: Allocation['slices'], cells: Cells): string | null {
  const outside = slices.filter(({ isBreach }) => isBreach);
  if (outside.length === 0) return null;
  const named = outside.map(({ assetClass, band }) => {
    const width = cells.points(band, { signed: false }).text;
    return `${ASSET_CLASS_WORDS[assetClass]} ${width}`;
  });
  return `The band, in percentage points on either side of the target: ${named.join(', ')}.`;
}

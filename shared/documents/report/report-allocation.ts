import { type Allocation, allocationOn } from '#shared/domain/portfolio/allocation.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import { oldestPriceDay, valuedHoldings } from '#shared/domain/portfolio/valuation.ts';
import type { Block, Section } from '../model.ts';
import { paragraphBlock, plain } from '../text.ts';
import { notesOf, numbers, reasonOf, words } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';

/** How the value is divided among asset classes, against the agreed target. */
export function allocationSections(material: ReportMaterial): readonly Section[] {
  return material.holdings
    .filter(({ scope }) => scope.ledger.length > 0)
    .map((holding) => ({
      id: `allocation-${holding.currency}`,
      heading: `Allocation${holding.suffix}`,
      column: 'full',
      blocks: [...allocationBlocks(holding, material)],
    }));
}

function allocationBlocks(holding: HoldingMaterial, material: ReportMaterial): readonly Block[] {
  const { scope } = holding;
  const { asOf, wording } = material;
  const allocation = allocationOn(scope, asOf);
  if (!allocation.available) {
    return paragraphBlock([plain(`Not known: ${reasonOf(allocation, wording)}.`)]);
  }
  const oldest = oldestPriceDay(valuedHoldings(scope, asOf));
  return [
    sharesBlock(allocation.value, material),
    allocationTable(allocation.value, holding, material, oldest),
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
  { currency }: HoldingMaterial,
  { cells, asOf, wording }: ReportMaterial,
  oldestPrice: ReportMaterial['asOf'] | null,
): Block {
  const hasTarget = slices.some(({ target }) => target !== null);
  const hasBreach = slices.some(({ isBreach }) => isBreach);
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
      hasTarget ? null : 'No target is agreed for these accounts.',
      hasBreach ? 'The band is 5 percentage points on either side of the target.' : null,
      oldestPrice && oldestPrice < asOf
        ? `The oldest price in it is of ${wording.date(oldestPrice)}.`
        : null,
    ),
  };
}

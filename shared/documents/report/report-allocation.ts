import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { type Allocation, allocationOn } from '#shared/domain/portfolio/allocation.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import { type PortfolioScope, portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import { oldestPriceDay, valuedHoldings } from '#shared/domain/portfolio/valuation.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
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
      blocks: [
        ...allocationBlocks(holding.scope, noteOnTargets(holding), material),
        ...byAccount(holding, material),
      ],
    }));
}

const hasTargets = ({ data }: Entry<Account>): boolean => data.targets.length > 0;

/** Why the accounts together have no target: there is none, or each has its own. */
function noteOnTargets({ scope }: HoldingMaterial): string {
  return scope.accounts.some(hasTargets)
    ? 'The accounts have targets of their own, see below.'
    : 'No target is agreed for these accounts.';
}

/** Each account against its own target, where accounts have different ones. */
function byAccount({ scope }: HoldingMaterial, material: ReportMaterial): readonly Block[] {
  const whole = allocationOn(scope, material.asOf);
  if (!whole.available || whole.value.slices.some(({ target }) => target !== null)) return [];
  return scope.accounts.filter(hasTargets).flatMap((account) => {
    const own = portfolioScope(material.file, scope.currency, {
      accounts: [account],
      rates: scope.rates,
    });
    return [
      { type: 'heading', text: account.data.name } as const,
      ...allocationBlocks(own, null, material),
    ];
  });
}

function allocationBlocks(
  scope: PortfolioScope,
  withoutTarget: string | null,
  material: ReportMaterial,
): readonly Block[] {
  const { asOf, wording } = material;
  const allocation = allocationOn(scope, asOf);
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
      hasTarget ? null : about.withoutTarget,
      hasBreach ? 'The band is 5 percentage points on either side of the target.' : null,
      about.oldest && about.oldest < asOf
        ? `The oldest price in it is of ${wording.date(about.oldest)}.`
        : null,
    ),
  };
}

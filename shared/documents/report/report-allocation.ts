import { type AimedPortfolio, aimedPortfolios } from '#shared/domain/portfolio/aimed-portfolios.ts';
import {
  type Allocation,
  type AllocationAim,
  allocationOn,
} from '#shared/domain/portfolio/allocation.ts';
import type { PortfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import { oldestPriceDay, valuedHoldings } from '#shared/domain/portfolio/valuation.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Block, Section } from '../model.ts';
import { paragraphBlock, plain } from '../text.ts';
import { notesOf, numbers, reasonOf, texts } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';

/** How the value is divided among asset classes, against the agreed target. */
export function allocationSections(material: ReportMaterial): readonly Section[] {
  return material.holdings
    .filter(({ scope }) => scope.ledger.length > 0)
    .map((holding) => ({
      id: `allocation-${holding.currency}`,
      heading: `${material.words.investing.allocation.heading}${holding.suffix}`,
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
  const said = material.words.investing.allocation;
  const [only, ...others] = aimed;
  if (!only) {
    return allocationBlocks(scope, WITHOUT_TARGETS, said.noTarget, material);
  }
  const open = scope.accounts.filter(({ data }) => !data.closedOn);
  if (others.length === 0 && only.scope.accounts.length === open.length) {
    return allocationBlocks(scope, only.aim, null, material);
  }
  return [
    ...allocationBlocks(scope, WITHOUT_TARGETS, said.ownTargets, material),
    ...aimed.flatMap((portfolio) => [
      { type: 'heading', text: nameOf(portfolio, material) } as const,
      ...allocationBlocks(portfolio.scope, portfolio.aim, null, material),
    ]),
  ];
}

/** The account's own name, or that they are all of a currency. */
function nameOf({ accountId, name, currency }: AimedPortfolio, { words }: ReportMaterial): string {
  return accountId === null ? words.investing.allocation.allAccounts(currency) : name;
}

function allocationBlocks(
  scope: PortfolioScope,
  aim: AllocationAim,
  withoutTarget: string | null,
  material: ReportMaterial,
): readonly Block[] {
  const { asOf, words } = material;
  const allocation = allocationOn(scope, asOf, aim);
  if (!allocation.available) {
    const reason = reasonOf(allocation, material) ?? '';
    return paragraphBlock([plain(words.investing.allocation.notKnown(reason))]);
  }
  const oldest = oldestPriceDay(valuedHoldings(scope, asOf));
  return [
    sharesBlock(allocation.value, material),
    allocationTable(allocation.value, { withoutTarget, oldest }, material),
  ];
}

function sharesBlock(
  { slices, day }: Allocation,
  { wording, cells, words }: ReportMaterial,
): Block {
  const said = words.investing.allocation;
  const title = said.shares(wording.date(day));
  const parts = slices.map(({ assetClass, weight, target }) => ({
    label: words.names.assetClasses[assetClass],
    weight,
    weightText: cells.percent(weight).text,
    target,
  }));
  const named = parts.map(({ label, weightText, target }) =>
    said.share({
      name: label,
      weight: weightText,
      target: target === null ? null : cells.percent(target).text,
    }),
  );
  const accessibleName = words.layout.labelled(title, words.layout.series(named));
  return { type: 'shares', title, accessibleName, parts };
}

function allocationTable(
  { slices, total }: Allocation,
  about: { readonly withoutTarget: string | null; readonly oldest: CalendarDate | null },
  material: ReportMaterial,
): Block {
  const { cells, asOf, wording, words } = material;
  const said = words.investing.allocation;
  const { currency } = total;
  const hasTarget = slices.some(({ target }) => target !== null);
  return {
    type: 'longTable',
    caption: said.caption(currency),
    columns: [
      texts(said.assetClass),
      numbers(said.value),
      numbers(said.weight),
      ...(hasTarget ? [numbers(said.target), numbers(said.drift), texts('')] : []),
    ],
    rows: [
      ...slices.map(({ assetClass, value, weight, target, drift, isBreach }) => ({
        role: 'item' as const,
        cells: [
          cells.text(words.names.assetClasses[assetClass]),
          cells.amount(value.amount, currency),
          cells.percent(weight),
          ...(hasTarget
            ? [cells.percent(target), cells.points(drift), cells.text(isBreach ? said.outside : '')]
            : []),
        ],
      })),
      {
        role: 'total',
        cells: [
          cells.text(words.layout.total),
          cells.amount(total.amount, currency),
          cells.percent(10_000),
          ...(hasTarget ? [cells.percent(10_000), cells.text(''), cells.text('')] : []),
        ],
      },
    ],
    note: notesOf(
      hasTarget ? null : about.withoutTarget,
      bandNote(slices, material),
      about.oldest && about.oldest < asOf ? said.oldestPrice(wording.date(about.oldest)) : null,
    ),
  };
}

/** How wide the bands are of the classes that are outside theirs; `null` when none is. */
function bandNote(slices: Allocation['slices'], { cells, words }: ReportMaterial): string | null {
  const outside = slices.filter(({ isBreach }) => isBreach);
  if (outside.length === 0) return null;
  const named = outside.map(({ assetClass, band }) => {
    const width = cells.points(band, { signed: false }).text;
    return `${words.names.assetClasses[assetClass]} ${width}`;
  });
  return words.investing.allocation.bands(named.join(', '));
}

import { pointsText } from '#shared/domain/advice/attention-holdings.ts';
import { type Figure, reasonWords } from '#shared/domain/figure.ts';
import type { Period } from '#shared/domain/period.ts';
import { aimedPortfolios } from '#shared/domain/portfolio/aimed-portfolios.ts';
import { allocationOn } from '#shared/domain/portfolio/allocation.ts';
import { assetClassInSentence } from '#shared/domain/portfolio/asset-class-words.ts';
import type { PortfolioFigures } from '#shared/domain/portfolio/client-figures.ts';
import type { SalesFigures } from '#shared/domain/portfolio/sales-figures.ts';
import type { BriefMaterial } from './brief-input.ts';
import type { Block, Section } from './model.ts';
import { clipped, paragraphBlock, plain, strong } from './text.ts';

type KeyFigure = Extract<Block, { type: 'keyFigures' }>['figures'][number];

/** Figures on the strip: more would not fit beside each other. */
const MOST_FIGURES = 6;

/** Part 5: what the accounts are worth or bring, how they did, drift, and small charts. */
export function figuresPart(material: BriefMaterial): readonly Section[] {
  const { portfolio, sales } = material.figures;
  const days = coveredOf(material);
  const figures = [
    ...(portfolio ? portfolioStrip(portfolio, days, material) : []),
    ...(sales ? salesStrip(sales, days, material) : []),
  ].slice(0, MOST_FIGURES);
  if (figures.length === 0) return [];
  const blocks: Block[] = [
    { type: 'keyFigures', figures },
    ...driftBlocks(material),
    ...material.charts,
  ];
  return [{ id: 'figures', heading: headingOf(days, material), column: 'full', blocks }];
}

/** The days the records cover of the twelve months; a figure of fewer says so beside it. */
function coveredOf({ figures: { portfolio, sales }, period }: BriefMaterial): Period {
  const known = [portfolio, sales].flatMap((figures) => figures?.covered.from ?? []);
  return { from: known.toSorted()[0] ?? period.from, to: period.to };
}

function headingOf({ from, to }: Period, { period, today, wording }: BriefMaterial): string {
  if (from > period.from) {
    return to === today
      ? `Since ${wording.date(from)}`
      : `${wording.date(from)} to ${wording.date(to)}`;
  }
  return to === today ? 'Twelve months' : `Twelve months to ${wording.date(to)}`;
}

function portfolioStrip(
  figures: PortfolioFigures,
  days: Period,
  material: BriefMaterial,
): readonly KeyFigure[] {
  const { wording } = material;
  const byCurrency = material.figures.portfolioByCurrency;
  const values =
    figures.value.available || byCurrency.length === 0
      ? [keyFigure(material, 'Value', figures.value, wording.roundMoney)]
      : byCurrency.map((part) =>
          keyFigure(material, `Value in ${part.currency}`, part.value, wording.roundMoney),
        );
  const { benchmark, timeWeighted, moneyWeighted } = figures;
  const against = benchmark.available
    ? `benchmark ${wording.percent(benchmark.value.rate, { signed: true })}`
    : null;
  const since = sinceText(figures.covered, days, material);
  const details = [sinceText(figures.invested, days, material), against].filter(
    (detail) => detail !== null,
  );
  return [
    ...values.slice(0, 2),
    keyFigure(material, 'Net flow', figures.netFlow, wording.roundMoney, since),
    keyFigure(material, 'Gain', figures.gain, wording.roundMoney, since),
    keyFigure(
      material,
      'TWR',
      timeWeighted,
      ({ rate }) => wording.percent(rate, { signed: true }),
      details.length > 0 ? details.join(', ') : null,
    ),
    keyFigure(
      material,
      moneyWeighted.available && moneyWeighted.value.isAnnual ? 'MWR a year' : 'MWR',
      moneyWeighted,
      ({ rate }) => wording.percent(rate, { signed: true }),
    ),
  ];
}

/** Since when a figure counts, where that is later than the heading says. */
function sinceText({ from }: Period, days: Period, { wording }: BriefMaterial): string | null {
  return from > days.from ? `since ${wording.shortDate(from)}` : null;
}

function salesStrip(
  figures: SalesFigures,
  days: Period,
  material: BriefMaterial,
): readonly KeyFigure[] {
  const { wording } = material;
  const since = sinceText(figures.covered, days, material);
  return [
    keyFigure(material, 'Revenue', figures.revenue, wording.roundMoney, since),
    keyFigure(material, 'Returns', figures.returns, wording.roundMoney, since),
    keyFigure(material, 'Orders', figures.orderCount, String, since),
    keyFigure(material, 'On last year', figures.yearOnYear, (change) =>
      wording.percent(change, { signed: true }),
    ),
  ];
}

function keyFigure<Value>(
  { limits, wording }: BriefMaterial,
  label: string,
  figure: Figure<Value>,
  show: (value: Value) => string,
  detail: string | null = null,
): KeyFigure {
  if (figure.available) return { label, value: show(figure.value), reason: null, detail };
  const reason = `unavailable: ${clipped(reasonWords(figure, wording.date), limits.figureWords)}`;
  return { label, value: null, reason, detail: null };
}

function driftBlocks({ file, today, limits, rates }: BriefMaterial): readonly Block[] {
  const breaches = aimedPortfolios(file, rates).flatMap((portfolio) => {
    const allocation = allocationOn(portfolio.scope, today, portfolio.aim);
    if (!allocation.available) return [];
    const drifts = allocation.value.slices
      .filter((slice) => slice.isBreach)
      .map(
        ({ assetClass, drift }) => `${assetClassInSentence(assetClass)} ${pointsText(drift ?? 0)}`,
      );
    if (drifts.length === 0) return [];
    const name = file.accounts.length > 1 ? `${clipped(portfolio.name, 4)}: ` : '';
    return [`${name}${drifts.join(', ')} points`];
  });
  if (breaches.length === 0) return [];
  const text = clipped(breaches.join('; '), limits.flagWords);
  return paragraphBlock([strong('Off target: '), plain(text)]);
}

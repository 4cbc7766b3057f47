import type { Figure } from '#shared/domain/figure.ts';
import type { Period } from '#shared/domain/period.ts';
import { aimedPortfolios } from '#shared/domain/portfolio/aimed-portfolios.ts';
import { allocationOn } from '#shared/domain/portfolio/allocation.ts';
import type { PortfolioFigures } from '#shared/domain/portfolio/client-figures.ts';
import type { SalesFigures } from '#shared/domain/portfolio/sales-figures.ts';
import { ROUNDING, withMinus } from '#shared/lib/number-format.ts';
import type { BriefMaterial } from './brief-input.ts';
import type { Block, Section } from './model.ts';
import { clipped, paragraphBlock, plain, strong } from './text.ts';
import { reasonIn } from './words/reason-in.ts';

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

function headingOf({ from, to }: Period, { period, today, wording, words }: BriefMaterial): string {
  const { brief, layout } = words;
  if (from > period.from) {
    return to === today
      ? brief.since(wording.date(from))
      : layout.fromTo(wording.date(from), wording.date(to));
  }
  return to === today ? brief.figures.twelveMonths : brief.figures.twelveMonthsTo(wording.date(to));
}

function portfolioStrip(
  figures: PortfolioFigures,
  days: Period,
  material: BriefMaterial,
): readonly KeyFigure[] {
  const { wording, words } = material;
  const said = words.brief.figures;
  const byCurrency = material.figures.portfolioByCurrency;
  const values =
    figures.value.available || byCurrency.length === 0
      ? [keyFigure(material, said.value, figures.value, wording.roundMoney)]
      : byCurrency.map((part) =>
          keyFigure(material, said.valueIn(part.currency), part.value, wording.roundMoney),
        );
  const { benchmark, timeWeighted, moneyWeighted } = figures;
  const against = benchmark.available
    ? said.benchmark(wording.percent(benchmark.value.rate, { signed: true }))
    : null;
  const since = sinceText(figures.covered, days, material);
  const details = [sinceText(figures.invested, days, material), against].filter(
    (detail) => detail !== null,
  );
  return [
    ...values.slice(0, 2),
    keyFigure(material, said.netFlow, figures.netFlow, wording.roundMoney, since),
    keyFigure(material, said.gain, figures.gain, wording.roundMoney, since),
    keyFigure(
      material,
      said.timeWeighted,
      timeWeighted,
      ({ rate }) => wording.percent(rate, { signed: true }),
      details.length > 0 ? details.join(', ') : null,
    ),
    keyFigure(
      material,
      moneyWeighted.available && moneyWeighted.value.isAnnual
        ? said.moneyWeightedYearly
        : said.moneyWeighted,
      moneyWeighted,
      ({ rate }) => wording.percent(rate, { signed: true }),
    ),
  ];
}

/** Since when a figure counts, where that is later than the heading says. */
function sinceText(
  { from }: Period,
  days: Period,
  { wording, words }: BriefMaterial,
): string | null {
  return from > days.from ? words.brief.figures.since(wording.shortDate(from)) : null;
}

function salesStrip(
  figures: SalesFigures,
  days: Period,
  material: BriefMaterial,
): readonly KeyFigure[] {
  const { wording, words } = material;
  const said = words.brief.figures;
  const since = sinceText(figures.covered, days, material);
  return [
    keyFigure(material, said.revenue, figures.revenue, wording.roundMoney, since),
    keyFigure(material, said.returns, figures.returns, wording.roundMoney, since),
    keyFigure(material, said.orders, figures.orderCount, String, since),
    keyFigure(material, said.yearOnYear, figures.yearOnYear, (change) =>
      wording.percent(change, { signed: true }),
    ),
  ];
}

function keyFigure<Value>(
  { limits, wording, words }: BriefMaterial,
  label: string,
  figure: Figure<Value>,
  show: (value: Value) => string,
  detail: string | null = null,
): KeyFigure {
  if (figure.available) return { label, value: show(figure.value), reason: null, detail };
  const why = clipped(reasonIn(figure, { words, wording }), limits.figureWords);
  const reason = words.layout.unavailable(why);
  return { label, value: null, reason, detail: null };
}

/** Percentage points, with their sign. */
const POINTS = {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
  ...ROUNDING,
} as const;

function driftBlocks(material: BriefMaterial): readonly Block[] {
  const { file, today, limits, rates, words, locale } = material;
  const said = words.brief.figures;
  const points = new Intl.NumberFormat(locale, POINTS);
  const breaches = aimedPortfolios(file, rates).flatMap((portfolio) => {
    const allocation = allocationOn(portfolio.scope, today, portfolio.aim);
    if (!allocation.available) return [];
    const drifts = allocation.value.slices
      .filter((slice) => slice.isBreach)
      .map(({ assetClass, drift }) =>
        said.drift(
          words.names.assetClassInSentence(assetClass),
          withMinus(points.format((drift ?? 0) / 100)),
        ),
      );
    if (drifts.length === 0) return [];
    const text = said.points(drifts.join(', '));
    if (file.accounts.length <= 1) return [text];
    const { accountId, currency, name } = portfolio;
    const whose = accountId === null ? words.investing.allocation.allAccounts(currency) : name;
    return [words.layout.labelled(clipped(whose, 4), text)];
  });
  if (breaches.length === 0) return [];
  const text = clipped(words.layout.series(breaches), limits.flagWords);
  return paragraphBlock([strong(words.layout.labelled(said.offTarget, '')), plain(text)]);
}

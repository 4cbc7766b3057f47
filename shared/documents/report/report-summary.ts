import type { Figure } from '#shared/domain/figure.ts';
import { mapFigure } from '#shared/domain/figure.ts';
import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import { salesFigures } from '#shared/domain/portfolio/sales-figures.ts';
import { money } from '#shared/lib/money.ts';
import type { Block, Section, TextRun } from '../model.ts';
import { paragraphBlock } from '../text.ts';
import type { Words } from '../words/english/english.ts';
import { reasonOf } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial, SalesMaterial } from './report-material.ts';

type KeyFigure = Extract<Block, { type: 'keyFigures' }>['figures'][number];

/** The report in a few figures and sentences: money first, the percentages beside it. */
export function summarySections(material: ReportMaterial): readonly Section[] {
  const blocks = [
    ...material.holdings.flatMap((holding) => holdingBlocks(holding, material)),
    ...material.trade.flatMap((trade) => tradeBlocks(trade, material)),
  ];
  if (blocks.length === 0) return [];
  const { heading } = material.words.investing.summary;
  return [{ id: 'summary', heading, column: 'full', startsPage: true, blocks }];
}

function keyFigure<Value>(
  label: string,
  figure: Figure<Value>,
  show: (value: Value) => string,
  material: ReportMaterial,
  detail: string | null = null,
): KeyFigure {
  return {
    label,
    value: figure.available ? show(figure.value) : null,
    reason: reasonOf(figure, material),
    detail: figure.available ? detail : null,
  };
}

function holdingBlocks(
  { ofPeriod, currency, suffix, scope }: HoldingMaterial,
  material: ReportMaterial,
): readonly Block[] {
  if (scope.ledger.length === 0) return [];
  const { wording, cells, words } = material;
  const { summary } = words.investing;
  const inMoney = (amount: number) => wording.money(money(amount, currency));
  const rate = (value: number) => cells.percent(hundredths(value), { signed: true }).text;
  const { endValue, gain, net, benchmark } = ofPeriod;
  const isWhole = net.available && net.value.chain.since > ofPeriod.period.from;
  const figures = [
    keyFigure(summary.value, endValue, inMoney, material),
    keyFigure(summary.gain, gain, inMoney, material),
    keyFigure(
      summary.net,
      mapFigure(net, (value) => value.rate),
      rate,
      material,
      isWhole && net.available
        ? summary.since(wording.date(net.value.chain.since))
        : summary.timeWeighted,
    ),
    keyFigure(
      summary.benchmark,
      mapFigure(benchmark, (value) => value.rate),
      rate,
      material,
    ),
  ];
  return [
    { type: 'keyFigures', figures },
    ...paragraphBlock(bridgeRuns({ ofPeriod, currency, suffix }, inMoney, rate, summary.bridge)),
  ];
}

/** How the accounts came from their opening to their closing value; nothing where that is not known. */
function bridgeRuns(
  { ofPeriod, currency, suffix }: Pick<HoldingMaterial, 'ofPeriod' | 'currency' | 'suffix'>,
  inMoney: (amount: number) => string,
  rate: (value: number) => string,
  bridge: Words['investing']['summary']['bridge'],
): readonly TextRun[] {
  const { startValue, endValue, netFlow, gain, net, moneyWeighted, fees } = ofPeriod;
  if (!startValue.available || !netFlow.available || !gain.available || !endValue.available) {
    return [];
  }
  const flow = netFlow.value;
  const charged = !fees.available ? 'unknown' : fees.value === 0 ? 'none' : 'some';
  return bridge({
    currency: suffix ? currency : null,
    opening: inMoney(startValue.value),
    flow: {
      direction: flow === 0 ? 'none' : flow > 0 ? 'in' : 'out',
      amount: inMoney(Math.abs(flow)),
    },
    result: { isLoss: gain.value < 0, amount: inMoney(Math.abs(gain.value)) },
    fees: { charged, amount: fees.available ? inMoney(fees.value) : '' },
    returns: net.available
      ? {
          timeWeighted: rate(net.value.rate),
          moneyWeighted: moneyWeighted.available ? rate(moneyWeighted.value.rate) : null,
          isAnnual: moneyWeighted.available && moneyWeighted.value.isAnnual,
        }
      : null,
    closing: inMoney(endValue.value),
  });
}

function tradeBlocks(
  { accounts, currency, sales }: SalesMaterial,
  material: ReportMaterial,
): readonly Block[] {
  if (sales.length === 0) return [];
  const { covered, wording, cells, words } = material;
  const { summary } = words.trading;
  const figures = salesFigures(accounts, sales, currency, covered);
  const inMoney = wording.money;
  return [
    {
      type: 'keyFigures',
      figures: [
        keyFigure(summary.net, figures.revenue, inMoney, material),
        keyFigure(summary.returned, figures.returns, inMoney, material),
        keyFigure(summary.orders, figures.orderCount, (count) => cells.count(count).text, material),
        keyFigure(
          summary.yearOnYear,
          figures.yearOnYear,
          (change) => cells.percent(Math.round(change * 10_000), { signed: true }).text,
          material,
        ),
      ],
    },
  ];
}

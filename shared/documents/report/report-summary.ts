import type { Figure } from '#shared/domain/figure.ts';
import { mapFigure } from '#shared/domain/figure.ts';
import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import { salesFigures } from '#shared/domain/portfolio/sales-figures.ts';
import { money } from '#shared/lib/money.ts';
import type { Block, Section, TextRun } from '../model.ts';
import { paragraphBlock, plain, strong } from '../text.ts';
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
  return [{ id: 'summary', heading: 'Summary', column: 'full', startsPage: true, blocks }];
}

function keyFigure<Value>(
  label: string,
  figure: Figure<Value>,
  show: (value: Value) => string,
  { wording }: ReportMaterial,
  detail: string | null = null,
): KeyFigure {
  return {
    label,
    value: figure.available ? show(figure.value) : null,
    reason: reasonOf(figure, wording),
    detail: figure.available ? detail : null,
  };
}

function holdingBlocks(
  { ofPeriod, currency, suffix, scope }: HoldingMaterial,
  material: ReportMaterial,
): readonly Block[] {
  if (scope.ledger.length === 0) return [];
  const { wording, cells } = material;
  const inMoney = (amount: number) => wording.money(money(amount, currency));
  const rate = (value: number) => cells.percent(hundredths(value), { signed: true }).text;
  const { startValue, endValue, netFlow, gain, net, moneyWeighted, benchmark, fees } = ofPeriod;
  const isWhole = net.available && net.value.chain.since > ofPeriod.period.from;
  const figures = [
    keyFigure('Value', endValue, inMoney, material),
    keyFigure('Gain after fees', gain, inMoney, material),
    keyFigure(
      'Return, net of fees',
      mapFigure(net, (value) => value.rate),
      rate,
      material,
      isWhole && net.available ? `since ${wording.date(net.value.chain.since)}` : 'time-weighted',
    ),
    keyFigure(
      'Benchmark',
      mapFigure(benchmark, (value) => value.rate),
      rate,
      material,
    ),
  ];
  const bridge: TextRun[] = [];
  if (startValue.available && netFlow.available && gain.available && endValue.available) {
    const flow = netFlow.value;
    const flowWords =
      flow === 0
        ? 'on balance no money came in or went out'
        : `${inMoney(Math.abs(flow))} ${flow > 0 ? 'came in' : 'went out'} net`;
    const gained = gain.value < 0 ? 'lost' : 'earned';
    bridge.push(
      plain(`The accounts${suffix ? ` in ${currency}` : ''} opened with `),
      strong(inMoney(startValue.value)),
      plain(`; ${flowWords}, and they ${gained} `),
      strong(inMoney(Math.abs(gain.value))),
      plain(fees.available ? feeWords(fees.value, inMoney) : ''),
      plain(net.available ? ` (${rate(net.value.rate)} time-weighted` : ''),
      plain(
        net.available
          ? moneyWeighted.available
            ? `, ${rate(moneyWeighted.value.rate)}${moneyWeighted.value.isAnnual ? ' a year' : ''} money-weighted)`
            : ')'
          : '',
      ),
      plain('. They closed with '),
      strong(inMoney(endValue.value)),
      plain('.'),
    );
  }
  return [{ type: 'keyFigures', figures }, ...paragraphBlock(bridge)];
}

const feeWords = (fees: number, inMoney: (amount: number) => string): string =>
  fees === 0 ? ', with no fees charged by themselves' : ` after fees of ${inMoney(fees)}`;

function tradeBlocks(
  { accounts, currency, sales }: SalesMaterial,
  material: ReportMaterial,
): readonly Block[] {
  if (sales.length === 0) return [];
  const { covered, wording, cells } = material;
  const figures = salesFigures(accounts, sales, currency, covered);
  const inMoney = wording.money;
  return [
    {
      type: 'keyFigures',
      figures: [
        keyFigure('Purchases, net of returns', figures.revenue, inMoney, material),
        keyFigure('Returned', figures.returns, inMoney, material),
        keyFigure('Orders', figures.orderCount, (count) => cells.count(count).text, material),
        keyFigure(
          'Year on year',
          figures.yearOnYear,
          (change) => cells.percent(Math.round(change * 10_000), { signed: true }).text,
          material,
        ),
      ],
    },
  ];
}

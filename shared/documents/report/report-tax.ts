import { yearToDate } from '#shared/domain/period.ts';
import type { Term } from '#shared/domain/portfolio/lot-figures.ts';
import {
  gainTotals,
  type TaxGain,
  type TaxYearFigures,
  taxYearFigures,
} from '#shared/domain/portfolio/tax-year.ts';
import type { Block, LongTable, Section } from '../model.ts';
import { BLANK, groupRow, notesOf, numbers, type Row, words } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';
import { BASIS_METHODS } from './report-words.ts';

const TERM_NAMES: Readonly<Record<Term, string>> = {
  short: 'Short term: held for one year or less',
  long: 'Long term: held for more than one year',
  unknown: 'Day of acquisition not recorded',
};

/** Whether the rule of the US for wash sales belongs into the figures. */
export function isInUnitedStates(country: string): boolean {
  return /^\s*(us|u\.s\.|usa|u\.s\.a\.|united states( of america)?)\s*$/i.test(country);
}

/** Realised gains, income, tax and fees of the calendar year up to the report's last day. */
export function taxSections(material: ReportMaterial): readonly Section[] {
  const { file, asOf } = material;
  const washSales = isInUnitedStates(file.client.data.country);
  return material.holdings.flatMap((holding) => {
    const figures = taxYearFigures(file, holding.currency, yearToDate(asOf), asOf, { washSales });
    const blocks = taxBlocks(figures, holding, material, washSales);
    if (blocks.length === 0) return [];
    return [
      {
        id: `tax-${holding.currency}`,
        heading: `Realised gains and income, ${asOf.slice(0, 4)}${holding.suffix}`,
        column: 'full' as const,
        blocks: [...blocks],
      },
    ];
  });
}

function taxBlocks(
  figures: TaxYearFigures,
  holding: HoldingMaterial,
  material: ReportMaterial,
  washSales: boolean,
): readonly Block[] {
  const { gains, income, fees, feesInTrades, taxes } = figures;
  const hasMoney = income.length > 0 || fees !== 0 || feesInTrades !== 0 || taxes !== 0;
  return [
    ...(gains.length > 0 ? [gainsTable(figures, holding, material, washSales)] : []),
    ...(hasMoney ? [incomeTable(figures, material)] : []),
  ];
}

function gainsTable(
  { gains, currency, period }: TaxYearFigures,
  { scope }: HoldingMaterial,
  { cells, wording }: ReportMaterial,
  washSales: boolean,
): LongTable {
  const money = (of: {
    proceeds: number;
    cost: number | null;
    disallowed: number;
    gain: number | null;
  }) => [
    cells.amount(of.proceeds, currency),
    cells.amount(of.cost, currency),
    ...(washSales ? [of.disallowed === 0 ? BLANK : cells.amount(of.disallowed, currency)] : []),
    cells.amount(of.gain, currency, { signed: true }),
  ];
  const row = (gain: TaxGain): Row => ({
    role: 'item',
    cells: [
      cells.text(gain.name),
      gain.quantity === 0 ? BLANK : cells.quantity(gain.quantity),
      cells.date(gain.acquiredOn),
      cells.date(gain.soldOn),
      ...money(gain),
    ],
  });
  const total = (label: string, of: readonly TaxGain[]): Row => ({
    role: 'total',
    cells: [cells.text(label), BLANK, BLANK, BLANK, ...money(gainTotals(of))],
  });
  const parts = (['short', 'long', 'unknown'] as const)
    .map((term) => ({ term, own: gains.filter((gain) => gain.term === term) }))
    .filter(({ own }) => own.length > 0);
  const methods = new Set(
    scope.accounts
      .filter(({ data }) => data.accountType === 'investment')
      .map(({ data }) => `${data.name}: ${BASIS_METHODS[data.costBasisMethod]}`),
  );
  return {
    type: 'longTable',
    caption: `Realised gains from ${wording.date(period.from)} to ${wording.date(period.to)}, ${currency}`,
    columns: [
      words('Security'),
      numbers('Quantity'),
      words('Acquired'),
      words('Sold'),
      numbers('Proceeds'),
      numbers('Cost'),
      ...(washSales ? [numbers('Adjustment')] : []),
      numbers('Gain'),
    ],
    rows: [
      ...parts.flatMap(({ term, own }) => [
        groupRow(cells, TERM_NAMES[term]),
        ...own.map(row),
        ...(parts.length > 1 ? [total('Total', own)] : []),
      ]),
      total(parts.length > 1 ? 'Short and long term' : 'Total', gains),
    ],
    note: notesOf(
      `Cost basis: ${[...methods].join('; ')}.`,
      washSales
        ? 'Adjustment: losses that are not deducted because the security was bought again within 30 days (wash sales), in these accounts.'
        : null,
    ),
  };
}

const INCOME_NAMES = { dividend: 'Dividends', interest: 'Interest' } as const;

function incomeTable(figures: TaxYearFigures, { cells, wording }: ReportMaterial): LongTable {
  const { income, currency, period, fees, feesInTrades, taxes } = figures;
  const sum = (of: (row: (typeof income)[number]) => number) =>
    income.reduce((all, row) => all + of(row), 0);
  const amounts = (row: { gross: number; withheld: number; fees: number; net: number }) =>
    [row.gross, row.withheld, row.fees, row.net].map((amount) => cells.amount(amount, currency));
  const line = (label: string, amount: number): readonly Row[] =>
    amount === 0
      ? []
      : [
          {
            role: 'item',
            cells: [cells.text(label), BLANK, BLANK, BLANK, cells.amount(amount, currency)],
          },
        ];
  const charged = [
    ...line('Fees charged', -fees),
    ...line('Taxes charged', -taxes),
    ...line('Fees inside trades, part of cost or proceeds', -feesInTrades),
  ];
  return {
    type: 'longTable',
    caption: `Income, tax and fees from ${wording.date(period.from)} to ${wording.date(period.to)}, ${currency}`,
    columns: [
      words('Kind'),
      numbers('Gross'),
      numbers('Withheld'),
      numbers('Fees in it'),
      numbers('Net'),
    ],
    rows: [
      ...income.map(
        (row): Row => ({
          role: 'item',
          cells: [cells.text(INCOME_NAMES[row.type]), ...amounts(row)],
        }),
      ),
      ...(income.length > 1
        ? [
            {
              role: 'total' as const,
              cells: [
                cells.text('Income'),
                ...amounts({
                  gross: sum(({ gross }) => gross),
                  withheld: sum(({ withheld }) => withheld),
                  fees: sum((row) => row.fees),
                  net: sum(({ net }) => net),
                }),
              ],
            },
          ]
        : []),
      ...charged,
    ],
    note: null,
  };
}

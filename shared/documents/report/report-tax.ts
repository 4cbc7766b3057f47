import { yearToDate } from '#shared/domain/period.ts';
import {
  gainTotals,
  type TaxGain,
  type TaxYearFigures,
  taxYearFigures,
} from '#shared/domain/portfolio/tax-year.ts';
import type { Block, LongTable, Section } from '../model.ts';
import { BLANK, groupRow, notesOf, numbers, type Row, texts } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';

/** Whether the rule of the US for wash sales belongs into the figures. */
export function isInUnitedStates(country: string): boolean {
  return /^\s*(us|u\.s\.|usa|u\.s\.a\.|united states( of america)?)\s*$/i.test(country);
}

/** Realised gains, income, tax and fees of the calendar year up to the report's last day. */
export function taxSections(material: ReportMaterial): readonly Section[] {
  const { file, asOf, words } = material;
  const washSales = isInUnitedStates(file.client.data.country);
  return material.holdings.flatMap((holding) => {
    const figures = taxYearFigures(file, holding.currency, yearToDate(asOf), asOf, { washSales });
    const blocks = taxBlocks(figures, holding, material, washSales);
    if (blocks.length === 0) return [];
    return [
      {
        id: `tax-${holding.currency}`,
        heading: `${words.entries.tax.heading(asOf.slice(0, 4))}${holding.suffix}`,
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
  { cells, wording, words }: ReportMaterial,
  washSales: boolean,
): LongTable {
  const said = words.entries.tax;
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
  const nameOf = ({ securityId, name }: TaxGain) =>
    scope.securities.has(securityId) ? name : words.names.unknownSecurity;
  const row = (gain: TaxGain): Row => ({
    role: 'item',
    cells: [
      cells.text(nameOf(gain)),
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
      .map(({ data }) =>
        words.layout.labelled(data.name, words.names.costBasisMethods[data.costBasisMethod]),
      ),
  );
  return {
    type: 'longTable',
    caption: said.gains({ from: wording.date(period.from), to: wording.date(period.to), currency }),
    columns: [
      texts(said.security),
      numbers(said.quantity),
      texts(said.acquired),
      texts(said.sold),
      numbers(said.proceeds),
      numbers(said.cost),
      ...(washSales ? [numbers(said.adjustment)] : []),
      numbers(said.gain),
    ],
    rows: [
      ...parts.flatMap(({ term, own }) => [
        groupRow(cells, said.terms[term]),
        ...own.map(row),
        ...(parts.length > 1 ? [total(words.layout.total, own)] : []),
      ]),
      total(parts.length > 1 ? said.bothTerms : words.layout.total, gains),
    ],
    note: notesOf(
      said.costBasis(words.layout.series([...methods])),
      washSales ? said.washSales : null,
    ),
  };
}

function incomeTable(figures: TaxYearFigures, material: ReportMaterial): LongTable {
  const { cells, wording, words } = material;
  const said = words.entries.tax;
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
    ...line(said.feesCharged, -fees),
    ...line(said.taxesCharged, -taxes),
    ...line(said.feesInTrades, -feesInTrades),
  ];
  return {
    type: 'longTable',
    caption: said.income({
      from: wording.date(period.from),
      to: wording.date(period.to),
      currency,
    }),
    columns: [
      texts(said.kind),
      numbers(said.gross),
      numbers(said.withheld),
      numbers(said.feesInIt),
      numbers(said.net),
    ],
    rows: [
      ...income.map(
        (row): Row => ({
          role: 'item',
          cells: [cells.text(said.incomeTypes[row.type]), ...amounts(row)],
        }),
      ),
      ...(income.length > 1
        ? [
            {
              role: 'total' as const,
              cells: [
                cells.text(said.incomeTotal),
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

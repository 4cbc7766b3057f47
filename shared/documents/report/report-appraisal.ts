import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { cashBalances } from '#shared/domain/portfolio/cash-balance.ts';
import { exactWeights } from '#shared/domain/portfolio/exact-weights.ts';
import { incomeYield } from '#shared/domain/portfolio/income-yield.ts';
import { type OpenLot, openLots } from '#shared/domain/portfolio/lot-figures.ts';
import { type ValuedHolding, valuedHoldings } from '#shared/domain/portfolio/valuation.ts';
import type { Money } from '#shared/lib/money.ts';
import type { LongTable, Section } from '../model.ts';
import {
  BLANK,
  groupRow,
  knownOf,
  notesOf,
  numbers,
  type Row,
  reasonOf,
  reasonsNote,
  texts,
} from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';

/** What is held on the last day: each security with its lots, and the cash. */
export function appraisalSections(material: ReportMaterial): readonly Section[] {
  const lots = openLots(material.file, material.asOf);
  return material.holdings.flatMap((holding) => {
    const table = appraisalTable(holding, lots, material);
    return table.rows.length > 0
      ? [
          {
            id: `appraisal-${holding.currency}`,
            heading: `${material.words.investing.holdings.heading}${holding.suffix}`,
            column: 'full' as const,
            blocks: [table],
          },
        ]
      : [];
  });
}

/** A line of the appraisal: a holding with its lots, or the cash of an account. */
interface Position {
  readonly accountId: Account['clientId'];
  readonly holding: ValuedHolding | null;
  readonly name: string;
  readonly amount: number | null;
}

function positionsOf(
  { scope }: HoldingMaterial,
  { asOf, words }: ReportMaterial,
): readonly Position[] {
  const said = words.investing.holdings;
  const holdings = valuedHoldings(scope, asOf).map((each) => ({
    accountId: each.holding.accountId,
    holding: each,
    name: scope.securities.has(each.holding.securityId) ? each.name : words.names.unknownSecurity,
    amount: each.value.available ? each.value.value.amount : null,
  }));
  const balances = cashBalances(scope.accounts, scope.ledger, asOf);
  const cash = scope.accounts.map(({ id, data }) => ({
    accountId: id,
    holding: null,
    name: data.accountType === 'credit' || data.accountType === 'loan' ? said.owed : said.cash,
    amount: balances.get(id)?.amount ?? 0,
  }));
  const byValue = (a: Position, b: Position) =>
    (b.amount ?? 0) - (a.amount ?? 0) || (a.name < b.name ? -1 : 1);
  return [...holdings.toSorted(byValue), ...cash.filter(({ amount }) => amount !== 0)];
}

function appraisalTable(
  holding: HoldingMaterial,
  lots: readonly OpenLot[],
  material: ReportMaterial,
): LongTable {
  const { currency, scope } = holding;
  const { cells, wording, words, asOf } = material;
  const said = words.investing.holdings;
  const positions = positionsOf(holding, material);
  const weights = weightsOf(positions);
  const weightOf = new Map(
    positions.map((position, index) => [position, weights?.[index] ?? null]),
  );
  const accounts = scope.accounts.filter(({ id }) =>
    positions.some(({ accountId }) => accountId === id),
  );
  const rows = accounts.flatMap((account) => {
    const own = positions.filter(({ accountId }) => accountId === account.id);
    const lines = own.flatMap((position) =>
      positionRows(position, weightOf.get(position) ?? null, { lots, holding, material }),
    );
    return accounts.length > 1
      ? [groupRow(cells, account.data.name), ...lines, subtotal(account, own, holding, material)]
      : lines;
  });
  const total = sumOf(positions);
  const unknown = positions.flatMap(({ holding: each, name }) =>
    each ? [{ of: name, reason: reasonOf(each.value, material) }] : [],
  );
  return {
    type: 'longTable',
    caption: said.caption(wording.date(asOf), currency),
    columns: [
      texts(said.security),
      texts(said.acquired),
      numbers(said.quantity),
      numbers(said.price),
      numbers(said.value),
      numbers(said.cost),
      numbers(said.unrealised),
      numbers(said.yield),
      numbers(said.weight),
    ],
    rows:
      positions.length > 0
        ? [
            ...rows,
            totalRow(
              words.layout.total,
              total,
              positions,
              holding,
              material,
              weights ? 10_000 : null,
            ),
          ]
        : [],
    note: notesOf(
      reasonsNote(unknown, words),
      positions.some(({ holding: each }) => each && !each.cost.available) ? said.costMissing : null,
      said.yieldIs,
      foreignPrices(positions, material),
    ),
  };
}

/** Says which prices are in another currency than the account. */
function foreignPrices(positions: readonly Position[], { words }: ReportMaterial): string | null {
  const said = words.investing.holdings;
  const foreign = positions.flatMap(({ holding, name }) =>
    holding && holding.priceCurrency !== holding.holding.currency
      ? [said.inCurrency(name, holding.priceCurrency)]
      : [],
  );
  return foreign.length > 0 ? said.foreignPrices(foreign.join(', ')) : null;
}

function sumOf(positions: readonly Position[]): number | null {
  return positions.reduce<number | null>(
    (sum, { amount }) => (sum === null || amount === null ? null : sum + amount),
    0,
  );
}

function weightsOf(positions: readonly Position[]): readonly number[] | null {
  const total = sumOf(positions);
  if (total === null || total <= 0) return null;
  return exactWeights(positions.map(({ amount }) => amount ?? 0));
}

interface RowContext {
  readonly lots: readonly OpenLot[];
  readonly holding: HoldingMaterial;
  readonly material: ReportMaterial;
}

const amountOf = (value: Money | null): number | null => value?.amount ?? null;

function positionRows(
  { holding: valued, name, amount }: Position,
  weight: number | null,
  { lots, holding, material }: RowContext,
): readonly Row[] {
  const { cells, asOf, words } = material;
  const { currency, scope } = holding;
  if (!valued) {
    const row = [cells.text(name), BLANK, BLANK, BLANK, cells.amount(amount, currency)];
    return [{ role: 'item', cells: [...row, BLANK, BLANK, BLANK, cells.percent(weight)] }];
  }
  const { accountId, securityId, quantity } = valued.holding;
  const own = lots.filter((lot) => lot.accountId === accountId && lot.securityId === securityId);
  const [only] = own;
  const single = own.length === 1 && only;
  const percent = incomeYield(scope.ledger, valued, asOf);
  const item: Row = {
    role: 'item',
    cells: [
      cells.text(name),
      single ? cells.date(only.acquiredOn) : cells.text(words.investing.holdings.lots(own.length)),
      cells.quantity(quantity),
      cells.price(valued.price),
      cells.amount(amount, currency),
      cells.amount(amountOf(knownOf(valued.cost)), currency),
      cells.amount(amountOf(knownOf(valued.unrealised)), currency, { signed: true }),
      cells.percent(knownOf(percent)),
      cells.percent(weight),
    ],
  };
  if (single) return [item];
  return [
    item,
    ...own.map(
      (lot): Row => ({
        role: 'detail',
        cells: [
          BLANK,
          cells.date(lot.acquiredOn),
          cells.quantity(lot.quantity),
          BLANK,
          cells.amount(amountOf(knownOf(lot.value)), currency),
          cells.amount(amountOf(knownOf(lot.cost)), currency),
          cells.amount(amountOf(knownOf(lot.gain)), currency, { signed: true }),
          BLANK,
          BLANK,
        ],
      }),
    ),
  ];
}

function subtotal(
  { data }: Entry<Account>,
  positions: readonly Position[],
  holding: HoldingMaterial,
  material: ReportMaterial,
): Row {
  const label = material.words.layout.totalOf(data.name);
  return totalRow(label, sumOf(positions), positions, holding, material, null);
}

/** The sum of values, and of costs and gains where all of them are known. */
function totalRow(
  label: string,
  value: number | null,
  positions: readonly Position[],
  { currency }: HoldingMaterial,
  { cells }: ReportMaterial,
  weight: number | null,
): Row {
  const held = positions.flatMap(({ holding }) => (holding ? [holding] : []));
  const sum = (of: (each: ValuedHolding) => Money | null) =>
    held.reduce<number | null>((total, each) => {
      const amount = amountOf(of(each));
      return total === null || amount === null ? null : total + amount;
    }, 0);
  const hasSecurities = held.length > 0;
  return {
    role: 'total',
    cells: [
      cells.text(label),
      BLANK,
      BLANK,
      BLANK,
      cells.amount(value, currency),
      hasSecurities
        ? cells.amount(
            sum((each) => knownOf(each.cost)),
            currency,
          )
        : BLANK,
      hasSecurities
        ? cells.amount(
            sum((each) => knownOf(each.unrealised)),
            currency,
            { signed: true },
          )
        : BLANK,
      BLANK,
      weight === null ? BLANK : cells.percent(weight),
    ],
  };
}

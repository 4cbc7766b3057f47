import { openingDay } from '#shared/domain/period.ts';
import { cashBalances } from '#shared/domain/portfolio/cash-balance.ts';
import { cashEffect, type LedgerEntry } from '#shared/domain/portfolio/ledger.ts';
import type { TransactionType } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, money } from '#shared/lib/money.ts';
import type { LongTable, Section } from '../model.ts';
import type { Words } from '../words/english/english.ts';
import { BLANK, groupRow, notesOf, numbers, type Row, texts } from './report-cells.ts';
import { entriesOf, type HoldingMaterial, type ReportMaterial } from './report-material.ts';

type GroupName = keyof Words['names']['entryGroups'];

interface Group {
  readonly name: GroupName;
  readonly types: readonly TransactionType[];
}

const GROUPS: readonly Group[] = [
  { name: 'inAndOut', types: ['deposit', 'withdrawal', 'transferIn', 'transferOut'] },
  { name: 'trades', types: ['buy', 'sell'] },
  { name: 'income', types: ['dividend', 'interest', 'returnOfCapital'] },
  { name: 'charges', types: ['fee', 'tax'] },
  { name: 'reorganisations', types: ['split', 'merger', 'spinOff'] },
];

/** Every entry of the days the report covers, by what it did, from the opening to the closing cash. */
export function activitySections(material: ReportMaterial): readonly Section[] {
  return material.holdings.flatMap((holding) => {
    const entries = entriesOf(holding.scope.ledger, material);
    if (entries.length === 0) return [];
    return [
      {
        id: `activity-${holding.currency}`,
        heading: `${material.words.entries.activity.heading}${holding.suffix}`,
        column: 'full' as const,
        blocks: [cashTable(entries, holding, material), entriesTable(entries, holding, material)],
      },
    ];
  });
}

/** What `entries` did to the cash, of which those in another currency are no part. */
const sumOf = (entries: readonly LedgerEntry[], currency: CurrencyCode): number =>
  entries
    .filter(({ data }) => data.currency === currency)
    .reduce((sum, { data }) => sum + cashEffect(data), 0);

/** How the cash of all accounts went from the first to the last evening. */
function cashTable(
  entries: readonly LedgerEntry[],
  { scope, currency }: HoldingMaterial,
  { cells, covered, wording, words }: ReportMaterial,
): LongTable {
  const said = words.entries.activity;
  const cashOn = (day: CalendarDate) =>
    [...cashBalances(scope.accounts, scope.ledger, day).values()].reduce(
      (sum, { amount }) => sum + amount,
      0,
    );
  const line = (role: Row['role'], label: string, amount: number, signed: boolean): Row => ({
    role,
    cells: [cells.text(label), cells.amount(amount, currency, { signed })],
  });
  const opening = openingDay(covered);
  const moved = GROUPS.flatMap(({ name, types }) => {
    const own = entries.filter(({ data }) => types.includes(data.type));
    const amount = sumOf(own, currency);
    return amount === 0 ? [] : [line('item', words.names.entryGroups[name], amount, true)];
  });
  return {
    type: 'longTable',
    caption: said.cash(currency),
    columns: [texts(said.cashColumn), numbers(said.amount)],
    rows: [
      line('item', said.onDay(wording.date(opening)), cashOn(opening), false),
      ...moved,
      line('total', said.onDay(wording.date(covered.to)), cashOn(covered.to), false),
    ],
    note: null,
  };
}

function entriesTable(
  entries: readonly LedgerEntry[],
  { scope, currency }: HoldingMaterial,
  { cells, wording, covered, words }: ReportMaterial,
): LongTable {
  const said = words.entries.activity;
  const accounts = new Map(scope.accounts.map(({ id, data }) => [id, data.name]));
  const hasAccounts = new Set(entries.map(({ data }) => data.accountId)).size > 1;
  const amountOf = (amount: number, own: CurrencyCode, signed = false) =>
    own === currency
      ? cells.amount(amount, currency, { signed })
      : cells.text(wording.money(money(amount, own)));
  const rowOf = ({ data }: LedgerEntry): Row => ({
    role: 'item',
    cells: [
      cells.date(data.date),
      cells.text(words.names.transactions[data.type]),
      ...(hasAccounts ? [cells.text(accounts.get(data.accountId) ?? '')] : []),
      cells.text(whatOf(data, scope)),
      data.quantity ? cells.quantity(data.quantity) : BLANK,
      data.unitPrice ? cells.price(data.unitPrice) : BLANK,
      data.fee || data.tax ? amountOf((data.fee ?? 0) + (data.tax ?? 0), data.currency) : BLANK,
      cashEffect(data) === 0 ? BLANK : amountOf(cashEffect(data), data.currency, true),
    ],
  });
  const blanks = Array.from({ length: hasAccounts ? 6 : 5 }, () => BLANK);
  return {
    type: 'longTable',
    caption: said.caption({
      from: wording.date(covered.from),
      to: wording.date(covered.to),
      currency,
    }),
    columns: [
      texts(said.date),
      texts(said.entry),
      ...(hasAccounts ? [texts(said.account)] : []),
      texts(said.ofWhat),
      numbers(said.quantity),
      numbers(said.price),
      numbers(said.feeAndTax),
      numbers(said.amount),
    ],
    rows: GROUPS.flatMap(({ name, types }) => {
      const own = entries.filter(({ data }) => types.includes(data.type));
      if (own.length === 0) return [];
      const total = sumOf(own, currency);
      return [
        groupRow(cells, words.names.entryGroups[name]),
        ...own.map(rowOf),
        ...(total === 0
          ? []
          : [
              {
                role: 'total' as const,
                cells: [
                  cells.text(words.layout.total),
                  ...blanks,
                  cells.amount(total, currency, { signed: true }),
                ],
              },
            ]),
      ];
    }),
    note: notesOf(
      said.amounts,
      entries.some(({ data }) => data.currency !== currency) ? said.foreign : null,
    ),
  };
}

function whatOf(data: LedgerEntry['data'], scope: HoldingMaterial['scope']): string {
  const security = data.securityId ? scope.securities.get(data.securityId)?.data.name : undefined;
  // Most descriptions only say once more what was bought.
  const description = security && data.description?.includes(security) ? '' : data.description;
  return [security, description, data.counterparty].filter(Boolean).join(' · ');
}

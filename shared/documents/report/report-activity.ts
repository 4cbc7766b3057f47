import { openingDay } from '#shared/domain/period.ts';
import { cashBalances } from '#shared/domain/portfolio/cash-balance.ts';
import { cashEffect, type LedgerEntry } from '#shared/domain/portfolio/ledger.ts';
import type { TransactionType } from '#shared/domain/portfolio/transaction.ts';
import { TRANSACTION_NAMES } from '#shared/domain/portfolio/transaction-names.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, money } from '#shared/lib/money.ts';
import type { LongTable, Section } from '../model.ts';
import { BLANK, groupRow, notesOf, numbers, type Row, words } from './report-cells.ts';
import { entriesOf, type HoldingMaterial, type ReportMaterial } from './report-material.ts';

interface Group {
  readonly name: string;
  readonly types: readonly TransactionType[];
}

const GROUPS: readonly Group[] = [
  {
    name: 'Money and securities in and out',
    types: ['deposit', 'withdrawal', 'transferIn', 'transferOut'],
  },
  { name: 'Purchases and sales', types: ['buy', 'sell'] },
  { name: 'Income', types: ['dividend', 'interest', 'returnOfCapital'] },
  { name: 'Fees and taxes', types: ['fee', 'tax'] },
  { name: 'Splits, mergers and spin-offs', types: ['split', 'merger', 'spinOff'] },
];

/** Every entry of the days the report covers, by what it did, from the opening to the closing cash. */
export function activitySections(material: ReportMaterial): readonly Section[] {
  return material.holdings.flatMap((holding) => {
    const entries = entriesOf(holding.scope.ledger, material);
    if (entries.length === 0) return [];
    return [
      {
        id: `activity-${holding.currency}`,
        heading: `Activity${holding.suffix}`,
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
  { cells, covered, wording }: ReportMaterial,
): LongTable {
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
    return amount === 0 ? [] : [line('item', name, amount, true)];
  });
  return {
    type: 'longTable',
    caption: `Cash, ${currency}`,
    columns: [words('Cash'), numbers('Amount')],
    rows: [
      line('item', `On ${wording.date(opening)}`, cashOn(opening), false),
      ...moved,
      line('total', `On ${wording.date(covered.to)}`, cashOn(covered.to), false),
    ],
    note: null,
  };
}

function entriesTable(
  entries: readonly LedgerEntry[],
  { scope, currency }: HoldingMaterial,
  { cells, wording, covered }: ReportMaterial,
): LongTable {
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
      cells.text(TRANSACTION_NAMES[data.type]),
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
    caption: `Entries from ${wording.date(covered.from)} to ${wording.date(covered.to)}, ${currency}`,
    columns: [
      words('Date'),
      words('Entry'),
      ...(hasAccounts ? [words('Account')] : []),
      words('Of what'),
      numbers('Quantity'),
      numbers('Price'),
      numbers('Fee, tax'),
      numbers('Amount'),
    ],
    rows: GROUPS.flatMap(({ name, types }) => {
      const own = entries.filter(({ data }) => types.includes(data.type));
      if (own.length === 0) return [];
      const total = sumOf(own, currency);
      return [
        groupRow(cells, name),
        ...own.map(rowOf),
        ...(total === 0
          ? []
          : [
              {
                role: 'total' as const,
                cells: [
                  cells.text('Total'),
                  ...blanks,
                  cells.amount(total, currency, { signed: true }),
                ],
              },
            ]),
      ];
    }),
    note: notesOf(
      'Amounts are what an entry did to the cash, after the fee and tax that are part of it.',
      entries.some(({ data }) => data.currency !== currency)
        ? 'Those in another currency are no part of the cash and of no total.'
        : null,
    ),
  };
}

function whatOf(data: LedgerEntry['data'], scope: HoldingMaterial['scope']): string {
  const security = data.securityId ? scope.securities.get(data.securityId)?.data.name : undefined;
  // Most descriptions only say once more what was bought.
  const description = security && data.description?.includes(security) ? '' : data.description;
  return [security, description, data.counterparty].filter(Boolean).join(' · ');
}

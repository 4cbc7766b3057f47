import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { otherAccountOf } from '#shared/domain/portfolio/transfer.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { PRICE_SCALE, plainQuantity, QUANTITY_SCALE } from '#shared/lib/money.ts';
import type { DataColumn } from '../../../components/data-table-columns.ts';
import { moneyInFile } from '../../../components/data-table-file.ts';
import { DateText } from '../../../components/date-text.tsx';
import { exactNumber } from '../../../components/exact-number.ts';
import type { ExplainedFigure } from '../../../components/figures/explained-figure.ts';
import { foldText } from '../../../components/fold-text.ts';
import { countOf, formatDate, formatMoney, formatNumber } from '../../../components/formats.ts';
import { MoneyText } from '../../../components/money-text.tsx';
import { TRANSACTION_WORDS } from '../words.ts';

/** What an entry is about: its security, description, lines, other side or other account. */
export function subjectOf({ data }: Entry<Transaction>, file: ClientFile): string {
  const nameOf = (id: RecordId | null | undefined) =>
    id ? file.securities.get(id)?.data.name : undefined;
  const security = nameOf(data.securityId);
  const isReorganisation = data.type === 'merger' || data.type === 'spinOff';
  const received = isReorganisation ? nameOf(data.newSecurityId) : undefined;
  const lines = data.lines?.length ?? 0;
  const first = data.lines?.[0] ? file.products.get(data.lines[0].productId)?.data.name : undefined;
  if (security && received) return `${security} to ${received}`;
  if (security) return security;
  if (!first && data.description) return data.description;
  if (first) return lines > 1 ? `${first} and ${countOf(lines - 1, 'line', 'lines')} more` : first;
  return data.counterparty ?? otherAccountOf(data, file.accounts)?.data.name ?? '';
}

/** Everything of an entry one may filter by, folded. */
export function wordsOfTransaction(entry: Entry<Transaction>, file: ClientFile): string {
  const { data } = entry;
  const products = data.lines?.map(({ productId }) => file.products.get(productId)?.data.name);
  return foldText(
    [
      TRANSACTION_WORDS[data.type],
      subjectOf(entry, file),
      data.description,
      data.counterparty,
      data.externalId,
      ...(products ?? []),
    ].join(' '),
  );
}

const quantityText = (units: number): string =>
  formatNumber(units / 10 ** QUANTITY_SCALE, { decimals: units % 10 ** QUANTITY_SCALE ? 3 : 0 });

/** Room for the longest amount: a number that is cut is a wrong number. */
function amountWidth(file: ClientFile): number {
  const largest = file.transactions.reduce(
    (most, { data }) => (Math.abs(data.amount) > Math.abs(most.amount) ? data : most),
    { amount: 0, currency: file.client.data.reportingCurrency },
  );
  const text = formatMoney(-Math.abs(largest.amount), largest.currency);
  return Math.max(120, Math.ceil(text.length * 7.5) + 24);
}

/** Why an entry has no quantity or price. */
const NO_PIECES = 'an entry of this kind has none, or it is not recorded';

/** The amount as it is recorded, with what of it is fee and tax. */
function explainedEntry(data: Transaction): Omit<ExplainedFigure, 'name'> {
  const { amount, currency, fee, tax, quantity, unitPrice, newValue } = data;
  const part = (name: string, text: string | undefined) => (text ? [{ name, text }] : []);
  return {
    of: formatDate(data.date, 'long'),
    text: formatMoney(amount, currency),
    how: 'As it is recorded in the ledger: what came in, or, negative, went out.',
    from: [
      ...part(
        'Quantity',
        quantity === undefined ? undefined : exactNumber(quantity, QUANTITY_SCALE),
      ),
      ...part('Price', unitPrice === undefined ? undefined : exactNumber(unitPrice, PRICE_SCALE)),
      ...part(
        'Worth of what was received besides',
        newValue === undefined ? undefined : formatMoney(newValue, currency),
      ),
      ...part('Fee in it', fee === undefined ? undefined : formatMoney(fee, currency)),
      ...part('Tax in it', tax === undefined ? undefined : formatMoney(tax, currency)),
    ],
  };
}

/** Columns of the ledger. */
export function transactionColumns(file: ClientFile): readonly DataColumn<Entry<Transaction>>[] {
  const hasPieces = file.transactions.some(({ data }) => data.quantity !== undefined);
  const accounts = new Map(file.accounts.map(({ id, data }) => [id, data.name]));
  return [
    {
      id: 'date',
      header: 'Date',
      width: 116,
      startsDescending: true,
      isHideable: false,
      value: ({ data }) => data.date,
      cell: ({ data }) => <DateText date={data.date} />,
    },
    {
      id: 'type',
      header: 'Kind',
      width: 104,
      value: ({ data }) => TRANSACTION_WORDS[data.type],
    },
    {
      id: 'subject',
      header: 'What',
      width: 120,
      grow: 2,
      value: (entry) => subjectOf(entry, file),
    },
    {
      id: 'account',
      header: 'Account',
      width: 132,
      grow: 1,
      isHidden: file.accounts.length < 2,
      value: ({ data }) => accounts.get(data.accountId) ?? '',
    },
    {
      id: 'quantity',
      header: 'Quantity',
      isHidden: !hasPieces,
      width: 88,
      align: 'end',
      value: ({ data }) => data.quantity ?? null,
      inFile: [
        {
          header: 'Quantity',
          text: ({ data }) => (data.quantity === undefined ? '' : plainQuantity(data.quantity)),
        },
      ],
      cell: ({ data }) => (data.quantity === undefined ? '' : quantityText(data.quantity)),
      explain: ({ data }) => ({
        text: data.quantity === undefined ? null : exactNumber(data.quantity, QUANTITY_SCALE),
        reason: data.quantity === undefined ? NO_PIECES : null,
      }),
    },
    {
      id: 'price',
      header: 'Price',
      isHidden: true,
      width: 96,
      align: 'end',
      value: ({ data }) => data.unitPrice ?? null,
      inFile: moneyInFile(
        'Price',
        ({ data: { unitPrice, currency } }) =>
          unitPrice === undefined ? null : { amount: unitPrice, currency },
        'price',
      ),
      cell: ({ data }) =>
        data.unitPrice === undefined
          ? ''
          : formatNumber(data.unitPrice / 10 ** PRICE_SCALE, { decimals: 2 }),
      explain: ({ data }) => ({
        text: data.unitPrice === undefined ? null : exactNumber(data.unitPrice, PRICE_SCALE),
        reason: data.unitPrice === undefined ? NO_PIECES : null,
      }),
    },
    {
      id: 'amount',
      header: 'Amount',
      width: amountWidth(file),
      align: 'end',
      startsDescending: true,
      value: ({ data }) => data.amount,
      inFile: moneyInFile('Amount', ({ data }) => data),
      cell: ({ data }) => <MoneyText amount={data.amount} currencyCode={data.currency} />,
      explain: ({ data }) => explainedEntry(data),
    },
  ];
}

import { z } from 'zod';
import {
  currencyField,
  dateField,
  lineField,
  minorUnitsField,
  quantityField,
  recordIdField,
  unitPriceField,
} from '../fields.ts';
import { defineKind, group, type RuleBreach } from '../kind.ts';
import { namedLotBreaches, namedLotsField } from './named-lots.ts';

export const TRANSACTION_TYPES = [
  'buy',
  'sell',
  'dividend',
  'interest',
  'fee',
  'tax',
  'deposit',
  'withdrawal',
  'transferIn',
  'transferOut',
  'split',
  'returnOfCapital',
  'merger',
  'spinOff',
  'order',
  'return',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** How money crosses the border of the client's accounts. */
export const PAYMENT_MEANS = ['cash', 'card', 'transfer'] as const;
export type PaymentMeans = (typeof PAYMENT_MEANS)[number];

/** Whether entries of `type` say how they were made; what one of another type holds of it is ignored. */
export const saysMeans = (type: TransactionType): boolean =>
  type === 'deposit' || type === 'withdrawal';

/** Types that name a security. */
const NEEDS_SECURITY: ReadonlySet<TransactionType> = new Set([
  'buy',
  'sell',
  'split',
  'returnOfCapital',
  'merger',
  'spinOff',
]);

/** Types by which units of one security lead to units of another, `newSecurityId`. */
const REORGANISATIONS: ReadonlySet<TransactionType> = new Set(['merger', 'spinOff']);

/** One product line of an order or a return. Quantities of a return are negative. */
export const transactionLine = z.looseObject({
  productId: recordIdField,
  quantity: quantityField,
  unitPrice: unitPriceField,
});

/**
 * An entry in an account's ledger.
 *
 * `amount` is what the entry does to the account, in minor units of `currency` (the account's
 * currency), after fees and taxes that are part of it: a buy, withdrawal, fee or tax is negative, a
 * sell, deposit, dividend or interest positive. In a sales account it is revenue: an order is
 * positive, a return negative; the exact sum of its lines may have more decimals than the minor unit,
 * `amount` is that sum rounded half to even.
 * `quantity` is signed by what it does to the holding (a sell is negative). For a split it is
 * the number of units added. A transfer of securities has `quantity` and, in `costBasis`, the cost
 * that comes along, with the day of acquisition in `acquiredOn`. What leaves an account whose lots are
 * chosen names them in `namedLots`, and in `acquiredOn` the day that all of them have, if they do: an
 * older entry names that alone, and an older application reads nothing else. A merger gives `quantity` up for
 * `newQuantity` of `newSecurityId`, with all of its cost; money that came besides is its `amount`, and
 * `newValue` then what the units received were worth together on that day, in minor units of `currency`.
 * A spin-off adds `newQuantity` and moves `costShare` of the cost there. Money for a fraction of a unit is
 * an entry of its own: a sale of the fraction.
 */
export const transactionKind = defineKind({
  kind: 'transaction',
  lane: 'ledger',
  storage: 'chunk',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    accountId: recordIdField,
    type: z.enum(TRANSACTION_TYPES),
    date: dateField,
    amount: minorUnitsField,
    currency: currencyField,
    securityId: recordIdField.nullable().optional(),
    quantity: quantityField.optional(),
    unitPrice: unitPriceField.optional(),
    /** Costs and taxes that are already part of `amount`, as positive minor units. */
    fee: minorUnitsField.optional(),
    tax: minorUnitsField.optional(),
    costBasis: minorUnitsField.optional(),
    acquiredOn: dateField.optional(),
    /** Which lots leave, where the account's lots are chosen. */
    namedLots: namedLotsField.optional(),
    newSecurityId: recordIdField.nullable().optional(),
    newQuantity: quantityField.optional(),
    newValue: minorUnitsField.optional(),
    /** In millionths. */
    costShare: z.int().min(0).max(1_000_000).optional(),
    description: lineField.optional(),
    counterparty: lineField.optional(),
    /** How a payment in or out was made; absent where nobody said. */
    paymentMeans: z.enum(PAYMENT_MEANS).optional(),
    /** The other account of a transfer between the client's own accounts. */
    transferAccountId: recordIdField.nullable().optional(),
    lines: z.array(transactionLine).optional(),
    externalId: lineField.optional(),
  }),
  policies: {
    amount: group('amount'),
    currency: group('amount'),
    quantity: group('amount'),
    unitPrice: group('amount'),
    fee: group('amount'),
    tax: group('amount'),
    type: group('amount'),
    securityId: group('amount'),
    namedLots: group('amount'),
    newSecurityId: group('amount'),
    newQuantity: group('amount'),
    newValue: group('amount'),
    costShare: group('amount'),
  },
  parents: (transaction) => [transaction.accountId],
  title: (transaction) => transaction.description || `${transaction.type} of ${transaction.date}`,
  breaches: (transaction) => {
    const breaches: RuleBreach[] = [];
    if (NEEDS_SECURITY.has(transaction.type) && !transaction.securityId) {
      breaches.push({
        field: 'securityId',
        message: `a ${transaction.type} must name its security`,
      });
    }
    if ((transaction.type === 'buy' || transaction.type === 'sell') && !transaction.quantity) {
      breaches.push({
        field: 'quantity',
        message: `a ${transaction.type} must have a quantity`,
      });
    }
    if (transaction.type === 'sell' || transaction.type === 'transferOut') {
      breaches.push(...namedLotBreaches(transaction.namedLots));
    }
    return REORGANISATIONS.has(transaction.type)
      ? [...breaches, ...reorganisationBreaches(transaction)]
      : breaches;
  },
});

interface Reorganisation {
  readonly type: TransactionType;
  readonly amount: number;
  readonly securityId?: string | null | undefined;
  readonly quantity?: number | undefined;
  readonly newSecurityId?: string | null | undefined;
  readonly newQuantity?: number | undefined;
  readonly newValue?: number | undefined;
  readonly costShare?: number | undefined;
}

function reorganisationBreaches(entry: Reorganisation): RuleBreach[] {
  const rules: readonly (readonly [isBroken: boolean, field: string, message: string])[] = [
    [!entry.newSecurityId, 'newSecurityId', 'must name the security that is received'],
    [
      Boolean(entry.newSecurityId) && entry.newSecurityId === entry.securityId,
      'newSecurityId',
      'must be another security',
    ],
    [(entry.newQuantity ?? 0) <= 0, 'newQuantity', 'must be above 0'],
    [entry.type === 'merger' && !entry.quantity, 'quantity', 'must say how many are given up'],
    [
      entry.type === 'spinOff' && entry.costShare === undefined,
      'costShare',
      'must say which part of the cost goes along',
    ],
    [
      entry.type === 'spinOff' && entry.amount !== 0,
      'amount',
      'must be 0: money is a sale of the units it stands for',
    ],
    [
      entry.type === 'merger' && entry.amount < 0,
      'amount',
      'is what came in, and not negative: money that was paid is a purchase',
    ],
    [
      entry.type === 'merger' && entry.amount > 0 && entry.newValue === undefined,
      'newValue',
      'must say what the units received were worth, as money came with them',
    ],
    [(entry.newValue ?? 0) < 0, 'newValue', 'must not be negative'],
  ];
  return rules.flatMap(([isBroken, field, message]) => (isBroken ? [{ field, message }] : []));
}
export type Transaction = z.output<typeof transactionKind.schema>;
export type TransactionLine = z.output<typeof transactionLine>;

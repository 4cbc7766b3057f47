import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { cutText } from '#shared/lib/cut-text.ts';
import { divideHalfEven } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedId, loadedRecord } from '../loaded-record.ts';
import { CHARGE_CATEGORY } from './charges.ts';
import type { Customer, Invoice, StockItem } from './trade-ledger.ts';

const SET = 'online-retail';
const GBP = 'GBP' as CurrencyCode;
const MILLION = 1_000_000;
/** Tag of the one client that holds every sale without a customer number. */
export const NO_CUSTOMER_NUMBER = 'no customer number';

/** Id of the product of a stock code: the firm's, the same for every book. */
export const productId = (stockCode: string): RecordId =>
  loadedId(SET, 'firm', 'product', stockCode);

const customerKey = (customer: string | null): string => customer ?? 'none';

/** The product of a stock code, named by its most frequent description. */
export function productRecord(item: StockItem): LoadedRecord {
  const [name] = [...item.descriptions].reduce<[string, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    [`Stock code ${item.code}`, 0],
  );
  return loadedRecord('product', productId(item.code), {
    name: cutText(name, 200),
    code: item.code,
    category: item.isCharge ? CHARGE_CATEGORY : 'Giftware',
    description: '',
    supplier: '',
    isOffered: !item.isCharge,
    isSample: false,
  });
}

/** The countries of `customer`, the latest first. */
export function countriesOf(customer: Customer): readonly string[] {
  return [...customer.countries].sort((a, b) => (a[1] < b[1] ? 1 : -1)).map(([name]) => name);
}

/**
 * The client of a customer number and its one sales account in pounds, whose ledger the file holds
 * up to `ledgerThrough`.
 */
export function clientRecords(
  customer: Customer,
  ledgerThrough: CalendarDate | null,
  bookId: string,
): readonly LoadedRecord[] {
  const clientId = loadedId(SET, bookId, 'client', customerKey(customer.number));
  const countries = countriesOf(customer);
  const isIdentified = customer.number !== null;
  const client = loadedRecord('client', clientId, {
    name: isIdentified ? `Customer ${customer.number}` : 'Sales without a customer number',
    clientType: 'wholesaler',
    status: isIdentified ? 'active' : 'former',
    tier: 'unrated',
    reportingCurrency: GBP,
    clientSince: customer.firstDate,
    clientUntil: null,
    street: '',
    city: '',
    postalCode: '',
    country: isIdentified ? (countries[0] ?? '') : '',
    phone: '',
    email: '',
    industry: isIdentified ? 'Retail' : '',
    summary: isIdentified
      ? ''
      : 'No customer: gathers every invoice line that came without a customer number, so that the books tie.',
    tags: isIdentified ? (countries.length > 1 ? [...countries] : []) : [NO_CUSTOMER_NUMBER],
    primaryContactId: null,
    contactEveryDays: null,
    externalId: customer.number ?? '',
    isSample: false,
  });
  return [client, accountRecord(customer, clientId, ledgerThrough, bookId)];
}

function accountRecord(
  customer: Customer,
  clientId: RecordId,
  ledgerThrough: CalendarDate | null,
  bookId: string,
): LoadedRecord {
  const key = customerKey(customer.number);
  return loadedRecord('account', loadedId(SET, bookId, 'account', key), {
    clientId,
    name: 'Sales account',
    accountType: 'sales',
    number: customer.number ?? '',
    currency: GBP,
    custodian: '',
    costBasisMethod: 'notApplicable',
    openedOn: customer.firstDate,
    closedOn: null,
    benchmarkSecurityId: null,
    targets: [],
    ledgerThrough,
    externalId: customer.number ?? '',
  });
}

const kindOfInvoice = {
  '': { type: 'order', name: 'Invoice' },
  C: { type: 'return', name: 'Credit note' },
  A: { type: 'fee', name: 'Adjustment' },
} as const;

function prefixOf(number: string): keyof typeof kindOfInvoice {
  const first = number.charAt(0);
  return first === 'C' || first === 'A' ? first : '';
}

/** Exact sum of an invoice in thousandths of a pound. */
export function netInMils(invoice: Invoice): number {
  return invoice.lines.reduce((sum, line) => sum + line.quantity * line.priceInMils, 0);
}

/**
 * The transaction of an invoice: an order, a return for a credit note, a fee for an adjustment
 * (positive when it takes one back). Its lines are exact; its amount is their sum in pence, half-even.
 */
export function transactionRecord(invoice: Invoice, bookId: string): LoadedRecord {
  const customer = customerKey(invoice.customer);
  const { type, name } = kindOfInvoice[prefixOf(invoice.number)];
  const remark = type === 'fee' ? `: ${invoice.firstDescription}` : '';
  const id = loadedId(SET, bookId, 'transaction', `${invoice.number}/${customer}`);
  return loadedRecord('transaction', id, {
    clientId: loadedId(SET, bookId, 'client', customer),
    accountId: loadedId(SET, bookId, 'account', customer),
    type,
    date: invoice.date as CalendarDate,
    amount: divideHalfEven(netInMils(invoice), 10) + 0,
    currency: GBP,
    description: cutText(`${name} ${invoice.number}${remark}`, 500),
    externalId: invoice.number,
    lines: invoice.lines.map((line) => ({
      productId: productId(line.stockCode),
      quantity: (line.quantity * MILLION) as Quantity,
      unitPrice: (line.priceInMils * 1000) as UnitPrice,
    })),
  });
}

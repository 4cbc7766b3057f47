import { type CalendarDate, isCalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide, powerOfTen, trimmedDecimal } from '#shared/lib/decimal.ts';
import {
  type CurrencyCode,
  type Money,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { NamedLot } from '../portfolio/named-lots.ts';
import { counted, type Wording } from '../wording.ts';
import type {
  ContactField,
  DetailsOf,
  InstructionDetails,
  InstructionLine,
  InstructionType,
} from './instruction-details.ts';

export const INSTRUCTION_TYPE_WORDS: Readonly<Record<InstructionType, string>> = {
  buy: 'Buy',
  sell: 'Sell',
  pay: 'Pay',
  changeOfData: 'Change of data',
  purchaseOrder: 'Purchase order',
  return: 'Return',
};

export const CONTACT_FIELD_WORDS: Readonly<Record<ContactField, string>> = {
  name: 'name',
  phone: 'phone number',
  email: 'e-mail address',
  role: 'role',
};

/** The records whose names stand in the words of an instruction; the transactions tell lots apart. */
export type NamedRecords = Pick<ClientFile, 'accounts' | 'contacts' | 'securities' | 'products'> &
  Partial<Pick<ClientFile, 'transactions'>>;

/** One line that says what is ordered: "Buy 100 Nordwind Energy (NWD) at EUR 12.5 or better". */
export function instructionLineText(
  details: InstructionDetails,
  records: NamedRecords,
  wording: Wording,
): string {
  switch (details.type) {
    case 'buy':
    case 'sell':
      return tradeText(details, records, wording);
    case 'pay':
      return `Pay ${amountText(details.payment, wording)} to ${details.payee || 'somebody'}`;
    case 'changeOfData': {
      const contact = records.contacts.find(({ id }) => id === details.contactId);
      const field = CONTACT_FIELD_WORDS[details.field];
      return `Change the ${field} of ${contact?.data.name ?? 'a contact'} to ${details.to}`;
    }
    case 'purchaseOrder':
      return `Order ${linesText(details.lines, records, wording)}`;
    case 'return':
      return `Return ${linesText(details.lines, records, wording)}`;
  }
}

/**
 * What is read back to whoever orders, and signed: the line and everything it leaves out, one thing in
 * each line.
 */
export function statementOf(
  details: InstructionDetails,
  records: NamedRecords,
  wording: Wording,
): string {
  const lines = [instructionLineText(details, records, wording)];
  if (details.type !== 'changeOfData') {
    const account = records.accounts.find(({ id }) => id === details.accountId)?.data;
    const name = account && (account.number ? `${account.name} (${account.number})` : account.name);
    lines.push(`Account: ${name ?? 'not chosen'}`);
  }
  switch (details.type) {
    case 'buy':
    case 'sell':
      if (details.type === 'sell') lines.push(...lotLines(details, records, wording));
      if (details.goodUntil) lines.push(`Good until ${dayText(details.goodUntil, wording)}`);
      break;
    case 'pay':
      lines.push(`To the account ${details.payeeAccount}`);
      if (details.reference) lines.push(`Reference: ${details.reference}`);
      if (details.payOn) lines.push(`On ${dayText(details.payOn, wording)}`);
      break;
    case 'changeOfData':
      lines.push(`Instead of ${details.from || 'nothing'}`);
      break;
    case 'purchaseOrder':
    case 'return':
      for (const line of details.lines) lines.push(productLine(line, details, records, wording));
      if (details.wantedOn) lines.push(`By ${dayText(details.wantedOn, wording)}`);
      if (details.type === 'return' && details.reason) lines.push(`Because: ${details.reason}`);
      break;
  }
  return lines.join('\n');
}

/** A day in words; as it was typed where it is none: a draft may hold what cannot be given. */
function dayText(day: CalendarDate, wording: Wording): string {
  return isCalendarDate(day) ? wording.date(day) : day;
}

/** A draft may hold text where a number belongs: it is told as it was typed, and cannot be given. */
const isRead = (value: unknown): value is number => typeof value === 'number';
const asTyped = (value: unknown): string => `“${value}”`;

const amountText = (value: Money, wording: Wording): string =>
  isRead(value.amount) ? wording.money(value) : `${value.currency} ${asTyped(value.amount)}`;

const piecesText = (quantity: number, wording: Wording): string =>
  isRead(quantity) ? wording.quantity(quantity) : asTyped(quantity);

function tradeText(
  details: DetailsOf<'buy'> | DetailsOf<'sell'>,
  records: NamedRecords,
  wording: Wording,
): string {
  const verb = INSTRUCTION_TYPE_WORDS[details.type];
  const security = records.securities.get(details.securityId)?.data;
  const symbol = security?.symbol ? ` (${security.symbol})` : '';
  const name = security ? `${security.name}${symbol}` : 'a security';
  const currency = currencyIn(details.accountId, records);
  const size =
    details.quantity !== null
      ? `${piecesText(details.quantity, wording)} ${name}`
      : details.amount !== null && currency
        ? `${name} for ${amountText({ amount: details.amount, currency }, wording)}`
        : name;
  const namesLots = details.type === 'sell' && (details.namedLots ?? []).length > 0;
  const lots = namesLots ? ' from named lots' : '';
  const limit =
    details.limit === null
      ? ''
      : ` at ${priceText(details.limit, security?.currency ?? currency)} or better`;
  return `${verb} ${size}${lots}${limit}`;
}

/** What a line of a statement that names a lot begins with. */
export const LOT_LINE = 'From the lot ';

/**
 * "From the lot of 3 Mar 2025: 40", one line for each lot that is named; "…, bought at EUR 10 a unit: 40"
 * where the client bought more than once on that day.
 */
function lotLines(
  { namedLots = [], securityId }: DetailsOf<'sell'>,
  { transactions = [] }: NamedRecords,
  wording: Wording,
): readonly string[] {
  const ofSecurity = transactions.filter(
    ({ data }) => data.type === 'buy' && data.securityId === securityId,
  );
  return namedLots.map((lot) => {
    const { acquiredOn, quantity, purchaseId } = lot;
    const day = acquiredOn ? `of ${wording.date(acquiredOn)}` : 'without a recorded day';
    const isOneOfSeveral = ofSecurity.some(
      ({ id, data }) => id !== purchaseId && data.date === acquiredOn,
    );
    const cost = isOneOfSeveral ? unitCostText(lot, ofSecurity) : '';
    return `${LOT_LINE}${day}${cost}: ${piecesText(quantity, wording)}`;
  });
}

/** ", bought at EUR 10 a unit", with costs; empty where the lot has no purchase among `purchases`. */
export function unitCostText(
  { purchaseId }: Pick<NamedLot, 'purchaseId'>,
  purchases: ClientFile['transactions'],
): string {
  const purchase = purchases.find(({ id }) => id === purchaseId)?.data;
  const units = Math.abs(purchase?.quantity ?? 0);
  if (!purchase || units === 0) return '';
  const scale = powerOfTen(PRICE_SCALE - minorUnitScale(purchase.currency) + QUANTITY_SCALE);
  const cost = multiplyDivide(Math.abs(purchase.amount), scale, units);
  return `, bought at ${priceText(cost, purchase.currency)} a unit`;
}

function linesText(
  lines: readonly InstructionLine[],
  { products }: NamedRecords,
  wording: Wording,
): string {
  const [first, ...others] = lines;
  if (!first) return 'nothing yet';
  const name = products.get(first.productId)?.data.name ?? 'a product';
  const more = others.length > 0 ? ` and ${counted(others.length, 'other product')}` : '';
  return `${piecesText(first.quantity, wording)} × ${name}${more}`;
}

function productLine(
  line: InstructionLine,
  { accountId }: { readonly accountId: InstructionLine['productId'] },
  records: NamedRecords,
  wording: Wording,
): string {
  const name = records.products.get(line.productId)?.data.name ?? 'a product';
  const price =
    line.unitPrice === null
      ? 'as listed'
      : `at ${priceText(line.unitPrice, currencyIn(accountId, records))}`;
  return `${piecesText(line.quantity, wording)} × ${name}, ${price}`;
}

function currencyIn(accountId: string, { accounts }: NamedRecords): CurrencyCode | null {
  return accounts.find(({ id }) => id === accountId)?.data.currency ?? null;
}

/** A price with all its decimals and no more: it is a limit, and must not be rounded. */
export function priceText(price: number, currency: CurrencyCode | null): string {
  const text = isRead(price) ? trimmedDecimal(price, PRICE_SCALE) : asTyped(price);
  return currency ? `${currency} ${text}` : text;
}

import { multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  exactValue,
  type Money,
  minorUnitScale,
  money,
  PRICE_SCALE,
  plainQuantity,
  QUANTITY_SCALE,
  type UnitPrice,
} from '#shared/lib/money.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Account } from '../portfolio/account.ts';
import { cashBalances } from '../portfolio/cash-balance.ts';
import { holdingsOf } from '../portfolio/holdings.ts';
import { priceAt } from '../portfolio/price-at.ts';
import { counted } from '../wording.ts';
import { blocks, type CheckFinding, type CheckInput, passes, warns } from './check-finding.ts';
import { lotFindings } from './check-lots.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf, InstructionDetails, InstructionLine } from './instruction-details.ts';
import { isOpenInstruction } from './instruction-state.ts';

type Trade = DetailsOf<'buy'> | DetailsOf<'sell'>;
type Goods = DetailsOf<'purchaseOrder'> | DetailsOf<'return'>;

/**
 * What an order is worth in its account's currency: the amount it names, its quantity at the limit or
 * else at the last price, its lines at the prices agreed; `null` where that cannot be said, `tooLarge`
 * where it is beyond exact numbers.
 */
export function worthOf(
  details: InstructionDetails,
  { file, today }: Pick<CheckInput, 'file' | 'today'>,
): Money | 'tooLarge' | null {
  const account = accountOf(details, file);
  if (details.type === 'pay') return details.payment;
  if (!account || details.type === 'changeOfData') return null;
  const { currency } = account.data;
  if (details.type === 'buy' || details.type === 'sell') {
    if (details.amount !== null) return money(details.amount, currency);
    const price = priceOf(details, file, today);
    if (details.quantity === null || price === null) return null;
    if (file.securities.get(details.securityId)?.data.currency !== currency) return null;
    return exactValue(details.quantity, price, currency) ?? 'tooLarge';
  }
  let sum = 0;
  for (const { quantity, unitPrice } of details.lines) {
    if (unitPrice === null) return null;
    sum += exactValue(quantity, unitPrice, currency)?.amount ?? Number.NaN;
  }
  return Number.isSafeInteger(sum) ? money(sum, currency) : 'tooLarge';
}

function priceOf(details: Trade, file: ClientFile, today: CheckInput['today']): UnitPrice | null {
  if (details.limit !== null) return details.limit;
  return priceAt(file.prices.get(details.securityId) ?? [], today)?.price ?? null;
}

function accountOf(details: InstructionDetails, file: ClientFile): Entry<Account> | null {
  if (details.type === 'changeOfData') return null;
  return file.accounts.find(({ id }) => id === details.accountId) ?? null;
}

/** Whether the client has what the order takes: units to sell, money to spend, goods to return. */
export function meansFindings(input: CheckInput, worth: Money | null): readonly CheckFinding[] {
  const { details } = input.draft;
  const account = accountOf(details, input.file);
  if (!account) return [];
  switch (details.type) {
    case 'sell':
      return [
        holdingFinding(details, account, input),
        ...lotFindings(details, account, input, othersOpen(input)),
      ];
    case 'buy':
    case 'pay':
      return [cashFinding(details, account, input, worth)];
    case 'return':
      return goodsFindings(details, account, input);
    default:
      return [];
  }
}

/** The client's other open instructions: what they take is no longer there to give. */
function othersOpen({ file, draft }: CheckInput): readonly Instruction[] {
  return file.instructions
    .filter(({ id, data }) => id !== draft.replacesId && isOpenInstruction(data))
    .map(({ data }) => data);
}

const UNKNOWN_LEDGER = 'Synchronise first, or ask the back office.';

function holdingFinding(
  details: DetailsOf<'sell'>,
  account: Entry<Account>,
  input: CheckInput,
): CheckFinding {
  const { file, wording, today, isLedgerWhole } = input;
  if (!isLedgerWhole) {
    const reason = 'Not every transaction is on this device: what is held cannot be checked';
    return warns('holdings', reason, UNKNOWN_LEDGER);
  }
  const source = { kind: 'account', id: account.id } as const;
  const { accounts, transactions } = file;
  const { holdings } = holdingsOf({ accounts, transactions, until: today });
  const held = holdings
    .filter((each) => each.accountId === account.id && each.securityId === details.securityId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const others = othersOpen(input).flatMap(({ details: other }) => {
    const isSame =
      other.type === 'sell' &&
      other.accountId === account.id &&
      other.securityId === details.securityId;
    return isSame ? [unitsOf(other, account, input)] : [];
  });
  const { sum: promised, unknown } = promisedBy(others);
  const free = held - promised;
  const ordered = unitsOf(details, account, input);
  if (ordered === null) {
    if (held > 0) {
      const reason =
        'The price is not known in the account’s currency: whether enough is held cannot be checked';
      return warns('holdings', reason, 'Order a quantity, or ask the back office.', source);
    }
    const reason = 'The account holds none of this security';
    return blocks('holdings', reason, 'Choose the account that holds it.', source);
  }
  const already =
    promised > 0 ? `, ${wording.quantity(promised)} of it in other open instructions` : '';
  const name = file.securities.get(details.securityId)?.data.name ?? 'this security';
  const has = `The account holds ${wording.quantity(held)} of ${name}${already}`;
  if (ordered > free) {
    const reason = `${has}; ${wording.quantity(ordered)} is more than what is free`;
    const remedy = `Sell ${plainQuantity(Math.max(0, free))} at most.`;
    return blocks('holdings', reason, remedy, source);
  }
  return unknown > 0
    ? warns('holdings', `${has}; ${takenByOthers(unknown)}`, LOOK_AT_OTHERS, source)
    : passes('holdings', has, source);
}

const LOOK_AT_OTHERS = 'Look at the other open instructions, or ask the back office.';

/** What other open instructions take together, and of how many that is not known. */
function promisedBy(amounts: readonly (number | null)[]) {
  const known = amounts.filter((amount) => amount !== null);
  const sum = known.reduce((total, amount) => total + amount, 0);
  return {
    // More than everything is enough: beyond exact numbers nothing is free either.
    sum: Math.min(sum, Number.MAX_SAFE_INTEGER),
    unknown: amounts.length - known.length,
  };
}

const takenByOthers = (count: number): string =>
  `what ${counted(count, 'other open instruction')} ${count === 1 ? 'takes' : 'take'} of it is not known`;

/**
 * The units an order takes: as it says, or its amount at the limit or last price, rounded half to even
 * to millionths; `null` without a price, and where the price is in another currency than the account.
 */
function unitsOf(
  details: Trade,
  { data: { currency } }: Entry<Account>,
  { file, today }: CheckInput,
): number | null {
  if (details.quantity !== null) return details.quantity;
  const price = priceOf(details, file, today);
  if (details.amount === null || price === null || price <= 0) return null;
  if (file.securities.get(details.securityId)?.data.currency !== currency) return null;
  const scale = powerOfTen(QUANTITY_SCALE + PRICE_SCALE - minorUnitScale(currency));
  return multiplyDivide(details.amount, scale, price);
}

function cashFinding(
  details: DetailsOf<'buy'> | DetailsOf<'pay'>,
  account: Entry<Account>,
  input: CheckInput,
  worth: Money | null,
): CheckFinding {
  const { file, wording, today, isLedgerWhole } = input;
  if (!isLedgerWhole) {
    const reason = 'Not every transaction is on this device: the balance cannot be checked';
    return warns('cash', reason, UNKNOWN_LEDGER);
  }
  const source = { kind: 'account', id: account.id } as const;
  const { currency, accountType } = account.data;
  if (accountType === 'credit' || accountType === 'loan') {
    const reason = 'What may still be drawn of a credit or a loan is not recorded';
    return warns('cash', reason, 'Ask whoever keeps the account before you promise it.', source);
  }
  const balance = cashBalances([account], file.transactions, today).get(account.id)?.amount ?? 0;
  const others = othersOpen(input).flatMap(({ details: other }) => {
    const takes = (other.type === 'buy' || other.type === 'pay') && other.accountId === account.id;
    if (!takes) return [];
    const amount = worthOf(other, input);
    return [amount && amount !== 'tooLarge' && amount.currency === currency ? amount.amount : null];
  });
  const { sum: promised, unknown } = promisedBy(others);
  const already =
    promised > 0
      ? `, ${wording.money(money(promised, currency))} of it in other open instructions`
      : '';
  const has = `The balance is ${wording.money(money(balance, currency))}${already}`;
  if (!worth || worth.currency !== currency) {
    const reason =
      worth && details.type === 'pay'
        ? `${has}; what ${wording.money(worth)} takes of it is not known without a rate`
        : `${has}; what the order costs is not known without a price`;
    return warns('cash', reason, 'Name a limit or an amount, or ask the back office.', source);
  }
  if (worth.amount > balance - promised) {
    const free = wording.money(money(Math.max(0, balance - promised), currency));
    return blocks(
      'cash',
      `${has}; ${wording.money(worth)} is more than what is free`,
      `Order at most ${free}, or let money come in first.`,
      source,
    );
  }
  return unknown > 0
    ? warns('cash', `${has}; ${takenByOthers(unknown)}`, LOOK_AT_OTHERS, source)
    : passes('cash', has, source);
}

function goodsFindings(
  details: Goods,
  account: Entry<Account>,
  input: CheckInput,
): readonly CheckFinding[] {
  const { file, isLedgerWhole, wording } = input;
  if (!isLedgerWhole) {
    const reason = 'Not every order is on this device: what was bought cannot be checked';
    return [warns('goods', reason, UNKNOWN_LEDGER)];
  }
  const bought = boughtIn(account.id, file);
  const returning = piecesOf(
    othersOpen(input).flatMap(({ details: other }) =>
      other.type === 'return' && other.accountId === account.id ? other.lines : [],
    ),
  );
  const findings = [...piecesOf(details.lines)].flatMap(([productId, pieces]): CheckFinding[] => {
    const had = bought.get(productId) ?? 0;
    const promised = returning.get(productId) ?? 0;
    const free = Math.max(0, had - promised);
    if (pieces <= free) return [];
    const name = file.products.get(productId)?.data.name ?? 'this product';
    const already =
      promised > 0 ? `, ${wording.quantity(promised)} of them in other open returns` : '';
    const reason = `${wording.quantity(pieces)} × ${name} is more than the ${wording.quantity(had)} that were bought and kept${already}`;
    const source = { kind: 'product', id: productId } as const;
    return [blocks('goods', reason, `Take back ${plainQuantity(free)} at most.`, source)];
  });
  return findings.length > 0
    ? findings
    : [passes('goods', 'Everything was bought in this account')];
}

/** Pieces of each product in `lines`, which may name one more than once. */
function piecesOf(lines: readonly InstructionLine[]): ReadonlyMap<RecordId, number> {
  const sums = new Map<RecordId, number>();
  for (const { productId, quantity } of lines) {
    sums.set(productId, (sums.get(productId) ?? 0) + quantity);
  }
  return sums;
}

/** Pieces of each product that were ordered in the account and not returned. */
function boughtIn(accountId: RecordId, file: ClientFile): ReadonlyMap<RecordId, number> {
  const sums = new Map<RecordId, number>();
  for (const { data } of file.transactions) {
    if (data.accountId !== accountId) continue;
    if (data.type !== 'order' && data.type !== 'return') continue;
    const sign = data.type === 'order' ? 1 : -1;
    for (const { productId, quantity } of data.lines ?? []) {
      sums.set(productId, (sums.get(productId) ?? 0) + sign * Math.abs(quantity));
    }
  }
  return sums;
}

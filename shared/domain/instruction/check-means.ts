import { multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type Money,
  minorUnitScale,
  money,
  PRICE_SCALE,
  plainQuantity,
  QUANTITY_SCALE,
  type Quantity,
  type UnitPrice,
  valueAtPrice,
} from '#shared/lib/money.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Account } from '../portfolio/account.ts';
import { cashBalances } from '../portfolio/cash-balance.ts';
import { holdingsOf } from '../portfolio/holdings.ts';
import { priceAt } from '../portfolio/price-at.ts';
import { blocks, type CheckFinding, type CheckInput, passes, warns } from './check-finding.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';
import { isOpenInstruction } from './instruction-state.ts';

type Trade = DetailsOf<'buy'> | DetailsOf<'sell'>;
type Goods = DetailsOf<'purchaseOrder'> | DetailsOf<'return'>;

/**
 * What an order is worth in its account's currency: the amount it names, its quantity at the limit or
 * else at the last price, its lines at the prices agreed; `null` where that cannot be said.
 */
export function worthOf(details: InstructionDetails, { file, today }: CheckInput): Money | null {
  const account = accountOf(details, file);
  if (details.type === 'pay') return details.payment;
  if (!account || details.type === 'changeOfData') return null;
  const { currency } = account.data;
  if (details.type === 'buy' || details.type === 'sell') {
    if (details.amount !== null) return money(details.amount, currency);
    const price = priceOf(details, file, today);
    if (details.quantity === null || price === null) return null;
    if (file.securities.get(details.securityId)?.data.currency !== currency) return null;
    return valueAtPrice(details.quantity, price, currency);
  }
  const values = details.lines.map(({ quantity, unitPrice }) =>
    unitPrice === null ? null : valueAtPrice(quantity, unitPrice, currency).amount,
  );
  if (values.includes(null)) return null;
  return money(
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    currency,
  );
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
      return [holdingFinding(details, account, input)];
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
  const promised = othersOpen(input).reduce((sum, { details: other }) => {
    const isSame =
      other.type === 'sell' &&
      other.accountId === account.id &&
      other.securityId === details.securityId;
    return isSame ? sum + (unitsOf(other, file, today) ?? 0) : sum;
  }, 0);
  const free = held - promised;
  const ordered = unitsOf(details, file, today);
  if (ordered === null) {
    if (held > 0) {
      const reason = 'The last price is not known: whether enough is held cannot be checked';
      return warns('holdings', reason, 'Order a quantity, or ask the back office.', source);
    }
    const reason = 'The account holds none of this security';
    return blocks('holdings', reason, 'Choose the account that holds it.', source);
  }
  const already =
    promised > 0 ? `, ${wording.quantity(promised)} of it in other open instructions` : '';
  const name = file.securities.get(details.securityId)?.data.name ?? 'this security';
  const has = `The account holds ${wording.quantity(held)} of ${name}${already}`;
  return ordered > free
    ? blocks(
        'holdings',
        `${has}; ${wording.quantity(ordered)} is more than what is free`,
        `Sell ${plainQuantity(Math.max(0, free))} at most.`,
        source,
      )
    : passes('holdings', has, source);
}

/** The units an order takes: as it says, or its amount at the limit or last price, rounded up. */
function unitsOf(details: Trade, file: ClientFile, today: CheckInput['today']): number | null {
  if (details.quantity !== null) return details.quantity;
  const price = priceOf(details, file, today);
  const currency = file.securities.get(details.securityId)?.data.currency;
  if (details.amount === null || price === null || price <= 0 || !currency) return null;
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
  const { currency } = account.data;
  const balance = cashBalances([account], file.transactions, today).get(account.id)?.amount ?? 0;
  const promised = othersOpen(input).reduce((sum, { details: other }) => {
    const takes = (other.type === 'buy' || other.type === 'pay') && other.accountId === account.id;
    const amount = takes ? worthOf(other, input) : null;
    return amount?.currency === currency ? sum + amount.amount : sum;
  }, 0);
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
  return passes('cash', has, source);
}

function goodsFindings(
  details: Goods,
  account: Entry<Account>,
  { file, isLedgerWhole, wording }: CheckInput,
): readonly CheckFinding[] {
  if (!isLedgerWhole) {
    const reason = 'Not every order is on this device: what was bought cannot be checked';
    return [warns('goods', reason, UNKNOWN_LEDGER)];
  }
  const bought = boughtIn(account.id, file);
  const findings = details.lines.flatMap(({ productId, quantity }): CheckFinding[] => {
    const had = bought.get(productId) ?? 0;
    if (quantity <= had) return [];
    const name = file.products.get(productId)?.data.name ?? 'this product';
    const reason = `${wording.quantity(quantity)} × ${name} is more than the ${wording.quantity(had as Quantity)} that were bought and kept`;
    const source = { kind: 'product', id: productId } as const;
    return [blocks('goods', reason, `Take back ${plainQuantity(had)} at most.`, source)];
  });
  return findings.length > 0
    ? findings
    : [passes('goods', 'Everything was bought in this account')];
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

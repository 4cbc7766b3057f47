import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText, powerOfTen } from '#shared/lib/decimal.ts';
import {
  type CurrencyCode,
  exactValue,
  minorUnitScale,
  PRICE_SCALE,
  plainQuantity,
  type Quantity,
  type UnitPrice,
} from '#shared/lib/money.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { Account } from '../portfolio/account.ts';
import { commonDay, namedSumBreaches } from '../portfolio/named-lots.ts';
import type { Transaction, TransactionLine } from '../portfolio/transaction.ts';
import { plainWording } from '../wording.ts';
import { type DealtLot, dealtLots, dealtQuantity } from './dealt-lots.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf, InstructionType } from './instruction-details.ts';

/** How the back office carried an instruction out. */
export interface Execution {
  readonly on: CalendarDate;
  /** Of one unit, in millionths of the account's currency: for purchases and sales. */
  readonly price: UnitPrice | null;
  /** Units that were dealt, positive; the quantity ordered when left out. */
  readonly quantity: Quantity | null;
  /** Costs in millionths of the account's currency, positive. */
  readonly fee: UnitPrice | null;
  /** What was sold of the lots that the order names; none: in their order (see dealt-lots.ts). */
  readonly lots: readonly DealtLot[];
}

export type ExecutionError = TaggedError<
  | 'priceNeeded'
  | 'quantityNeeded'
  | 'beyondOrder'
  | 'currency'
  | 'tooLarge'
  | 'notAsked'
  | 'tooEarly'
  | 'lots'
>;

const TOO_LARGE = 'quantity times price is more money than can be reckoned with';

/**
 * The transaction that carrying out `instruction` leads to, in the currency of `account`; `null` for a
 * change of data. Refused is what the client did not order: more units or money than ordered, a price
 * beyond the limit, a day after the last, lots that were not named.
 * @param dealtIn the currency of the security and so of a limit; `null` where it is not known
 */
export function executedTransaction(
  instruction: Instruction,
  account: Account | null,
  execution: Execution,
  dealtIn: CurrencyCode | null,
): Result<Transaction | null, ExecutionError> {
  const { details } = instruction;
  if (details.type === 'changeOfData' || !account) return ok(null);
  const superfluous = superfluousIn(details.type, execution);
  if (superfluous) return err({ tag: 'notAsked', message: superfluous });
  // A day of tolerance: the back office may be a time zone behind whoever took the order.
  if (addDays(execution.on, 1) < instruction.givenOn) {
    const givenOn = plainWording.date(instruction.givenOn);
    return err({ tag: 'tooEarly', message: `it was given only on ${givenOn}` });
  }
  const fee = feeIn(account.currency, execution.fee);
  if (fee === null) {
    const message = `the fee has more decimals than ${account.currency}`;
    return err({ tag: 'currency', message });
  }
  switch (details.type) {
    case 'buy':
    case 'sell':
      return dealt(instruction, details, account, execution, fee, dealtIn);
    case 'pay':
      return paid(instruction, details, account, execution, fee);
    case 'purchaseOrder':
    case 'return':
      return ordered(instruction, details, account, execution);
  }
}

/** What an instruction of this type has no use for, in words: it would be dropped without a word. */
export function superfluousIn(
  type: InstructionType,
  { price, quantity, fee, lots }: Execution,
): string | null {
  if (type !== 'sell' && lots.length > 0) return 'only a sale names lots';
  switch (type) {
    case 'buy':
    case 'sell':
      return null;
    case 'pay':
      return price === null && quantity === null ? null : 'a payment has no price and no quantity';
    case 'changeOfData':
    case 'purchaseOrder':
    case 'return':
      if (price === null && quantity === null && fee === null) return null;
      return type === 'changeOfData'
        ? 'a change of data has no price, quantity or fee'
        : 'an order of goods is booked at the prices agreed, without another price, quantity or fee';
  }
}

/** The fee in minor units; `null` when it is no whole number of them. */
function feeIn(currency: CurrencyCode, fee: UnitPrice | null): number | null {
  const unit = powerOfTen(PRICE_SCALE - minorUnitScale(currency));
  return (fee ?? 0) % unit === 0 ? (fee ?? 0) / unit : null;
}

function base(
  instruction: Instruction,
  accountId: Transaction['accountId'],
  account: Account,
  { on }: Execution,
): Pick<Transaction, 'clientId' | 'accountId' | 'date' | 'currency' | 'description'> {
  return {
    clientId: instruction.clientId,
    accountId,
    date: on,
    currency: account.currency,
    description: `Instruction ${instruction.number}`,
  };
}

function dealt(
  instruction: Instruction,
  details: DetailsOf<'buy'> | DetailsOf<'sell'>,
  account: Account,
  execution: Execution,
  fee: number,
  dealtIn: CurrencyCode | null,
): Result<Transaction, ExecutionError> {
  const { price, on } = execution;
  const refuse = (tag: ExecutionError['tag'], message: string) => err({ tag, message });
  if (price === null || price <= 0) return refuse('priceNeeded', 'say at which price it was dealt');
  const quantity = execution.quantity ?? dealtQuantity(execution.lots) ?? details.quantity;
  if (quantity === null || quantity <= 0) {
    return refuse('quantityNeeded', 'the order is for an amount: say how many units were dealt');
  }
  if (details.quantity !== null && quantity > details.quantity) {
    const most = plainQuantity(details.quantity);
    return refuse('beyondOrder', `${plainQuantity(quantity)} is more than the ${most} ordered`);
  }
  if (details.goodUntil !== null && on > details.goodUntil) {
    return refuse('beyondOrder', `the order was good until ${details.goodUntil}`);
  }
  if (details.limit !== null && dealtIn !== account.currency) {
    const limited = dealtIn ?? 'a currency that is not known';
    const message = `the limit is in ${limited} and the account in ${account.currency}: book it and name the transaction`;
    return refuse('currency', message);
  }
  const isBuy = details.type === 'buy';
  if (details.limit !== null && (isBuy ? price > details.limit : price < details.limit)) {
    const limit = decimalText(details.limit, PRICE_SCALE);
    return refuse('beyondOrder', `the price is beyond the limit of ${limit}`);
  }
  const value = exactValue(quantity, price, account.currency)?.amount;
  if (value === undefined) return refuse('tooLarge', TOO_LARGE);
  if (details.amount !== null && value > details.amount) {
    return refuse('beyondOrder', 'it comes to more than the amount ordered');
  }
  const lots = lotsSold(details, quantity, execution.lots, account);
  if (!lots.ok) return lots;
  return ok({
    ...base(instruction, details.accountId, account, execution),
    ...lots.value,
    type: details.type,
    amount: isBuy ? -(value + fee) : value - fee,
    securityId: details.securityId,
    quantity: (isBuy ? quantity : -quantity) as Quantity,
    unitPrice: price,
    ...(fee > 0 ? { fee } : {}),
  });
}

/** The lots that the sale of `quantity` takes: of those that were ordered. */
function lotsSold(
  details: DetailsOf<'buy'> | DetailsOf<'sell'>,
  quantity: Quantity,
  said: readonly DealtLot[],
  { costBasisMethod }: Account,
): Result<Pick<Transaction, 'namedLots' | 'acquiredOn'>, ExecutionError> {
  const ordered = (details.type === 'sell' && details.namedLots) || [];
  const refuse = (message: string) => err({ tag: 'lots' as const, message });
  if (ordered.length === 0) {
    return said.length > 0 ? refuse('the order names no lots') : ok({});
  }
  const remedy = 'book it and name the transaction';
  if (costBasisMethod !== 'specificLot') {
    return refuse(`the order names lots, which the account no longer takes by name: ${remedy}`);
  }
  // The check lets no such order be given; of one that another device gave it is not known what was meant.
  const [breach] = namedSumBreaches(ordered, details.quantity ?? quantity);
  if (breach) return refuse(`${breach.message}: ${remedy}`);
  const sold = dealtLots(ordered, quantity, said);
  if (!sold.ok) return refuse(sold.error);
  const day = commonDay(sold.value);
  return ok({ namedLots: [...sold.value], ...(day ? { acquiredOn: day } : {}) });
}

function paid(
  instruction: Instruction,
  details: DetailsOf<'pay'>,
  account: Account,
  execution: Execution,
  fee: number,
): Result<Transaction, ExecutionError> {
  const { payment, payee } = details;
  if (payment.currency !== account.currency) {
    return err({
      tag: 'currency',
      message: `the account is in ${account.currency}: book it and name the transaction`,
    });
  }
  return ok({
    ...base(instruction, details.accountId, account, execution),
    type: 'withdrawal',
    amount: -(payment.amount + fee),
    counterparty: payee,
    // It goes to an account of the payee.
    paymentMeans: 'transfer',
    ...(fee > 0 ? { fee } : {}),
  });
}

function ordered(
  instruction: Instruction,
  details: DetailsOf<'purchaseOrder'> | DetailsOf<'return'>,
  account: Account,
  execution: Execution,
): Result<Transaction, ExecutionError> {
  const isOrder = details.type === 'purchaseOrder';
  const lines: TransactionLine[] = [];
  let total = 0;
  for (const { productId, quantity, unitPrice } of details.lines) {
    if (unitPrice === null) {
      return err({
        tag: 'priceNeeded',
        message: 'no price was agreed for every line: book it and name the transaction',
      });
    }
    const signed = (isOrder ? quantity : -quantity) as Quantity;
    lines.push({ productId, quantity: signed, unitPrice });
    total += exactValue(signed, unitPrice, account.currency)?.amount ?? Number.NaN;
  }
  if (!Number.isSafeInteger(total)) return err({ tag: 'tooLarge', message: TOO_LARGE });
  return ok({
    ...base(instruction, details.accountId, account, execution),
    type: isOrder ? 'order' : 'return',
    amount: total,
    lines,
  });
}

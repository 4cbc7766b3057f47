import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { TransactionLine } from '#shared/domain/portfolio/transaction.ts';
import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, type Records } from './book-writer.ts';
import { goods, LIST_FACTOR, type SampleProduct } from './goods.ts';
import { type Random, randomFrom, seedFor } from './random.ts';
import { onWeekday } from './sample-days.ts';
import type { ClientSpec, TradeSpec } from './sample-spec.ts';

const MILLION = 1_000_000;

type Line = Pick<TransactionLine, 'productId' | 'quantity' | 'unitPrice'>;

/** The sales account of a wholesale client with its orders and what came back of them. */
export function tradeRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  const { trade } = spec;
  if (!trade) return [];
  const accountId = context.idOf('account', `${spec.key}/sales`);
  const currency = spec.currency as CurrencyCode;
  const account = loadedRecord(
    'account',
    accountId,
    newAccount({
      clientId,
      name: 'Sales account',
      accountType: 'sales',
      currency,
      openedOn: dayAt(context, trade.opened),
    }),
  );
  const random = randomFrom(seedFor(context.seed, `${spec.key}/sales`));
  const records: LoadedRecord[] = [account];
  const enter = (type: 'order' | 'return', date: CalendarDate, lines: readonly Line[]): void => {
    const number = `${type === 'order' ? 'O' : 'R'}-${spec.key.toUpperCase()}-${records.length}`;
    records.push(
      loadedRecord('transaction', context.idOf('transaction', number), {
        clientId,
        accountId,
        type,
        date,
        amount: lines.reduce((sum, line) => sum + lineAmount(line), 0),
        currency,
        description: `${type === 'order' ? 'Order' : 'Return'} ${number}`,
        externalId: number,
        lines: lines.map((line) => ({ ...line })),
      }),
    );
  };
  const recent: { date: CalendarDate; lines: readonly Line[] }[] = [];
  for (const date of orderDays(trade, context, random)) {
    const lines = orderLines(trade, spec, context, random, date);
    const [first] = lines;
    if (!first) continue;
    enter('order', date, lines);
    const backOn = onWeekday(addDays(date, random.integer(5, 12)), 1);
    if (random.next() < 0.09 && backOn <= context.today) {
      enter('return', backOn, [returned(first, random)]);
    }
    recent.push({ date, lines });
  }
  for (const { date, lines } of trade.sentBack ? recent.slice(-2) : []) {
    const backOn = onWeekday(addDays(date, 2), 1);
    if (backOn <= context.today) enter('return', backOn, sentBack(lines, trade.sentBack ?? 0));
  }
  const last = trade.orderedTwice ? recent.at(-1) : undefined;
  if (last) enter('order', last.date, last.lines);
  return records;
}

/** Every price has two decimals, so each line is a whole number of minor units. */
const lineAmount = (line: Line): number => multiplyDivide(line.quantity, line.unitPrice, 1e10);

function orderDays(trade: TradeSpec, context: BookContext, random: Random): CalendarDate[] {
  const last = dayAt(context, trade.lastOrder ?? 0);
  const days: CalendarDate[] = [];
  let date = onWeekday(dayAt(context, trade.opened), 1);
  while (date <= last) {
    days.push(date);
    const gap = Math.max(2, Math.round(trade.rhythm * (0.75 + random.next() * 0.5)));
    date = onWeekday(addDays(date, gap), 1);
  }
  return days;
}

function orderLines(
  trade: TradeSpec,
  spec: ClientSpec,
  context: BookContext,
  random: Random,
  date: CalendarDate,
): readonly Line[] {
  const years = daysBetween(dayAt(context, trade.opened), date) / 365;
  const month = Number(date.slice(5, 7));
  const season = month >= 10 ? 1.25 : 1;
  const size = trade.pieces * (1 + trade.growth * years) * season;
  return goods
    .filter(({ category }) => trade.buys.includes(category))
    .filter(() => random.next() < 0.62)
    .map((product) => ({
      productId: context.idOf('product', product.code),
      quantity: (Math.max(6, Math.round((size * (0.5 + random.next())) / 6) * 6) *
        MILLION) as Quantity,
      unitPrice: priceOf(product, trade, spec, date >= dayAt(context, trade.agreed?.from ?? 1)),
    }));
}

/** The list price, less the discount once it is agreed; in whole cents. */
function priceOf(
  product: SampleProduct,
  { agreed }: TradeSpec,
  spec: ClientSpec,
  isAgreed: boolean,
): UnitPrice {
  const discount = isAgreed && agreed?.category === product.category ? agreed.discount : 0;
  const list = Math.round((product.price ?? 0) * 100 * LIST_FACTOR[spec.currency]);
  return (Math.round(list * (1 - discount)) * 10_000) as UnitPrice;
}

/** Up to a third of a line, at least one piece. */
function returned(line: Line, random: Random): Line {
  const pieces = Math.max(1, Math.floor((line.quantity / MILLION) * random.next() * 0.33));
  return { ...line, quantity: (-pieces * MILLION) as Quantity };
}

/** The part `share` of each line, whole pieces. */
function sentBack(lines: readonly Line[], share: number): readonly Line[] {
  return lines.map((line) => ({
    ...line,
    quantity: (-Math.ceil((line.quantity / MILLION) * share) * MILLION) as Quantity,
  }));
}

import { newClient } from '#shared/domain/client/client-builders.ts';
import type { Entry, PricePoint } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import type { FiguresRecords } from '#shared/domain/portfolio/client-figures.ts';
import {
  newAccount,
  newSecurity,
  newTransaction,
} from '#shared/domain/portfolio/portfolio-builders.ts';
import { priceAt } from '#shared/domain/portfolio/price-at.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidV7 } from '#shared/lib/identifiers.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { Random } from './random.ts';

/** What a client of a generated book with daily prices has. */
export interface PricedClientSize {
  readonly accounts: number;
  readonly transactions: number;
}

/** Securities with a price of every working day, and clients who trade in them, from a seed. */
export interface PricedBook {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly securities: ReadonlyMap<RecordId, Entry<Security>>;
  readonly prices: ReadonlyMap<RecordId, readonly PricePoint[]>;
  /** The next client: the same at every run for the same sizes in the same order. */
  next(size: PricedClientSize): FiguresRecords;
}

const YEARS = 5;
const SECURITIES = 60;
const HELD_IN_AN_ACCOUNT = 8;
const MILLIONTH = 1_000_000;
const FIRST_MILLIS = Date.UTC(2020, 0, 1);
const CLASSES = ['equity', 'equity', 'fund', 'bond'] as const;

type Fields = Partial<Transaction> & Pick<Transaction, 'type'>;

/** A book whose ledgers go over the five years up to `to`. */
export function pricedBook(seed: number, to: CalendarDate): PricedBook {
  const random = new Random(seed);
  const from = addDays(to, -365 * YEARS);
  let made = 0;
  const entry = <Data>(data: Data): Entry<Data> => {
    made += 1;
    const bytes = Uint8Array.from({ length: 10 }, () => random.below(256));
    const id = uuidV7(FIRST_MILLIS + made, bytes) as RecordId;
    return { id, data, editedAt: null, editedBy: null };
  };
  const listed = Array.from({ length: SECURITIES }, (_, n) =>
    entry(
      newSecurity({
        name: `Generated share ${n + 1}`,
        symbol: `GEN${n + 1}`,
        assetClass: CLASSES[n % CLASSES.length] ?? 'equity',
      }),
    ),
  );
  const days = daysBetween(from, to);
  const prices = new Map(listed.map(({ id }) => [id, dailyPrices(from, days, random)]));
  return {
    from,
    to,
    securities: new Map(listed.map((security) => [security.id, security])),
    prices,
    next(size) {
      const client = entry(newClient({ name: `Client ${made}` }));
      const accounts = Array.from({ length: size.accounts }, (_, n) => {
        const targets = [
          { id: 'equity' as const, weight: 6_000 },
          { id: 'bond' as const, weight: 4_000 },
        ];
        return entry(newAccount({ clientId: client.id, name: `Depot ${n + 1}`, targets }));
      });
      const ledgers = accounts.map((account) => ({
        account,
        own: random.shuffled(listed).slice(0, HELD_IN_AN_ACCOUNT),
        pieces: new Map<RecordId, number>(),
      }));
      const transactions = Array.from({ length: size.transactions }, (_, n) => {
        const date = addDays(from, Math.floor((n * days) / size.transactions));
        const ledger = random.pick(ledgers);
        const priceOf = (id: RecordId) => priceAt(prices.get(id) ?? [], date)?.price ?? MILLIONTH;
        return entry(transactionOf({ ...ledger, n, date, priceOf, random }));
      });
      // The accounts' own records name prices of what is held; the maps hold at least that.
      const used = new Set(transactions.flatMap(({ data }) => data.securityId ?? []));
      return {
        client,
        accounts,
        transactions,
        securities: new Map(listed.filter(({ id }) => used.has(id)).map((each) => [each.id, each])),
        prices: new Map([...used].map((id) => [id, prices.get(id) ?? []])),
      };
    },
  };
}

/** Money comes, is invested, earns, is charged and goes; nothing is sold that is not held. */
function transactionOf(input: {
  readonly account: Entry<Account>;
  readonly own: readonly Entry<Security>[];
  readonly pieces: Map<RecordId, number>;
  readonly n: number;
  readonly date: CalendarDate;
  readonly priceOf: (id: RecordId) => number;
  readonly random: Random;
}): Transaction {
  const { account, own, pieces, n, date, priceOf, random } = input;
  const security = random.pick(own);
  const held = pieces.get(security.id) ?? 0;
  const price = priceOf(security.id);
  const make = (fields: Fields) =>
    newTransaction({ clientId: account.data.clientId, accountId: account.id, date, ...fields });
  const trade = (type: 'buy' | 'sell', signed: number) => {
    pieces.set(security.id, held + signed);
    return make({
      type,
      securityId: security.id,
      quantity: (signed * MILLIONTH) as Quantity,
      unitPrice: price as UnitPrice,
      amount: -Math.round((signed * price) / 10_000) - 990,
      fee: 990 as Transaction['amount'],
      counterparty: 'Exchange',
    });
  };
  const [turn, round] = [n % 10, n % 100];
  if (n < 5 || turn === 0)
    return make({ type: 'deposit', amount: 400_000 + random.below(600_000) });
  if (round === 95) return make({ type: 'withdrawal', amount: -50_000 - random.below(50_000) });
  if (round === 45 || round === 85)
    return make({ type: 'fee', amount: -1_000 - random.below(4_000) });
  if ((turn === 3 || turn === 6 || turn === 9) && held > 1) {
    return trade('sell', -1 - random.below(Math.floor(held / 2)));
  }
  if ((turn === 4 || turn === 7) && held > 0) {
    const amount = Math.max(1, Math.round((held * price) / 2_000_000));
    return make({ type: 'dividend', amount, securityId: security.id });
  }
  return trade('buy', 1 + random.below(20));
}

function dailyPrices(from: CalendarDate, days: number, random: Random): readonly PricePoint[] {
  const points: PricePoint[] = [];
  let price = 20_000_000 + random.below(180_000_000);
  for (let day = 0; day <= days; day += 1) {
    price = Math.max(MILLIONTH, Math.round(price * (0.99 + random.fraction() * 0.0205)));
    if (day % 7 < 5) points.push({ date: addDays(from, day), price: price as UnitPrice });
  }
  return points;
}

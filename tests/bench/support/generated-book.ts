import type { RecordData } from '#shared/domain/kind.ts';
import type { Kind } from '#shared/domain/kinds.ts';
import { newAccount, newPrice, newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidV7 } from '#shared/lib/identifiers.ts';
import type { UnitPrice } from '#shared/lib/money.ts';
import { clientOfBook, workOfClient } from './generated-client.ts';
import { transactionsOf } from './generated-ledger.ts';
import { Random } from './random.ts';

export interface GeneratedRecord {
  readonly kind: Kind;
  readonly id: RecordId;
  readonly data: RecordData;
}

export interface BookSize {
  readonly seed: number;
  readonly clients: number;
  readonly transactionsPerClient: number;
  /** The day meetings and tasks are laid around; ledgers end before it. */
  readonly today: CalendarDate;
  /** The first so many clients are visited today; 0 when it does not matter. */
  readonly visitsToday?: number;
}

const SECURITIES = 60;
const MONTHS_OF_PRICES = 60;
const FIRST_MILLIS = Date.UTC(2020, 0, 1);

/** Ids that sort in the order in which they are made, as the application's own do. */
export class Ids {
  readonly #random: Random;
  #made = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(): RecordId {
    this.#made += 1;
    const bytes = Uint8Array.from({ length: 10 }, () => this.#random.below(256));
    return uuidV7(FIRST_MILLIS + this.#made, bytes) as RecordId;
  }
}

/** A security with its price of each month, the oldest first. */
export interface PricedSecurity {
  readonly id: RecordId;
  readonly prices: readonly number[];
}

/** What all clients of a generated book share, and how to make the clients one after the other. */
export interface GeneratedBook {
  /** Securities and their prices, for the firm's book. */
  readonly firm: readonly GeneratedRecord[];
  /** Each client's records, parents before children; the same at every run. */
  clients(): Generator<readonly GeneratedRecord[]>;
}

/** A book of advisory clients from a seed: the same size, the same records. */
export function generatedBook(size: BookSize): GeneratedBook {
  const random = new Random(size.seed);
  const ids = new Ids(random);
  const firstMonth = addMonths(size.today, -MONTHS_OF_PRICES);
  const firm: GeneratedRecord[] = [];
  const securities: PricedSecurity[] = [];
  for (let n = 0; n < SECURITIES; n += 1) {
    const id = ids.next();
    const data = newSecurity({ name: `Generated share ${n + 1}`, symbol: `GEN${n + 1}` });
    firm.push({ kind: 'security', id, data });
    const prices: number[] = [];
    let price = 20_000_000 + random.below(180_000_000);
    for (let month = 0; month < MONTHS_OF_PRICES; month += 1) {
      price = Math.round(price * (0.95 + random.fraction() * 0.11));
      prices.push(price);
      const date = addMonths(firstMonth, month);
      const entry = newPrice({ securityId: id, date, price: price as UnitPrice });
      firm.push({ kind: 'price', id: ids.next(), data: entry });
    }
    securities.push({ id, prices });
  }
  return {
    firm,
    *clients() {
      for (let n = 0; n < size.clients; n += 1) {
        const client = clientOfBook(n, ids, random);
        const account = ids.next();
        const data = newAccount({ clientId: client.id, name: 'Depot', number: `${700_000 + n}` });
        yield [
          client,
          ...workOfClient(
            { clientId: client.id, today: size.today, isVisited: n < (size.visitsToday ?? 0) },
            ids,
            random,
          ),
          { kind: 'account', id: account, data },
          ...transactionsOf({
            clientId: client.id,
            accountId: account,
            count: size.transactionsPerClient,
            firstMonth,
            months: MONTHS_OF_PRICES,
            securities,
            ids,
            random,
          }),
        ];
      }
    },
  };
}

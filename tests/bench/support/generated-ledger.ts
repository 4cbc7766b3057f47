import { newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import type { GeneratedRecord, Ids, PricedSecurity } from './generated-book.ts';
import type { Random } from './random.ts';

export interface LedgerInput {
  readonly clientId: RecordId;
  readonly accountId: RecordId;
  readonly count: number;
  readonly firstMonth: CalendarDate;
  readonly months: number;
  readonly securities: readonly PricedSecurity[];
  readonly ids: Ids;
  readonly random: Random;
}

const MILLIONTH = 1_000_000;
const HELD_BY_A_CLIENT = 8;

/**
 * A ledger in order of days: money comes in, is invested, earns, and now and then a piece is sold;
 * nothing is sold that is not held.
 */
export function transactionsOf(input: LedgerInput): GeneratedRecord[] {
  const { clientId, accountId, count, random, ids } = input;
  const own = random.shuffled(input.securities).slice(0, HELD_BY_A_CLIENT);
  const pieces = new Map<RecordId, number>();
  const records: GeneratedRecord[] = [];
  for (let n = 0; n < count; n += 1) {
    const month = Math.floor((n * input.months) / count);
    const date = addDays(addMonths(input.firstMonth, month), random.below(27));
    const security = random.pick(own);
    const held = pieces.get(security.id) ?? 0;
    const price = security.prices[month] ?? MILLIONTH;
    const base = { clientId, accountId, date, externalId: `${n + 1}` };
    const trade = (signed: number) => ({
      ...base,
      securityId: security.id,
      quantity: (signed * MILLIONTH) as Quantity,
      unitPrice: price as UnitPrice,
      amount: -Math.round((signed * price) / 10_000) - 990,
      fee: 990,
      counterparty: 'Exchange',
    });
    const turn = n % 5;
    if (turn === 0) {
      const amount = 400_000 + random.below(600_000);
      const description = 'Standing order';
      const data = newTransaction({ ...base, type: 'deposit', amount, description });
      records.push({ kind: 'transaction', id: ids.next(), data });
    } else if (turn === 3 && held > 1) {
      const sold = 1 + random.below(Math.floor(held / 2));
      pieces.set(security.id, held - sold);
      const description = 'Sale of shares';
      const data = newTransaction({ ...trade(-sold), type: 'sell', description });
      records.push({ kind: 'transaction', id: ids.next(), data });
    } else if (turn === 4 && held > 0) {
      const amount = Math.max(1, Math.round((held * price) / 2_000_000));
      const dividend = { ...base, amount, securityId: security.id, description: 'Dividend' };
      const data = newTransaction({ ...dividend, type: 'dividend' });
      records.push({ kind: 'transaction', id: ids.next(), data });
    } else {
      const bought = 1 + random.below(20);
      pieces.set(security.id, held + bought);
      const description = 'Purchase of shares in the ordinary course of business';
      const data = newTransaction({ ...trade(bought), type: 'buy', description });
      records.push({ kind: 'transaction', id: ids.next(), data });
    }
  }
  return records;
}

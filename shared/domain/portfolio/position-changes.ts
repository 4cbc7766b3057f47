import { Answers } from '#shared/lib/answers.ts';
import { type CalendarDate, dayNumber } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { cashEffect, type LedgerEntry, newQuantityEffect, quantityEffect } from './ledger.ts';
import type { Transaction } from './transaction.ts';

/** What a ledger changes the amounts of. */
export type Position = PositionOf & {
  /** The accounts that have or had some. */
  readonly accountIds: readonly RecordId[];
};

type PositionOf =
  | { readonly tag: 'money'; readonly currency: CurrencyCode }
  | { readonly tag: 'security'; readonly id: RecordId };

/** What an entry does to one position of one account. */
export interface PositionChange {
  /** Number of the entry's day. */
  readonly day: number;
  /** Index among the positions. */
  readonly position: number;
  /** Index of the account among those of the position. */
  readonly account: number;
  readonly amount: number;
}

/**
 * What the entries of a ledger do to money and quantities, in their order. Figures walk a ledger many
 * times, and the records themselves are long and lie all over the memory.
 */
export interface PositionChanges {
  readonly positions: readonly Position[];
  /** Oldest first. */
  readonly list: readonly PositionChange[];
}

const known = new Answers<null, PositionChanges>(() => true);

/** The changes that `ledger` makes, which is in order. */
export function positionChanges(ledger: readonly LedgerEntry[]): PositionChanges {
  return known.about(ledger, null, () => {
    const reader = new ChangeReader();
    for (const { data } of ledger) reader.read(data);
    return reader;
  });
}

/* A position while the list is made. */
interface Place {
  readonly index: number;
  readonly accountIds: RecordId[];
  readonly accounts: Map<RecordId, number>;
}

/* Makes the list; it lives inside one call. */
class ChangeReader implements PositionChanges {
  readonly positions: Position[] = [];
  readonly list: PositionChange[] = [];
  readonly #places = new Map<CurrencyCode | RecordId, Place>();
  #date: CalendarDate | null = null;
  #day = 0;

  read(entry: Transaction): void {
    const { accountId, securityId, newSecurityId } = entry;
    const day = this.#dayOf(entry.date);
    this.#changeMoney(day, accountId, entry.currency, cashEffect(entry));
    if (securityId) this.#changeSecurity(day, accountId, securityId, quantityEffect(entry));
    if (newSecurityId)
      this.#changeSecurity(day, accountId, newSecurityId, newQuantityEffect(entry));
  }

  /** Entries of one day stand together, so that its number is counted once. */
  #dayOf(date: CalendarDate): number {
    if (date !== this.#date) this.#day = dayNumber(date);
    this.#date = date;
    return this.#day;
  }

  #changeMoney(day: number, accountId: RecordId, currency: CurrencyCode, amount: number): void {
    if (amount === 0) return;
    const place =
      this.#places.get(currency) ?? this.#newPlace(currency, { tag: 'money', currency });
    this.#change(day, place, accountId, amount);
  }

  #changeSecurity(day: number, accountId: RecordId, id: RecordId, quantity: number): void {
    if (quantity === 0) return;
    const place = this.#places.get(id) ?? this.#newPlace(id, { tag: 'security', id });
    this.#change(day, place, accountId, quantity);
  }

  #newPlace(key: CurrencyCode | RecordId, position: PositionOf): Place {
    const accountIds: RecordId[] = [];
    const index = this.positions.push({ ...position, accountIds }) - 1;
    const place = { index, accountIds, accounts: new Map<RecordId, number>() };
    this.#places.set(key, place);
    return place;
  }

  #change(day: number, place: Place, accountId: RecordId, amount: number): void {
    let account = place.accounts.get(accountId);
    if (account === undefined) {
      account = place.accountIds.push(accountId) - 1;
      place.accounts.set(accountId, account);
    }
    this.list.push({ day, position: place.index, account, amount });
  }
}

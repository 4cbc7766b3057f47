import { Answers } from '#shared/lib/answers.ts';
import { dayNumber } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { cashEffect, type LedgerEntry, newQuantityEffect, quantityEffect } from './ledger.ts';
import type { Transaction } from './transaction.ts';

/** What a ledger changes the amount of. */
export type MovedPart =
  | { readonly tag: 'money'; readonly currency: CurrencyCode }
  | { readonly tag: 'security'; readonly id: RecordId };

/** What an entry does to one part of one account. */
export interface Movement {
  /** Number of the entry's day. */
  readonly day: number;
  /** Index among the parts. */
  readonly part: number;
  /** Number of the account among those that have moved the part. */
  readonly slot: number;
  readonly amount: number;
}

/**
 * What the entries of a ledger do to money and quantities, in their order. Figures walk a ledger many
 * times, and the records themselves are long and lie all over the memory.
 */
export interface Movements {
  readonly parts: readonly MovedPart[];
  readonly list: readonly Movement[];
}

const known = new Answers<null, Movements>(() => true);

/** The movements of `ledger`, which is in order. */
export function movementsOf(ledger: readonly LedgerEntry[]): Movements {
  return known.about(ledger, null, () => {
    const reader = new MovementReader();
    for (const { data } of ledger) reader.read(data);
    return reader;
  });
}

interface Place {
  readonly part: number;
  readonly slots: Map<RecordId, number>;
}

/* Makes the list; it lives inside one call. */
class MovementReader implements Movements {
  readonly parts: MovedPart[] = [];
  readonly list: Movement[] = [];
  readonly #places = new Map<CurrencyCode | RecordId, Place>();

  read(entry: Transaction): void {
    const { currency, securityId, newSecurityId } = entry;
    const day = dayNumber(entry.date);
    const money = cashEffect(entry);
    if (money !== 0) this.#move(day, this.#money(currency), entry.accountId, money);
    if (securityId) this.#quantity(day, entry.accountId, securityId, quantityEffect(entry));
    if (newSecurityId) {
      this.#quantity(day, entry.accountId, newSecurityId, newQuantityEffect(entry));
    }
  }

  #quantity(day: number, accountId: RecordId, id: RecordId, quantity: number): void {
    if (quantity === 0) return;
    const place = this.#places.get(id) ?? this.#newPlace(id, { tag: 'security', id });
    this.#move(day, place, accountId, quantity);
  }

  #money(currency: CurrencyCode): Place {
    return this.#places.get(currency) ?? this.#newPlace(currency, { tag: 'money', currency });
  }

  #newPlace(key: CurrencyCode | RecordId, part: MovedPart): Place {
    const place = { part: this.parts.push(part) - 1, slots: new Map<RecordId, number>() };
    this.#places.set(key, place);
    return place;
  }

  #move(day: number, { part, slots }: Place, accountId: RecordId, amount: number): void {
    let slot = slots.get(accountId);
    if (slot === undefined) {
      slot = slots.size;
      slots.set(accountId, slot);
    }
    this.list.push({ day, part, slot, amount });
  }
}

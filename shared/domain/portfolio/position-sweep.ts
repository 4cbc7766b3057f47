import { type CalendarDate, dayNumber } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { available, type Figure, type Unavailable } from '../figure.ts';
import { accountPositions } from './account-positions.ts';
import { converted } from './exchange-rate.ts';
import { HeldSecurity } from './held-security.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { type Position, positionChanges } from './position-changes.ts';

/*
 * Walks a ledger once, day by day, and values what is held on the way: the one way in which money
 * and quantities become a value, so that the number on the page, the chart and the returns agree.
 * It keeps plain integers and mutates them; nobody but who began the walk has it.
 */
export interface PositionSweep {
  /** Counts every entry up to the end of `day`; days never go back. */
  readonly advanceTo: (day: CalendarDate) => void;
  /**
   * Value at the end of the day advanced to, in minor units of the scope's currency.
   * @param pricedSince without a price of this day or later a security has no value
   */
  readonly value: (pricedSince?: CalendarDate) => Figure<number>;
  /** The same value, divided into money and each security. */
  readonly parts: () => Figure<PositionParts>;
}

/** What a value is made of; the parts add up to it exactly, as each is rounded by itself. */
export interface PositionParts {
  readonly cash: number;
  readonly securities: ReadonlyMap<RecordId, number>;
}

/** Starts before the first entry of `scope`. */
export function startSweep(scope: PortfolioScope): PositionSweep {
  const { positions, list } = positionChanges(scope.ledger);
  const held = positions.map((position) => nothingHeld(scope, position));
  let next = 0;
  let day = '' as CalendarDate;
  return {
    advanceTo: (to) => {
      day = to;
      const number = dayNumber(to);
      for (let change = list[next]; change && change.day <= number; change = list[next]) {
        held[change.position]?.add(change.account, change.amount);
        next += 1;
      }
    },
    value: (pricedSince) => valueOfAll(held, day, pricedSince),
    parts: () => {
      let cash = 0;
      const securities = new Map<RecordId, number>();
      for (const part of held) {
        const value = part.valueOn(day);
        if (typeof value !== 'number') return value;
        if (part instanceof HeldMoney) cash += value;
        else if (part.isHeld) securities.set(part.id, value);
      }
      return available({ cash, securities });
    },
  };
}

/**
 * Value of `scope` at the end of `day`, in minor units of its currency: the same as a sweep finds
 * there, for those who ask for one day only.
 */
export function valueOfDay(scope: PortfolioScope, day: CalendarDate): Figure<number> {
  const held = new Map<Position, Held>();
  const positionsOf = accountPositions(scope.clientLedger, day);
  for (const { id } of scope.accounts) {
    for (const [position, amount] of positionsOf(id)) {
      const part = held.get(position) ?? nothingHeld(scope, position);
      part.addAccount(amount);
      held.set(position, part);
    }
  }
  return valueOfAll(held.values(), day);
}

type Held = HeldMoney | HeldSecurity;

function nothingHeld(scope: PortfolioScope, position: Position): Held {
  return position.tag === 'money'
    ? new HeldMoney(scope, position.currency)
    : new HeldSecurity(scope, position.id);
}

function valueOfAll(
  held: Iterable<Held>,
  day: CalendarDate,
  pricedSince?: CalendarDate,
): Figure<number> {
  let total = 0;
  for (const part of held) {
    const value = part.valueOn(day, pricedSince);
    if (typeof value !== 'number') return value;
    total += value;
  }
  return available(total);
}

/* What the accounts of a scope have in one currency. */
class HeldMoney {
  readonly #scope: PortfolioScope;
  readonly #currency: CurrencyCode;
  #amount = 0;

  constructor(scope: PortfolioScope, currency: CurrencyCode) {
    this.#scope = scope;
    this.#currency = currency;
  }

  add(_account: number, amount: number): void {
    this.#amount += amount;
  }

  addAccount(amount: number): void {
    this.#amount += amount;
  }

  valueOn(day: CalendarDate): number | Unavailable {
    const { currency, rates } = this.#scope;
    const value = converted(this.#amount, this.#currency, currency, day, rates);
    return value.available ? value.value.amount : value;
  }
}

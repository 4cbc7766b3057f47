import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { causeWords, type FigureCause } from './figure-cause.ts';

/** A figure that could be computed, or the reason why not: what is unknown is never 0. */
export type Figure<Value> = { readonly available: true; readonly value: Value } | Unavailable;

/** Why there is no figure: in words, and where the day and security are known, as a tagged cause. */
export interface Unavailable {
  readonly available: false;
  readonly reason: string;
  readonly cause?: FigureCause;
}

/** A figure that is known. */
export function available<Value>(value: Value): Figure<Value> {
  return { available: true, value };
}

/** A figure that is not known; `reason` completes the sentence "unavailable: …". */
export function unavailable(reason: string): Unavailable {
  return { available: false, reason };
}

/** A figure that is not known because of `cause`, which also gives the words. */
export function unavailableBecause(cause: FigureCause): Unavailable {
  return { available: false, reason: causeWords(cause), cause };
}

/** Why there is no figure, with days as `date` writes them. */
export function reasonWords(
  { reason, cause }: Unavailable,
  date: (day: CalendarDate) => string,
): string {
  return cause ? causeWords(cause, date) : reason;
}

/** `change` of the value when there is one, the same reason otherwise. */
export function mapFigure<From, To>(figure: Figure<From>, change: (value: From) => To): Figure<To> {
  return figure.available ? available(change(figure.value)) : figure;
}

/** `combine` of both values; the first reason when one of them is missing. */
export function bothFigures<First, Second, To>(
  first: Figure<First>,
  second: Figure<Second>,
  combine: (first: First, second: Second) => To,
): Figure<To> {
  if (!first.available) return first;
  if (!second.available) return second;
  return available(combine(first.value, second.value));
}

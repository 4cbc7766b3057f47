/** A figure that could be computed, or the reason why not: what is unknown is never 0. */
export type Figure<Value> =
  | { readonly available: true; readonly value: Value }
  | { readonly available: false; readonly reason: string };

/** A figure that is known. */
export function available<Value>(value: Value): Figure<Value> {
  return { available: true, value };
}

/** A figure that is not known; `reason` completes the sentence "unavailable: …". */
export function unavailable(reason: string): {
  readonly available: false;
  readonly reason: string;
} {
  return { available: false, reason };
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

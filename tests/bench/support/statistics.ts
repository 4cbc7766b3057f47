/** The middle of `values`; of an even number of them the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values);
  const middle = Math.floor(sorted.length / 2);
  const upper = at(sorted, middle);
  return sorted.length % 2 === 1 ? upper : (at(sorted, middle - 1) + upper) / 2;
}

/** The value that 95 of 100 of `values` do not exceed (nearest rank). */
export function p95(values: readonly number[]): number {
  const sorted = inOrder(values);
  return at(sorted, Math.ceil(sorted.length * 0.95) - 1);
}

function inOrder(values: readonly number[]): number[] {
  if (values.length === 0) throw new Error('There is nothing to take a middle or a share of.');
  return [...values].sort((left, right) => left - right);
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new Error(`There is no value at ${index}.`);
  return value;
}

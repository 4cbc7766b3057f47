/** All of it, in hundredths of a percent. */
export const WHOLE = 10_000;

/**
 * Weights of `amounts` in their sum, in hundredths of a percent that add up to exactly 10,000: each is
 * rounded down, and what is missing goes to the largest remainders (Hamilton's method), the first of
 * equal ones first. What is owed has a negative weight. The sum must be positive.
 */
export function exactWeights(amounts: readonly number[]): readonly number[] {
  const total = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
  const exact = amounts.map((amount, index) => {
    const scaled = BigInt(amount) * BigInt(WHOLE);
    const remainder = ((scaled % total) + total) % total;
    return { index, remainder, weight: Number((scaled - remainder) / total) };
  });
  const missing = WHOLE - exact.reduce((sum, { weight }) => sum + weight, 0);
  const byRemainder = exact.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return exact.map(({ index, weight }) => weight + (raised.has(index) ? 1 : 0));
}

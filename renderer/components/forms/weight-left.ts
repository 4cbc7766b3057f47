/** What `parts` leave to 100 %, in hundredths of a percent; what is no number yet weighs nothing. */
export function weightLeft(parts: readonly { readonly weight: number }[]): number {
  return parts.reduce(
    (left, { weight }) => left - (typeof weight === 'number' ? weight : 0),
    10_000,
  );
}

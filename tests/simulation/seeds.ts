/** Worlds in which a rule once did not hold, with what was wrong. Kept for ever. */
export const ONCE_FAILED: readonly { readonly seed: number; readonly why: string }[] = [];

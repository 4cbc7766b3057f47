/** Worlds in which a rule once did not hold, with what was wrong. Kept for ever. */
export const ONCE_FAILED: readonly { readonly seed: number; readonly why: string }[] = [
  { seed: 124, why: '[F6] a book that was only written to, never read, was not purged' },
  { seed: 871, why: '[F6] a rejected edit of a lost book left its row behind' },
  { seed: 2720, why: '[F7] a record whose edit outlived a purge did not come back' },
  { seed: 3651, why: '[F9] rows the server had lost were purged with a departure of before' },
];

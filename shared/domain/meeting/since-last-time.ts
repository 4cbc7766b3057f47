import { plainWording, type Wording } from '../wording.ts';
import type { ChangeLine, ChangesInput } from './change-line.ts';
import { accountChanges } from './since-last-time-accounts.ts';
import { relationshipChanges } from './since-last-time-people.ts';

/**
 * What changed with a client after the day `after` up to `to`, most important first and, among
 * equals, newest first: value, flows, holdings, orders, products, promises, people and notes.
 */
export function sinceLastTime(
  input: Omit<ChangesInput, 'wording'> & { readonly wording?: Wording },
): readonly ChangeLine[] {
  const complete: ChangesInput = { ...input, wording: input.wording ?? plainWording };
  return [...accountChanges(complete), ...relationshipChanges(complete)].toSorted(
    (a, b) => b.rank - a.rank || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0),
  );
}

import { plainWording, type Wording } from '../wording.ts';
import type { ChangeLine, ChangesInput } from './change-line.ts';
import { accountChanges } from './since-last-time-accounts.ts';
import { relationshipChanges } from './since-last-time-people.ts';
import { priceChanges } from './since-last-time-prices.ts';
import { serviceChanges } from './since-last-time-service.ts';

/**
 * What changed with a client after the day `after` up to `to`, most important first and, among
 * equals, newest first: value, flows, holdings, prices that mattered, orders, instructions, profile,
 * authorities, products, goals, promises, meetings, reports, people and notes; each with the record it
 * comes from.
 */
export function sinceLastTime(
  input: Omit<ChangesInput, 'wording'> & { readonly wording?: Wording },
): readonly ChangeLine[] {
  const complete: ChangesInput = { ...input, wording: input.wording ?? plainWording };
  return [
    ...accountChanges(complete),
    ...priceChanges(complete),
    ...serviceChanges(complete),
    ...relationshipChanges(complete),
  ].toSorted((a, b) => b.rank - a.rank || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

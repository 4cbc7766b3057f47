import { sameJson } from '#shared/lib/same-json.ts';
import type { RuleBreach } from '../kind.ts';

interface Outcome {
  readonly withdrawal?: unknown;
  readonly received?: unknown;
  readonly answer?: unknown;
  readonly isSample?: unknown;
}
type Fields = Readonly<Record<string, unknown>> & Outcome;

/** The fields that say what became of an instruction; everything else is what was ordered. */
const OUTCOME: ReadonlySet<string> = new Set(['withdrawal', 'received', 'answer']);

/**
 * What speaks against a person turning the given instruction `previous` into `next`: it is never
 * changed and never deleted (a sample is), it may be withdrawn once while the back office has not
 * answered, and only the back office says that it has it or what came of it. A new one (`previous` is
 * `null`) may be withdrawn already: it was given and cancelled before its device was online.
 */
export function fixedBreaches(previous: Fields | null, next: Fields | null): readonly RuleBreach[] {
  if (previous === null)
    return next === null ? [] : saidByBackOffice((field) => Boolean(next[field]));
  if (next === null) {
    return previous.isSample === true
      ? []
      : [{ field: '', message: 'an instruction that was given is never deleted; cancel it' }];
  }
  const names = new Set([...Object.keys(previous), ...Object.keys(next)]);
  const changed = [...names].filter((name) => !sameJson(previous[name], next[name]));
  const content = changed.filter((name) => !OUTCOME.has(name));
  if (content.length > 0) {
    const message = 'an instruction that was given is never changed; cancel or replace it';
    return content.map((field) => ({ field, message }));
  }
  const breaches = [...saidByBackOffice((field) => changed.includes(field))];
  if (changed.includes('withdrawal')) {
    if (previous.answer) {
      const message = 'the back office has answered; what was carried out cannot be withdrawn';
      breaches.push({ field: 'withdrawal', message });
    } else if (previous.withdrawal) {
      breaches.push({ field: 'withdrawal', message: 'it was withdrawn already' });
    }
  }
  return breaches;
}

/** What only the back office says, of the fields that a person says. */
function saidByBackOffice(
  isSaid: (field: 'received' | 'answer') => boolean,
): readonly RuleBreach[] {
  return (['received', 'answer'] as const)
    .filter(isSaid)
    .map((field) => ({ field, message: 'only the back office says so' }));
}

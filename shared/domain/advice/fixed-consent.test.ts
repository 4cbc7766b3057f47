import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { mergeRecord } from '#shared/sync/merge/merge-record.ts';
import { consented, recommended, TODAY } from './advice-file-builder.ts';
import { type Recommendation, recommendationKind } from './recommendation.ts';
import { carryOut, decline, type Outcome, withdraw } from './recommendation-steps.ts';

const given = consented();
const discussed: Recommendation = { ...given, status: 'discussed', consent: null };
const against = (next: Recommendation | null, previous: Recommendation | null = given) =>
  (recommendationKind.fixedOnce?.(previous, next) ?? []).map(({ field }) => field);
function done(outcome: Outcome): Recommendation {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}
const carriedOut = done(
  carryOut(
    given,
    { on: TODAY, permission: { isAllowed: true, by: 'consent', because: '' } },
    TODAY,
  ),
);

describe('what was consented to', () => {
  it('is free until then', () => {
    expect(against(null, recommended())).toEqual([]);
    expect(against({ ...recommended(), amount: 1 }, recommended())).toEqual([]);
    expect(against(given, discussed)).toEqual([]);
    expect(against(given, null)).toEqual([]);
  });

  it('is neither taken back, changed nor deleted from then on', () => {
    expect(against(discussed)).toEqual(['consent']);
    expect(against({ ...given, status: 'discussed' })).toEqual(['consent']);
    expect(against({ ...given, amount: 9_000_00 })).toEqual(['amount']);
    expect(against({ ...given, suitability: null })).toEqual(['suitability']);
    expect(against(null)).toEqual(['']);
    expect(against(null, { ...given, isSample: true })).toEqual([]);
  });

  it('goes on to what becomes of it, and back from there', () => {
    expect(against(carriedOut)).toEqual([]);
    expect(against(given, carriedOut)).toEqual([]);
    expect(against({ ...given, outcome: 'Well' })).toEqual([]);
    expect(against(done(withdraw(given, { on: TODAY, reason: 'Changed' }, TODAY)))).toEqual([]);
  });

  it('may be declined after all', () => {
    const refusal = { by: 'Anna', on: TODAY, reason: 'Too dear' };
    expect(against(done(decline(given, refusal, TODAY)))).toEqual([]);
  });

  it('may be consented to anew until it is carried out, and only later', () => {
    const at = (givenAt: string): Recommendation => ({
      ...given,
      consent: given.consent && { ...given.consent, givenAt: givenAt as Instant },
    });
    expect(against(at('2026-11-24T11:00:00.000Z'))).toEqual([]);
    expect(against(at('2026-11-24T09:00:00.000Z'))).toEqual(['consent']);
    const later = { ...carriedOut, consent: at('2026-11-24T11:00:00.000Z').consent };
    expect(against(later, carriedOut)).toEqual(['consent']);
  });

  it('[M5] is not merged away by what another device did meanwhile', () => {
    const mine = { ...discussed, suitability: null };
    const merged = mergeRecord({
      kind: 'recommendation',
      base: discussed,
      mine: { ...mine, proposedOn: TODAY },
      theirs: given,
    });
    expect(merged.merged).toEqual(given);
    expect(merged.conflicts).not.toEqual([]);
  });
});

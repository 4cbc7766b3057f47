import { describe, expect, it } from 'vitest';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { plainWording } from '../wording.ts';
import { adviceFile, day, finding, profileOf, TODAY } from './advice-file-builder.ts';
import { type Profile, profileKind } from './profile.ts';
import { factorHistory, factorStates } from './profile-factors.ts';
import {
  restated,
  undatedValues,
  valueStated,
  valueWords,
  withStatedValues,
} from './profile-values.ts';

const profile = profileOf().data;
const EUR = 'EUR' as CurrencyCode;
type Factor = Profile['factors'][number];
/** `profile` with another risk tolerance, and its statement as `fields` says. */
function tolerating(riskTolerance: number, fields: Partial<Factor>): Profile {
  const factors = profile.factors.map((each) =>
    each.id === 'riskTolerance' ? { ...each, ...fields } : each,
  );
  return { ...profile, riskTolerance, factors };
}
const fields = (before: Profile | null, after: Profile) =>
  undatedValues('profile', before, after).map(({ field }) => field);

describe('a value that the check compares', () => {
  it('is not saved without who said it, and when', () => {
    expect(fields(profile, profile)).toEqual([]);
    expect(fields(profile, { ...profile, needs: [] })).toEqual([]);
    expect(undatedValues('profile', profile, { ...profile, riskTolerance: 5 })).toEqual([
      {
        field: 'factors',
        message:
          'Risk tolerance has changed: say under it what the client said, when, and who said so.',
      },
    ]);
    const anew = { statement: 'Up to 5', statedOn: TODAY };
    expect(fields(profile, tolerating(5, anew))).toEqual([]);
    expect(fields(profile, tolerating(5, { ...anew, source: ' ' }))).toEqual(['factors']);
    const bare = { ...profile, factors: [] };
    expect(fields(null, bare)).toHaveLength(4);
    const nothing = { riskTolerance: null, horizonYears: null, cashNeeded: null } as const;
    expect(fields(profile, { ...bare, ...nothing, objective: 'unknown' })).toEqual([]);
    expect(undatedValues('note', null, bare)).toEqual([]);
  });

  it('is kept with its statement when that is made', () => {
    const after = tolerating(5, { statement: 'Up to 5', statedOn: TODAY });
    const kept = withStatedValues('profile', profile, after);
    expect(kept.factors.filter(({ value }) => value !== undefined)).toEqual([
      { ...after.factors.find(({ id }) => id === 'riskTolerance'), value: 5 },
    ]);
    expect(profileKind.schema.safeParse(kept).success).toBe(true);
    expect(withStatedValues('profile', kept, kept)).toEqual(kept);
    expect(withStatedValues('note', profile, after)).toBe(after);
  });

  it('has the day of its statement, unless that was made of another value', () => {
    expect(valueStated(profile, 'riskTolerance')).toMatchObject({ statedOn: '2026-10-01' });
    expect(valueStated(tolerating(4, { value: 4 }), 'riskTolerance')).not.toBeNull();
    expect(valueStated(tolerating(5, { value: 4 }), 'riskTolerance')).toBeNull();
    expect(valueStated({ ...profile, factors: [] }, 'objectives')).toBeNull();
  });

  it('is stated anew where it is changed: today, and by whom has to be said', () => {
    const of = (data: Profile) => data.factors.find(({ id }) => id === 'liquidityNeeds');
    const enter = (before: Profile, amount: number): Profile => {
      const cashNeeded = { amount, currency: EUR };
      const factors = restated(before, 'liquidityNeeds', cashNeeded, TODAY, plainWording);
      return { ...before, cashNeeded, factors: [...factors] };
    };
    const first = enter(profile, 5_00);
    expect(of(first)).toEqual({
      ...{ id: 'liquidityNeeds', statement: 'EUR\u00a05.00 at hand', statedOn: TODAY, source: '' },
    });
    expect(fields(profile, first)).toEqual(['factors']);
    const say = (data: Profile, said: Partial<Factor>): Profile => ({
      ...data,
      factors: data.factors.map((each) => (each === of(data) ? { ...each, ...said } : each)),
    });
    const named = enter(say(first, { source: 'Anna' }), 50_00);
    expect(of(named)).toMatchObject({ statement: 'EUR\u00a050.00 at hand', source: 'Anna' });
    expect(fields(profile, named)).toEqual([]);
    expect(of(enter(say(named, { statement: 'For the roof' }), 60_00))).toMatchObject({
      statement: 'For the roof',
    });
    expect(of(enter({ ...profile, factors: [] }, 5_00))).toBeDefined();
  });

  it('is said in words', () => {
    const words = [
      valueWords('objectives', 'growth', plainWording),
      valueWords('riskTolerance', 5, plainWording),
      valueWords('timeHorizon', 1, plainWording),
      valueWords('liquidityNeeds', { amount: 5_00, currency: EUR }, plainWording),
    ];
    expect(words).toEqual([
      ...['Growth', 'Risk class 5 of 7 at most', '1 year', 'EUR\u00a05.00 at hand'],
    ]);
  });

  it('stands in the history of its factor', () => {
    const version = (at: string, data: Profile) => ({ at: at as never, by: 'Dana', data });
    const history = factorHistory(
      [
        version('2026-10-01T10:00:00.000Z', profile),
        version('2026-11-01T10:00:00.000Z', tolerating(5, {})),
        version('2026-11-24T10:00:00.000Z', tolerating(6, { statedOn: TODAY, value: 6 })),
      ],
      'riskTolerance',
    );
    expect(history.map(({ value, statedOn }) => [value, statedOn])).toEqual([
      [6, TODAY],
      [5, '2026-10-01'],
      [4, '2026-10-01'],
    ]);
  });

  it('without its day says so in the profile', () => {
    const undated = profileOf(tolerating(5, { value: 4 }));
    const states = factorStates(adviceFile({ profile: undated }), TODAY);
    expect(states.find(({ factor }) => factor === 'riskTolerance')).toMatchObject({
      state: 'undated',
      value: 5,
    });
    const bare = profileOf({ factors: [] });
    const [age] = factorStates(adviceFile({ profile: bare }), TODAY);
    expect(age).toMatchObject({ factor: 'age', state: 'missing' });
  });
});

describe('the check of suitability', () => {
  const check = (rule: Parameters<typeof finding>[0], data: Profile) =>
    finding(rule, {}, { profile: profileOf(data) });
  const stated = (statedOn: string) =>
    profile.factors.map((each) => ({ ...each, statedOn: day(statedOn) }));

  it('names the day on which a value was last confirmed', () => {
    for (const [rule, name] of [
      ['riskTolerance', 'Risk tolerance was'],
      ['objective', 'Objectives were'],
      ['liquidity', 'Liquidity needs were'],
    ] as const) {
      expect(check(rule, profile)).toMatchObject({
        verdict: 'passes',
        because: expect.stringContaining(
          `${name} last confirmed on 1 Oct 2026, 54 days ago (Anna).`,
        ),
      });
    }
  });

  it('cannot judge by a value that is too old, or of which nobody knows who said it', () => {
    for (const rule of ['riskTolerance', 'objective', 'liquidity'] as const) {
      const old = check(rule, { ...profile, factors: stated('2025-11-23') });
      expect(old).toMatchObject({ verdict: 'unknown' });
      expect(old?.because).toContain('last confirmed on 23 Nov 2025, 366 days ago');
      expect(old?.remedy).not.toBe('');
      const undated = check(rule, { ...profile, factors: [] });
      expect(undated).toMatchObject({ verdict: 'unknown' });
      expect(undated?.because).toContain('who said so and when is not recorded');
    }
  });

  it('still fails by such a value', () => {
    const timid = check('riskTolerance', { ...profile, riskTolerance: 1, factors: [] });
    expect(timid).toMatchObject({ verdict: 'fails' });
  });
});

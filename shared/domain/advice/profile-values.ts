import { assertNever } from '#shared/lib/assert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Money } from '#shared/lib/money.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { RecordData, RuleBreach } from '../kind.ts';
import { counted, type Wording } from '../wording.ts';
import type { Profile, ProfileFactor } from './profile.ts';
import { FACTOR_NAMES, sentenceStart } from './profile-staleness.ts';

/*
 * The values of a profile that the check of suitability compares. Each belongs to a factor, and the
 * statement of that factor says who said so and when; since a value may be changed by a device that
 * does not know this, the statement keeps the value that it was made of.
 */

const VALUE_FIELDS = {
  objectives: 'objective',
  riskTolerance: 'riskTolerance',
  timeHorizon: 'horizonYears',
  liquidityNeeds: 'cashNeeded',
} as const satisfies Partial<Record<ProfileFactor, keyof Profile>>;

/** The factors that have a value. */
export type ComparedFactor = keyof typeof VALUE_FIELDS;
const COMPARED = Object.keys(VALUE_FIELDS) as readonly ComparedFactor[];

type Statement = Profile['factors'][number];
export type StatedValue = NonNullable<Statement['value']>;

/** Whether `factor` has a value. */
export const isCompared = (factor: ProfileFactor): factor is ComparedFactor =>
  factor in VALUE_FIELDS;

/** The value of `factor`; `null` when it has none, or none is known. */
export function comparedValue(profile: Profile, factor: ProfileFactor): StatedValue | null {
  const value = isCompared(factor) ? profile[VALUE_FIELDS[factor]] : null;
  return value === 'unknown' ? null : (value ?? null);
}

/**
 * The statement in which the client gave the value of `factor` as it stands; `null` when there is none,
 * or it was made of another value. One of an older version, which keeps no value, is taken to be of it.
 */
export function valueStated(profile: Profile, factor: ComparedFactor): Statement | null {
  const stated = statementOf(profile, factor);
  if (!stated || stated.value === undefined) return stated;
  return sameJson(stated.value, comparedValue(profile, factor)) ? stated : null;
}

const statementOf = (profile: Profile, factor: ProfileFactor): Statement | null =>
  profile.factors.find(({ id }) => id === factor) ?? null;

/** Whether `after` states `factor` otherwise than `before` did: other words, another day or source. */
function isStatedAnew(before: Profile | null, after: Profile, factor: ComparedFactor): boolean {
  const { value: _, ...former } = (before && statementOf(before, factor)) ?? {};
  const { value: __, ...stated } = statementOf(after, factor) ?? {};
  return !sameJson(former, stated);
}

/**
 * What speaks against saving `record` over `before`: values that changed without who said so, and when.
 * Of records of other kinds nothing does.
 */
export function undatedValues(
  kind: string,
  before: RecordData | null,
  record: RecordData,
): readonly RuleBreach[] {
  return kind === 'profile' ? undated(before as Profile | null, record as Profile) : [];
}

function undated(before: Profile | null, after: Profile): readonly RuleBreach[] {
  return COMPARED.flatMap((factor) => {
    const value = comparedValue(after, factor);
    const isChanged = !sameJson(value, before && comparedValue(before, factor));
    const source = statementOf(after, factor)?.source.trim();
    if (value === null || !isChanged || (source && isStatedAnew(before, after, factor))) return [];
    const name = sentenceStart(FACTOR_NAMES[factor]);
    const has = NAMES_MANY.has(factor) ? 'have' : 'has';
    const message = `${name} ${has} changed: say under it what the client said, when, and who said so.`;
    return [{ field: 'factors', message }];
  });
}

/**
 * `record` with each value kept beside its statement where that was made anew since `before`. Records
 * of other kinds come back as they are.
 */
export function withStatedValues<Data extends RecordData>(
  kind: string,
  before: RecordData | null,
  record: Data,
): Data {
  if (kind !== 'profile') return record;
  return {
    ...record,
    factors: withValues(before as Profile | null, record as RecordData as Profile),
  };
}

function withValues(before: Profile | null, after: Profile): readonly Statement[] {
  return after.factors.map((stated): Statement => {
    const { value: _, ...rest } = stated;
    if (!isCompared(stated.id)) return rest;
    if (!isStatedAnew(before, after, stated.id)) return stated;
    const value = comparedValue(after, stated.id);
    return value === null ? rest : { ...rest, value };
  });
}

/**
 * The factors of `profile` once `value` is entered for one on `today`: its statement says the value in
 * words, and waits for who said so. What was written of it today already stays.
 */
export function restated(
  profile: Profile,
  factor: ComparedFactor,
  value: StatedValue,
  today: CalendarDate,
  wording: Wording,
): readonly Statement[] {
  const former = statementOf(profile, factor);
  const formerValue = comparedValue(profile, factor);
  const formerWords = formerValue === null ? '' : valueWords(factor, formerValue, wording);
  const ofToday = former?.statedOn === today ? former : null;
  const isOwnWords = ofToday !== null && ofToday.statement !== formerWords;
  const stated: Statement = {
    id: factor,
    statement: isOwnWords ? ofToday.statement : valueWords(factor, value, wording),
    statedOn: today,
    source: ofToday?.source ?? '',
  };
  return former
    ? profile.factors.map((each) => (each.id === factor ? stated : each))
    : [...profile.factors, stated];
}

/** "Risk class 5 of 7 at most": a value in words. */
export function valueWords(factor: ComparedFactor, value: StatedValue, wording: Wording): string {
  switch (factor) {
    case 'objectives':
      return sentenceStart(String(value));
    case 'riskTolerance':
      return `Risk class ${value} of 7 at most`;
    case 'timeHorizon':
      return counted(Number(value), 'year');
    case 'liquidityNeeds':
      return `${wording.money(value as Money)} at hand`;
    default:
      return assertNever(factor);
  }
}

/** Factors whose names are plural. */
const NAMES_MANY: ReadonlySet<ProfileFactor> = new Set(['objectives', 'liquidityNeeds']);

/** "Risk tolerance was", "Objectives were": the beginning of a sentence about a factor. */
export const factorWas = (factor: ProfileFactor): string =>
  `${sentenceStart(FACTOR_NAMES[factor])} ${NAMES_MANY.has(factor) ? 'were' : 'was'}`;

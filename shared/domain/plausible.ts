import { addDays, type CalendarDate, isCalendarDate } from '#shared/lib/calendar-date.ts';
import { isEmailAddress } from '#shared/lib/email-address.ts';
import type { RecordData, RuleBreach } from './kind.ts';

/*
 * What a form refuses though a record could hold it: a slip of the hand, most likely. These are no rules
 * of the kinds: what was loaded or saved before must still be read, merged and sent.
 */

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** A calendar day or an instant, and nothing beside it. */
const DAY = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/;

/** Pairs of days of which the second cannot come before the first. */
const TERMS = [['openedOn', 'closedOn', 'must not be before the day it was opened']] as const;

/**
 * What is hard to believe in the fields of `data` that the form changed: years before 1900 and after
 * 2100, e-mail addresses that are none, currencies that nobody knows, and an account that was closed
 * before it was opened. What stood there before is not asked about.
 */
export function implausibilities(
  data: RecordData,
  changed: ReadonlySet<string>,
): readonly RuleBreach[] {
  const inFields = Object.entries(data).flatMap(([field, value]) => {
    const message = changed.has(field) ? objectionTo(field, value) : null;
    return message === null ? [] : [{ field, message }];
  });
  const inTerms = TERMS.flatMap(([first, last, message]) => {
    const isChanged = changed.has(first) || changed.has(last);
    const [from, until] = [data[first], data[last]];
    const isBackwards = typeof from === 'string' && typeof until === 'string' && until < from;
    return isChanged && isBackwards ? [{ field: last, message }] : [];
  });
  return [...inFields, ...inTerms];
}

/** Days on which something has happened. */
const PAST_DAYS = ['raisedOn', 'statusSince'] as const;

/** Days of what has happened that are still to come; tomorrow is not, as in other time zones it has begun. */
export function prematurities(
  data: RecordData,
  changed: ReadonlySet<string>,
  today: CalendarDate,
): readonly RuleBreach[] {
  const last = addDays(today, 1);
  return PAST_DAYS.flatMap((field) => {
    const day = data[field];
    const isAhead = typeof day === 'string' && isCalendarDate(day) && day > last;
    return isAhead && changed.has(field) ? [{ field, message: 'must not be still to come' }] : [];
  });
}

/** What speaks against `value` in the field `name`, or against what is inside of it. */
function objectionTo(name: string, value: unknown): string | null {
  if (typeof value === 'string') return objectionToText(name, value);
  if (typeof value !== 'object' || value === null) return null;
  for (const [inner, each] of Object.entries(value)) {
    const objection = objectionTo(inner, each);
    if (objection !== null) return objection;
  }
  return null;
}

function objectionToText(name: string, text: string): string | null {
  const day = DAY.exec(text)?.[1];
  if (day !== undefined && isCalendarDate(day)) {
    const year = Number(day.slice(0, 4));
    const isLikely = year >= FIRST_YEAR && year <= LAST_YEAR;
    return isLikely
      ? null
      : `the year ${day.slice(0, 4)} is not between ${FIRST_YEAR} and ${LAST_YEAR}`;
  }
  if (name === 'email' && text.trim() !== '' && !isEmailAddress(text)) {
    return `"${text}" is not an e-mail address, such as eva@example.com`;
  }
  const isCurrency = name === 'currency' || name === 'reportingCurrency';
  return isCurrency && !currencies().has(text) ? `"${text}" is not a currency, as EUR is` : null;
}

let known: ReadonlySet<string> | null = null;

/** The currencies of ISO 4217 that this application can write. */
function currencies(): ReadonlySet<string> {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known;
}

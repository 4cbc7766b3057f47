import type { z } from 'zod';

/**
 * What a schema has to say against a value, in words for whoever typed it or made the file it was in.
 * Fields that say it themselves (`fields.ts`) come first. Given to a schema as it parses:
 * `schema.safeParse(data, { error: plainWords })`.
 */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined || issue.input === null || issue.input === '') {
    return 'must be filled in';
  }
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return `${quoted(issue.input)} is not one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must ${verbOf(issue.origin)} at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must ${verbOf(issue.origin)} at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return `${quoted(issue.input)} is not what is asked here`;
  }
};

function wrongType(expected: string, input: unknown): string {
  if (expected === 'int') return `${quoted(input)} is not a whole number`;
  if (expected === 'number') return `${quoted(input)} is not a number`;
  if (expected === 'string') return `${quoted(input)} is not text`;
  return `${quoted(input)} is not what is asked here`;
}

const isCounted = (origin: string): boolean => origin === 'array' || origin === 'set';
const verbOf = (origin: string): string =>
  isCounted(origin) || origin === 'string' ? 'have' : 'be';

function unitOf(origin: string): string {
  if (isCounted(origin)) return ' entries';
  return origin === 'string' ? ' characters' : '';
}

/** As it was written: texts and numbers whole, of all else only what it is. */
function quoted(input: unknown): string {
  if (typeof input === 'string' || typeof input === 'number') return `"${input}"`;
  return Array.isArray(input) ? 'a list' : `a ${typeof input}`;
}

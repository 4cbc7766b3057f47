import type { Kind } from '#shared/domain/kinds.ts';
import type { LocalRecord } from '#shared/sync/records.ts';

/*
 * What of each kind is searched, and how: names and numbers with ranking and tolerance for typing
 * mistakes, running text by plain scan (measurements, Search).
 */

/** Fields of the directory: short, ranked, fuzzy. The first is the title. */
export const DIRECTORY_FIELDS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  client: ['name', 'city', 'email', 'phone', 'externalId', 'tags', 'industry'],
  contact: ['name', 'role', 'email', 'phone', 'externalId'],
  account: ['name', 'number', 'externalId'],
  product: ['name', 'code', 'category', 'supplier'],
  security: ['name', 'symbol', 'isin', 'issuer'],
};

/** Running text, newest first by `editedAt`. */
export const TEXT_FIELDS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  note: ['title', 'body', 'tags'],
  meeting: ['purpose', 'place', 'agenda', 'questions', 'decisions'],
  promise: ['undertaking'],
  task: ['title', 'details'],
  serviceRequest: ['subject', 'description', 'handedTo', 'reference', 'resolution'],
  document: ['title'],
  authority: ['holder', 'scope'],
  recommendation: ['rationale', 'risks', 'alternatives', 'outcome'],
  goal: ['name', 'note'],
  instruction: ['number', 'statement', 'note'],
  alertDecision: ['statement', 'reason', 'answer'],
};

/** The texts of `fields`, elements of lists included. */
export function textsOf(record: LocalRecord, fields: readonly string[]): string[] {
  return fields.flatMap((field) => texts(record.data?.[field]));
}

/** Fields that hold numbers in groups, which one also types in one go. */
const NUMBER_FIELDS = ['number', 'externalId', 'phone'];
const GROUPING = /[\s\p{Pd}./()]+/u;

/** The grouped numbers among `fields` in one piece: "8543-142972" is found by "8543142972" too. */
export function ungroupedNumbers(record: LocalRecord, fields: readonly string[]): string[] {
  const numbers = textsOf(
    record,
    fields.filter((field) => NUMBER_FIELDS.includes(field)),
  );
  return numbers.filter((text) => GROUPING.test(text)).map((text) => text.split(GROUPING).join(''));
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => (name === 'id' ? [] : texts(field)));
}

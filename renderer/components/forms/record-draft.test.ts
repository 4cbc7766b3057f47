import { expect, it } from 'vitest';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { problemsOf, seenIn } from './record-draft.ts';

const clientId = uuidFromText('client') as Parameters<typeof newNote>[0]['clientId'];
const id = uuidFromText('shares') as RecordId;
const notedAt: Instant = instantFromMillis(0);

it('refuses a note in which nothing is written', () => {
  const empty = newNote({ clientId, notedAt, body: ' ' });
  expect(problemsOf('note', empty)).toEqual([{ field: 'body', message: 'Write something first' }]);
  expect(problemsOf('note', { ...empty, body: 'They called.' })).toEqual([]);
  expect(problemsOf('note', { ...empty, title: 'Call' })).toEqual([]);
});

it('was begun on what it showed, or on nothing as long as no record is there', () => {
  const begun = { seen: [{ name: 'benchmark', value: [] }] };
  const data = { benchmark: [], more: 1 };
  expect(seenIn({ data, isThere: false }, begun)).toBeNull();
  expect(seenIn({ data: { ...data, benchmark: [{ id, weight: 10_000 }] } }, begun)).toEqual(data);
});

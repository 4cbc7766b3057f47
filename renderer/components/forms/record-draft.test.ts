import { expect, it } from 'vitest';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { problemsOf } from './record-draft.ts';

const clientId = uuidFromText('client') as Parameters<typeof newNote>[0]['clientId'];
const notedAt: Instant = instantFromMillis(0);

it('refuses a note in which nothing is written', () => {
  const empty = newNote({ clientId, notedAt, body: ' ' });
  expect(problemsOf('note', empty)).toEqual([{ field: 'body', message: 'Write something first' }]);
  expect(problemsOf('note', { ...empty, body: 'They called.' })).toEqual([]);
  expect(problemsOf('note', { ...empty, title: 'Call' })).toEqual([]);
});

import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Note } from '#shared/domain/meeting/note.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type GeneratedRecord, Ids } from './generated-book.ts';
import { sentence } from './generated-client.ts';
import { Random } from './random.ts';

export interface NotesWanted {
  readonly seed: number;
  readonly count: number;
  /** Whom the notes are about, in turn. */
  readonly clientIds: readonly RecordId[];
  readonly notedAt: Instant;
}

export type GeneratedNote = GeneratedRecord & { readonly kind: 'note'; readonly data: Note };

const FEWEST_LINES = 3;
const MORE_LINES = 4;
const WORDS_A_LINE = 9;

/** New notes of a few lines, about 250 characters; another seed gives others, with other ids. */
export function generatedNotes({ seed, count, clientIds, notedAt }: NotesWanted): GeneratedNote[] {
  const random = new Random(seed);
  const ids = new Ids(random);
  return Array.from({ length: count }, (_, n) => {
    const clientId = clientIds[n % clientIds.length];
    if (clientId === undefined) throw new Error('There is no client to write about.');
    const lines = FEWEST_LINES + random.below(MORE_LINES);
    const body = Array.from({ length: lines }, () => sentence(random, WORDS_A_LINE)).join('\n');
    const data = newNote({ clientId, notedAt, title: 'Visit', body, tags: ['visit'] });
    return { kind: 'note', id: ids.next(), data };
  });
}

import { z } from 'zod';
import { closedDirections } from '#shared/lib/closed-directions.ts';
import { cutText } from '#shared/lib/cut-text.ts';
import { instantField, lineField, recordIdField, tagsField, textField } from '../fields.ts';
import { defineKind, set, text } from '../kind.ts';

/** What was said or learnt, in running text. */
export const noteKind = defineKind({
  kind: 'note',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    meetingId: recordIdField.nullable(),
    title: lineField,
    body: textField,
    /** When what the note tells happened (the meeting's start, or when the note was begun). */
    notedAt: instantField,
    tags: tagsField,
  }),
  policies: { body: text, tags: set },
  parents: (note) => (note.meetingId ? [note.clientId, note.meetingId] : [note.clientId]),
  title: ({ title, body }) =>
    title || closedDirections(cutText(body.split('\n', 1)[0] ?? '', 80)) || 'Empty note',
});
export type Note = z.output<typeof noteKind.schema>;

/** Whether nothing is written in `note`, as when a meeting's note has only been begun. */
export function isEmptyNote({ title, body }: Pick<Note, 'title' | 'body'>): boolean {
  return title.trim() === '' && body.trim() === '';
}

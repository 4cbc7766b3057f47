import type { Note } from '#shared/domain/meeting/note.ts';

/** One way in which two people edit the same note at once. */
export interface EditedTwice {
  readonly name: string;
  readonly mine: (note: Note) => Note;
  readonly theirs: (note: Note) => Note;
  /** Whether something is left for a person to decide. */
  readonly isConflict: boolean;
}

const onLine =
  (place: number, edit: (line: string) => string) =>
  (note: Note): Note => {
    const lines = note.body.split('\n');
    return { ...note, body: lines.with(place, edit(lines.at(place) ?? '')).join('\n') };
  };
const firstWord = (word: string) => (line: string) => line.replace(/^\S+/, word);
const lastWord = (word: string) => (line: string) => line.replace(/\S+$/, word);
const append =
  (line: string) =>
  (note: Note): Note => ({ ...note, body: `${note.body}\n${line}` });

/** What happens to a note between two synchronisations, from the most harmless to a conflict. */
export const EDITED_TWICE: readonly EditedTwice[] = [
  {
    name: 'a tag here, the title there',
    mine: (note) => ({ ...note, tags: [...note.tags, 'bonds'] }),
    theirs: (note) => ({ ...note, title: 'Visit in spring' }),
    isConflict: false,
  },
  {
    name: 'other lines',
    mine: onLine(0, firstWord('Yesterday')),
    theirs: onLine(-1, lastWord('tomorrow')),
    isConflict: false,
  },
  {
    name: 'other words of a line',
    mine: onLine(1, firstWord('Yesterday')),
    theirs: onLine(1, lastWord('tomorrow')),
    isConflict: false,
  },
  {
    name: 'a new line by each',
    mine: append('They called about the bonds.'),
    theirs: append('The plant opens in May.'),
    isConflict: false,
  },
  {
    name: 'the same word',
    mine: onLine(1, firstWord('Yesterday')),
    theirs: onLine(1, firstWord('Tomorrow')),
    isConflict: true,
  },
];

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { Note } from '#shared/domain/meeting/note.ts';
import { useCommands } from '../../services/commands.tsx';
import { useSession } from '../../services/session.tsx';
import type { SaveRequest } from '../../vault/api.ts';
import classes from './meeting.module.css';
import { markedLines, mentionAt, withMarksTaken } from './note-markers.ts';
import { PeopleSuggestions, suggestedPeople } from './people-suggestions.tsx';
import { requestFor } from './take-down.ts';
import { useNoteText } from './use-note-text.ts';

interface NoteEditorProps {
  meeting: Entry<Meeting>;
  note: Entry<Note> | undefined;
  contacts: readonly Entry<Contact>[];
  /** Somebody was named with "@". */
  onNamed: (contact: Entry<Contact>) => void;
}

/** As many as a note may have (`textField`); more would be refused, and with it all of the note. */
const MOST_CHARACTERS = 100_000;

/** A large quiet place to write while talking. */
export function NoteEditor({ meeting, note, contacts, onNamed }: NoteEditorProps) {
  const { text, write, save } = useNoteText(meeting, note);
  const commands = useCommands();
  const { owner } = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const nextCaret = useRef<number | null>(null);
  const [mention, setMention] = useState<ReturnType<typeof mentionAt>>(null);
  const [chosen, setChosen] = useState(0);
  const people = mention ? suggestedPeople(contacts, mention.typed) : [];

  // A text that was changed by us keeps the caret where it was in it.
  useLayoutEffect(() => {
    if (nextCaret.current === null || !field.current) return;
    field.current.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = null;
  });

  const isUnderWay = meeting.data.status === 'inProgress';
  useEffect(() => {
    if (isUnderWay) field.current?.focus();
  }, [isUnderWay]);

  const replace = (next: string, caret: number) => {
    nextCaret.current = caret;
    write(next);
  };
  /** Makes records of the marked lines that are finished. */
  const takeDown = async (now: string, caret: number, isLeaving: boolean) => {
    const lines = markedLines(now, isLeaving ? null : caret);
    if (lines.length === 0) return;
    const taken = withMarksTaken(now, lines, caret);
    replace(taken.note, taken.caret);
    const context = {
      clientId: meeting.data.clientId,
      meetingId: meeting.id,
      assigneeId: owner.personId,
    };
    const requests: SaveRequest[] = [];
    for (const line of lines) requests.push(requestFor(line, await commands.newId(), context));
    await save(requests);
  };
  const name = (contact: Entry<Contact>) => {
    if (!mention || !field.current) return;
    const caret = field.current.selectionStart;
    const word = `@${contact.data.name} `;
    replace(text.slice(0, mention.start) + word + text.slice(caret), mention.start + word.length);
    setMention(null);
    onNamed(contact);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save([]);
      return;
    }
    const person = people[Math.min(chosen, people.length - 1)];
    if (!person) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + people.length) % people.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      name(person);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setMention(null);
    }
  };

  return (
    <div className={classes.editor}>
      <textarea
        ref={field}
        className={classes.text}
        aria-label="Notes of the meeting"
        placeholder={
          'Write here. [] at the start of a line makes a task, ! a promise of ours, ?! one of theirs, @ names a person.'
        }
        value={text}
        maxLength={MOST_CHARACTERS}
        spellCheck={false}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget;
          write(value);
          setMention(mentionAt(value, selectionStart));
          setChosen(0);
          void takeDown(value, selectionStart, false);
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          const { value, selectionStart } = event.currentTarget;
          setMention(null);
          void takeDown(value, selectionStart, true);
          void save([]);
        }}
      />
      {text.length >= MOST_CHARACTERS ? (
        <p role="status">
          This note is full (100,000 characters); what was pasted beyond that is not in it. Write on
          in a note on the client's page.
        </p>
      ) : null}
      {people.length > 0 ? (
        <PeopleSuggestions people={people} chosen={chosen} onChoose={name} />
      ) : null}
    </div>
  );
}

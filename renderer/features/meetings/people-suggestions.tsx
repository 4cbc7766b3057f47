import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import { foldText } from '../../components/fold-text.ts';
import classes from './meeting.module.css';

const SHOWN = 6;

/** The contacts whose name (or a part of it) begins with what was typed. */
export function suggestedPeople(
  contacts: readonly Entry<Contact>[],
  typed: string,
): readonly Entry<Contact>[] {
  const begun = foldText(typed.trim());
  return contacts
    .filter(({ data }) => {
      const name = foldText(data.name);
      return name.startsWith(begun) || name.split(/\s+/).some((word) => word.startsWith(begun));
    })
    .slice(0, SHOWN);
}

interface PeopleSuggestionsProps {
  people: readonly Entry<Contact>[];
  chosen: number;
  onChoose: (contact: Entry<Contact>) => void;
}

/** Whom "@" may mean: arrows choose, Enter takes. */
export function PeopleSuggestions({ people, chosen, onChoose }: PeopleSuggestionsProps) {
  return (
    <fieldset className={classes.suggestions} aria-label="People">
      {people.map((contact, index) => (
        <button
          key={contact.id}
          type="button"
          tabIndex={-1}
          className={classes.suggestion}
          data-chosen={index === chosen}
          // The field must keep the focus, or it would take this for leaving.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(contact);
          }}
        >
          {contact.data.name}
          {contact.data.role ? <span className={classes.dim}> {contact.data.role}</span> : null}
        </button>
      ))}
      <span className={classes.hint}>Enter takes the marked one</span>
    </fieldset>
  );
}

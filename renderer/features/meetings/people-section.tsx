import { MultiSelect } from '@mantine/core';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { Section } from '../../components/section.tsx';
import classes from './meeting.module.css';
import type { MeetingCommands } from './use-meeting-commands.ts';

interface PeopleSectionProps {
  meeting: Meeting;
  contacts: readonly Entry<Contact>[];
  commands: MeetingCommands;
}

/** Who takes part, how to say their names, and what they like. */
export function PeopleSection({ meeting, contacts, commands }: PeopleSectionProps) {
  if (contacts.length === 0) return null;
  const present = contacts.filter(({ id }) => meeting.contactIds.includes(id));
  return (
    <Section title="With">
      <MultiSelect
        size="xs"
        aria-label="People who take part"
        placeholder={present.length === 0 ? 'Who takes part' : ''}
        data={contacts.map(({ id, data }) => ({ value: id, label: data.name }))}
        value={present.map(({ id }) => id)}
        onChange={(ids) => void commands.setPeople(ids as RecordId[])}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <ul className={classes.list}>
        {present.map(({ id, data }) => {
          const about = [data.pronunciation && `say ${data.pronunciation}`, data.preferences]
            .filter(Boolean)
            .join(' · ');
          return about ? (
            <li key={id} className={classes.about}>
              <b>{data.name}</b> {about}
            </li>
          ) : null;
        })}
      </ul>
    </Section>
  );
}

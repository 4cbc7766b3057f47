import { Button, Group, UnstyledButton } from '@mantine/core';
import { IconPlus, IconSignature, IconStar } from '@tabler/icons-react';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { formatDate } from '../../../components/formats.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useCommands } from '../../../services/commands.tsx';
import { useEditor } from '../editor/editor.tsx';
import { INFLUENCE_WORDS, SENTIMENT_WORDS } from '../words.ts';
import classes from './people.module.css';

/** The people at and around the client. */
export function ContactsTab({ file }: { file: ClientFile }) {
  const editor = useEditor();
  const commands = useCommands();
  const { client, contacts } = file;
  const primaryId = client.data.primaryContactId;
  const add = () => editor.add('contact');
  const makePrimary = (contact: Entry<Contact>) =>
    void commands.save(
      [{ kind: 'client', id: client.id, data: { ...client.data, primaryContactId: contact.id } }],
      { done: `${contact.data.name} is the main contact` },
    );
  if (contacts.length === 0) {
    return (
      <EmptyState action={{ label: 'New contact', run: add }}>
        No contacts yet. Add the people you meet: how to say their name, what they like, who may
        sign.
      </EmptyState>
    );
  }
  const ordered = contacts.toSorted(
    (a, b) =>
      Number(b.id === primaryId) - Number(a.id === primaryId) ||
      a.data.name.localeCompare(b.data.name),
  );
  return (
    <>
      <Group justify="flex-end" mb="xs">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={add}
        >
          New contact
        </Button>
      </Group>
      <ul className={classes.cards}>
        {ordered.map((contact) => (
          <li key={contact.id} className={classes.card}>
            <div className={classes.head}>
              <UnstyledButton
                className={classes.name}
                onClick={() => editor.edit('contact', contact)}
              >
                {contact.data.name}
              </UnstyledButton>
              {contact.data.maySign ? (
                <StatusBadge tone="accent" icon={IconSignature}>
                  May sign
                </StatusBadge>
              ) : null}
            </div>
            <ContactFacts contact={contact.data} />
            {contact.id === primaryId ? (
              <span className={classes.primary}>
                <IconStar size={13} aria-hidden="true" /> Main contact
              </span>
            ) : (
              <UnstyledButton className={classes.quiet} onClick={() => makePrimary(contact)}>
                Make the main contact
              </UnstyledButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function ContactFacts({ contact }: { contact: Contact }) {
  const { pronunciation, role, influence, sentiment, phone, email, birthDate } = contact;
  const line = [
    role,
    influence === 'unknown' ? '' : INFLUENCE_WORDS[influence].toLocaleLowerCase(),
    sentiment === 'unknown' ? '' : SENTIMENT_WORDS[sentiment].toLocaleLowerCase(),
  ].filter(Boolean);
  const reach = [phone, email].filter(Boolean);
  return (
    <>
      {pronunciation ? <div className={classes.say}>Say: {pronunciation}</div> : null}
      {line.length > 0 ? <div>{line.join(' · ')}</div> : null}
      {reach.length > 0 ? <div className={classes.reach}>{reach.join(' · ')}</div> : null}
      {birthDate ? <div className={classes.say}>Born {formatDate(birthDate)}</div> : null}
      {contact.preferences ? <p className={classes.preferences}>{contact.preferences}</p> : null}
    </>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Section } from '../../components/section.tsx';
import { AddLine } from './add-line.tsx';
import classes from './meeting.module.css';

interface LinesSectionProps {
  title: string;
  addLabel: string;
  lines: readonly { readonly id: string; readonly text: string }[];
  onAdd: (text: string) => Promise<boolean>;
  onRemove: (id: string) => Promise<boolean>;
}

/** A short list of sentences: decisions, or questions to ask. */
export function LinesSection({ title, addLabel, lines, onAdd, onRemove }: LinesSectionProps) {
  return (
    <Section title={title} count={lines.length || undefined}>
      <ul className={classes.list}>
        {lines.map(({ id, text }) => (
          <li key={id} className={classes.item}>
            <span className={classes.sentence}>{text}</span>
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Remove ${text}`}
              onClick={() => void onRemove(id)}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddLine label={addLabel} onAdd={onAdd} />
    </Section>
  );
}

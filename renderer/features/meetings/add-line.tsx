import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

interface AddLineProps {
  /** "Add a topic" */
  label: string;
  /** Returns whether it was kept. */
  onAdd: (text: string) => Promise<boolean>;
}

/** One line that adds to a list: Enter keeps it and asks for the next. */
export function AddLine({ label, onAdd }: AddLineProps) {
  const [text, setText] = useState('');
  const add = async () => {
    if (text.trim() !== '' && (await onAdd(text.trim()))) setText('');
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        void add();
      }}
      rightSection={
        text.trim() === '' ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={label}
            onClick={() => void add()}
          >
            <IconPlus size={14} />
          </ActionIcon>
        )
      }
    />
  );
}

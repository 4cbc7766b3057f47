import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useShell } from '../services/shell.tsx';

interface SaveTextButtonProps {
  label: string;
  /** For screen readers, where the label alone says too little. */
  name?: string;
  /** The file's content and the name it is offered under; `null` when there is nothing to save. */
  make: () => Promise<{ text: string; suggestedName: string } | null>;
}

/** Saves a text (a CSV, an export) where the person says, and tells where it lies or why not. */
export function SaveTextButton({ label, name, make }: SaveTextButtonProps) {
  const shell = useShell();
  const save = async () => {
    const file = await make();
    if (!file) return;
    const outcome = await shell.call['file.saveText'](file);
    if (!outcome.ok) {
      const { message } = outcome.error;
      notifications.show({ color: 'red', autoClose: 12_000, title: 'Not saved', message });
    } else if (outcome.value.path) {
      notifications.show({ withBorder: true, message: `Saved as ${outcome.value.path}` });
    }
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={14} aria-hidden="true" />}
      onClick={() => void save()}
      aria-label={name}
    >
      {label}
    </Button>
  );
}

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type TextFile, useSaveText } from './use-save-text.ts';

interface SaveTextButtonProps {
  label: string;
  /** For screen readers, where the label alone says too little. */
  name?: string;
  /** What is saved; `null` when there is nothing to save. */
  make: () => Promise<TextFile | null>;
}

/** Makes a text when it is pressed and saves it. */
export function SaveTextButton({ label, name, make }: SaveTextButtonProps) {
  const save = useSaveText();
  const makeAndSave = async () => {
    const file = await make();
    if (file) await save(file);
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={14} aria-hidden="true" />}
      onClick={() => void makeAndSave()}
      aria-label={name}
    >
      {label}
    </Button>
  );
}

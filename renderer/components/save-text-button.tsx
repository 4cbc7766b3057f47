import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type MakeText, useSaveText } from './use-save-text.ts';

interface SaveTextButtonProps {
  label: string;
  /** For screen readers, where the label alone says too little. */
  name?: string;
  make: MakeText;
  isDisabled?: boolean;
}

/** Makes a text when it is pressed and saves it. */
export function SaveTextButton({ label, name, make, isDisabled = false }: SaveTextButtonProps) {
  const save = useSaveText();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={14} aria-hidden="true" />}
      onClick={() => void save(make)}
      aria-label={name}
      disabled={isDisabled}
    >
      {label}
    </Button>
  );
}

import { notifications } from '@mantine/notifications';
import { useShell } from '../services/shell.tsx';

/** A text to save, and the name it is offered under. */
export interface TextFile {
  readonly text: string;
  readonly suggestedName: string;
}

/** Saves a text (a CSV, an export) where the person says, and tells where it lies or why not. */
export function useSaveText(): (file: TextFile) => Promise<void> {
  const shell = useShell();
  return async (file) => {
    const outcome = await shell.call['file.saveText'](file);
    if (!outcome.ok) {
      const { message } = outcome.error;
      notifications.show({ color: 'red', autoClose: 12_000, title: 'Not saved', message });
    } else if (outcome.value.path) {
      notifications.show({ withBorder: true, message: `Saved as ${outcome.value.path}` });
    }
  };
}

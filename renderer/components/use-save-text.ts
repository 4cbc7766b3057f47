import { notifications } from '@mantine/notifications';
import { useShell } from '../services/shell.tsx';

/** A text to save, and the name it is offered under. */
export interface TextFile {
  readonly text: string;
  readonly suggestedName: string;
}

/** Makes the text when it is asked for; `null` when there is nothing to save. */
export type MakeText = () => TextFile | null | Promise<TextFile | null>;

/**
 * Makes a text (a CSV, an export), saves it where the person says, and tells where it lies or why it
 * could not be made or saved.
 */
export function useSaveText(): (make: MakeText) => Promise<void> {
  const shell = useShell();
  return async (make) => {
    try {
      const file = await make();
      if (!file) return;
      const outcome = await shell.call['file.saveText'](file);
      if (!outcome.ok) tellNotSaved(outcome.error);
      else if (outcome.value.path) {
        notifications.show({ withBorder: true, message: `Saved as ${outcome.value.path}` });
      }
    } catch (error) {
      tellNotSaved(error instanceof Error ? error : new Error(String(error)));
    }
  };
}

function tellNotSaved({ message }: { readonly message: string }): void {
  notifications.show({ color: 'red', autoClose: 12_000, title: 'Not saved', message });
}

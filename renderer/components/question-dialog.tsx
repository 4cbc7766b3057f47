import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { formKeys } from './forms/form-keys.ts';
import { ProblemNote } from './problem-note.tsx';

interface QuestionDialogProps {
  title: string;
  /** The verb on the button. */
  confirm: string;
  /** Why it cannot be confirmed as it stands. */
  isBlocked?: boolean;
  onClose: () => void;
  /** Does it; returns what went wrong, in words, or `null` when it is done. */
  onConfirm: () => Promise<string | null>;
  /** The fields. */
  children: ReactNode;
}

/** A dialog that asks what a step needs; it stays open, and says why, where the step cannot be taken. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { title, isBlocked = false, onClose } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = async () => {
    if (!isBlocked) setProblem(await props.onConfirm());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
        onKeyDown={formKeys(() => void confirm())}
      >
        <Stack gap="md">
          {problem ? <ProblemNote>{problem}</ProblemNote> : null}
          {props.children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBlocked} aria-keyshortcuts="Control+Enter">
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

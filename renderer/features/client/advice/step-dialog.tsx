import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { DateField, TextAreaField } from '../../../components/form-fields.tsx';
import { formKeys } from '../../../components/forms/form-keys.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { usePlace } from '../../../services/view-state.ts';

export interface StepValues {
  readonly on: CalendarDate;
  readonly text: string;
}

interface StepDialogProps {
  /** Tells what was written for this step apart from that of others. */
  draftKey: string;
  title: string;
  /** The verb on the button. */
  confirm: string;
  today: CalendarDate;
  /** What the text says; without it none is asked. */
  textLabel?: string | undefined;
  textHint?: string | undefined;
  /** Shown above the fields, with the values as they stand. */
  children?: (values: StepValues) => ReactNode;
  /** Why the step cannot be taken on the day. */
  isBlocked?: (values: StepValues) => boolean;
  onClose: () => void;
  /** Takes the step; returns what went wrong, in words. */
  onConfirm: (values: StepValues) => Promise<string | null>;
}

/** Asks for the day and the reason of a step. */
export function StepDialog(props: StepDialogProps) {
  const [on, setOn] = useState<CalendarDate>(props.today);
  // Closing keeps what was written, as in every other form.
  const [text, setText] = usePlace(`advice.step.${props.draftKey}`, '');
  const [problem, setProblem] = useState<string | null>(null);
  const values = { on, text };
  const isBlocked = props.isBlocked?.(values) ?? false;
  const confirm = async () => {
    if (isBlocked) return;
    const wrong = await props.onConfirm(values);
    if (wrong !== null) {
      setProblem(wrong);
      return;
    }
    setText('');
    props.onClose();
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
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
          {props.children?.(values)}
          <DateField label="Day" value={on} onChange={(day) => setOn(day ?? props.today)} />
          {props.textLabel ? (
            <TextAreaField
              label={props.textLabel}
              value={text}
              onChange={setText}
              autoFocus
              {...(props.textHint ? { hint: props.textHint } : {})}
            />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
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

import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Recommendation, RecommendationStatus } from '#shared/domain/advice/recommendation.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { DateField, TextAreaField } from '../../../components/form-fields.tsx';
import { formKeys } from '../../../components/forms/form-keys.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useKeptFields } from '../../../services/form-drafts.tsx';

export interface StepValues {
  readonly on: CalendarDate;
  readonly text: string;
}

interface StepDialogProps {
  recommendation: Entry<Recommendation>;
  /** Tells what was written for this step apart from that of others. */
  step: RecommendationStatus;
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
  const { id, data } = props.recommendation;
  const form = {
    ...{ place: `draft.recommendation.${id}.${props.step}`, kind: 'recommendation' as const },
    ...{ recordId: id, clientId: data.clientId, blank: {} },
  };
  const draft = useKeptFields<StepValues>(form, { on: props.today, text: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const values = draft.fields;
  const isBlocked = props.isBlocked?.(values) ?? false;
  const confirm = async () => {
    if (isBlocked) return;
    const wrong = await props.onConfirm(values);
    if (wrong !== null) {
      setProblem(wrong);
      return;
    }
    draft.discard();
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
          <DateField
            label="Day"
            value={values.on}
            onChange={(day) => draft.set('on', day ?? props.today)}
          />
          {props.textLabel ? (
            <TextAreaField
              label={props.textLabel}
              value={values.text}
              onChange={(text) => draft.set('text', text)}
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

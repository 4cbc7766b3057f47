import type { ReactNode } from 'react';
import type { Recommendation, RecommendationStatus } from '#shared/domain/advice/recommendation.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DateField, TextAreaField } from '../../../components/form-fields.tsx';
import { QuestionDialog } from '../../../components/question-dialog.tsx';
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
  const values = draft.fields;
  const confirm = async () => {
    const wrong = await props.onConfirm(values);
    if (wrong !== null) return wrong;
    draft.discard();
    props.onClose();
    return null;
  };
  return (
    <QuestionDialog
      title={props.title}
      confirm={props.confirm}
      isBlocked={props.isBlocked?.(values) ?? false}
      onClose={props.onClose}
      onConfirm={confirm}
    >
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
    </QuestionDialog>
  );
}

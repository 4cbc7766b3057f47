import { Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { handOver, resolveRequest, stepDay } from '#shared/domain/service/service-steps.ts';
import { SERVICE_SORT_NAMES } from '#shared/domain/service/service-words.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { useKeptFields } from '../services/form-drafts.tsx';
import {
  type AskedStep,
  closeAskedStep,
  useAskedStep,
  useTakeStep,
} from '../services/service-steps.ts';
import { useToday } from '../services/today.ts';
import { DateField, TextAreaField, TextField } from './form-fields.tsx';
import { QuestionDialog } from './question-dialog.tsx';

interface StepFields {
  readonly on: CalendarDate;
  readonly answer: string;
  readonly to: string;
  readonly reference: string;
}

/** Asks what was answered, or to whom a service request is handed, wherever that was asked for. */
export function ServiceStepDialog() {
  const asked = useAskedStep((state) => state.asked);
  return asked ? <StepForm key={`${asked.step}${asked.id}`} asked={asked} /> : null;
}

function StepForm({ asked }: { asked: AskedStep }) {
  const { step, id, data } = asked;
  const today = useToday();
  const take = useTakeStep();
  const form = useMemo(
    () => ({
      ...{ place: `draft.serviceRequest.${id}.${step}`, kind: 'serviceRequest' as const },
      ...{ recordId: id, clientId: data.clientId, blank: {} },
    }),
    [id, step, data.clientId],
  );
  const [before] = useState<StepFields>({
    ...{
      on: stepDay(data, today),
      answer: data.resolution,
      to: data.handedTo,
      reference: data.reference,
    },
  });
  const draft = useKeptFields(form, before);
  const { on, answer, to, reference } = draft.fields;
  const name = SERVICE_SORT_NAMES[data.sort].toLowerCase();

  const confirm = async () => {
    const wrong = await (step === 'resolve'
      ? take(
          id,
          (request) => resolveRequest(request, { answer, on }, today),
          `Resolved: ${data.subject}`,
          data,
        )
      : take(
          id,
          (request) => handOver(request, { to, reference, on }, today),
          `Handed over: ${data.subject}`,
          data,
        ));
    if (wrong !== null) return wrong;
    draft.discard();
    closeAskedStep();
    return null;
  };

  return (
    <QuestionDialog
      title={step === 'resolve' ? `Resolve the ${name}` : `Hand over the ${name}`}
      confirm={step === 'resolve' ? 'Resolve' : 'Hand over'}
      onClose={closeAskedStep}
      onConfirm={confirm}
    >
      <Text size="md">{data.subject}</Text>
      {step === 'resolve' ? (
        <TextAreaField
          label="What was answered"
          value={answer}
          onChange={(text) => draft.set('answer', text)}
          isRequired
          autoFocus
        />
      ) : (
        <>
          <TextField
            label="Team or person"
            value={to}
            onChange={(text) => draft.set('to', text)}
            isRequired
            autoFocus
          />
          <TextField
            label="Their reference"
            hint="What they call it: a ticket or case number."
            value={reference}
            onChange={(text) => draft.set('reference', text)}
          />
        </>
      )}
      <DateField label="Day" value={on} onChange={(day) => draft.set('on', day ?? before.on)} />
    </QuestionDialog>
  );
}

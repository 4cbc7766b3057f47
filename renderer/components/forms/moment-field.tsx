import { TextInput } from '@mantine/core';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { personDateOf, personTimeOf } from '../../services/today.ts';

interface MomentFieldProps {
  label: string;
  value: Instant;
  onChange: (value: Instant) => void;
  problem?: string | undefined;
}

/** Day and time of `instant` where the person is, as an input of the browser wants it. */
function localText(instant: Instant): string {
  return `${personDateOf(instant)}T${personTimeOf(instant)}`;
}

/** A day and time in the person's time zone. */
export function MomentField({ label, value, onChange, problem }: MomentFieldProps) {
  return (
    <TextInput
      label={label}
      type="datetime-local"
      error={problem}
      value={localText(value)}
      onChange={(event) => {
        const millis = new Date(event.currentTarget.value).getTime();
        if (!Number.isNaN(millis)) onChange(instantFromMillis(millis));
      }}
    />
  );
}

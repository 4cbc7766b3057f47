import { TextInput } from '@mantine/core';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';

interface MomentFieldProps {
  label: string;
  value: Instant;
  onChange: (value: Instant) => void;
  problem?: string | undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Day and time of `instant` where the person is, as an input of the browser wants it. */
function localText(instant: Instant): string {
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
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

import { TextInput } from '@mantine/core';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';

interface MomentFieldProps {
  label: string;
  value: Instant | null;
  onChange: (value: Instant | null) => void;
  problem?: string | undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Day and time of `instant` where the person is, as an input of the browser wants it. */
function localText(instant: Instant | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/**
 * A day and time in the person's time zone. An empty one is handed on all the same, and refused by the
 * schema of the record. `max` keeps the year at four digits where one types.
 */
export function MomentField({ label, value, onChange, problem }: MomentFieldProps) {
  return (
    <TextInput
      label={label}
      type="datetime-local"
      max="9999-12-31T23:59"
      error={problem}
      value={localText(value)}
      onChange={(event) => {
        const millis = new Date(event.currentTarget.value).getTime();
        onChange(Number.isNaN(millis) ? null : instantFromMillis(millis));
      }}
    />
  );
}

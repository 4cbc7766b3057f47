import { TextInput } from '@mantine/core';
import { type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { personDateOf, personTimeOf } from '../../services/today.ts';

interface MomentFieldProps {
  label: string;
  value: Instant | null;
  onChange: (value: Instant | null) => void;
  problem?: string | undefined;
}

/** Day and time of `instant` where the person is, as an input of the browser wants it. */
function localText(instant: Instant | null): string {
  return instant === null ? '' : `${personDateOf(instant)}T${personTimeOf(instant)}`;
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

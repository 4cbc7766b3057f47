import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { RuleBreach } from '#shared/domain/kind.ts';
import { type CalendarDate, isCalendarDate } from '#shared/lib/calendar-date.ts';

/*
 * Form fields that show a record's fields and its problems. A problem names its field as the
 * record's schema does, so that the words of the rule stand beside what has to change.
 */

/** The words of the first problem with `field`, if any, as a sentence that stands alone. */
export function problemOf(problems: readonly RuleBreach[], field: string): string | undefined {
  const message = problems.find((problem) => problem.field === field)?.message;
  return message && sentence(message);
}

/** The words of a rule as a sentence that stands alone. */
export function sentence(message: string): string {
  return message.charAt(0).toLocaleUpperCase() + message.slice(1);
}

interface FieldProps<Value> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  problem?: string | undefined;
  /** One short sentence that helps to fill it in. */
  hint?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

const common = (props: Omit<FieldProps<unknown>, 'value' | 'onChange'>) => ({
  label: props.label,
  description: props.hint,
  error: props.problem,
  withAsterisk: props.isRequired ?? false,
  disabled: props.isDisabled ?? false,
  'data-autofocus': props.autoFocus ? true : undefined,
});

/** One line of text. */
export function TextField(
  props: FieldProps<string> & { type?: 'text' | 'email' | 'tel' | 'url'; placeholder?: string },
) {
  return (
    <TextInput
      {...common(props)}
      type={props.type ?? 'text'}
      placeholder={props.placeholder}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** Running text that grows with what is written. */
export function TextAreaField(props: FieldProps<string> & { minRows?: number }) {
  return (
    <Textarea
      {...common(props)}
      autosize
      minRows={props.minRows ?? 3}
      maxRows={20}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/**
 * A calendar day, or none. What is no day is said here and handed on all the same: it stays as it was
 * typed, and the rules of the record refuse it. `max` keeps the year at four digits where one types.
 */
export function DateField(props: FieldProps<CalendarDate | null>) {
  const isDay = !props.value || isCalendarDate(props.value);
  const problem = isDay ? props.problem : 'There is no such day: a year has four digits.';
  return (
    <TextInput
      {...common({ ...props, problem })}
      type="date"
      max="9999-12-31"
      value={props.value ?? ''}
      onChange={(event) =>
        props.onChange((event.currentTarget.value || null) as CalendarDate | null)
      }
    />
  );
}

/** One of a few. */
export function ChoiceField<Value extends string>(
  props: FieldProps<Value> & { choices: readonly { value: Value; label: string }[] },
) {
  return (
    <NativeSelect
      {...common(props)}
      data={[...props.choices]}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value as Value)}
    />
  );
}

import { Checkbox, MultiSelect, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ChoiceField, DateField, TextAreaField, TextField } from '../form-fields.tsx';
import { DecimalField } from './decimal-field.tsx';

/*
 * A form is a list of fields of one kind of record. Constructors check that a field of the record
 * is edited by a control for its type; the form itself knows only names and drawing.
 */

export interface FormField {
  readonly name: string;
  /** Two halves stand beside each other. */
  readonly isHalf: boolean;
  readonly draw: (control: FieldControl) => ReactNode;
}

export interface FieldControl {
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly problem: string | undefined;
  readonly autoFocus: boolean;
  /** The whole draft and a way to change its other fields, for fields that depend on them. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly set: (name: string, value: unknown) => void;
}

type Known<Data> = {
  [Name in keyof Data as string extends Name
    ? never
    : number extends Name
      ? never
      : Name]: Data[Name];
};

/** Names of the fields of a kind whose values a control of `Value` can edit. */
export type NamesOf<K extends Kind, Value> = {
  [Name in keyof Known<DataOf<K>>]-?: [Known<DataOf<K>>[Name]] extends [Value] ? Name : never;
}[keyof Known<DataOf<K>>] &
  string;

export interface FieldOptions {
  readonly isHalf?: boolean;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

const described = (label: string, options: FieldOptions) => ({
  label,
  ...(options.hint ? { hint: options.hint } : {}),
  ...(options.isRequired ? { isRequired: true } : {}),
});

/** Constructors of the fields of one kind. */
export function fieldsOf<K extends Kind>() {
  const field = (name: string, options: FieldOptions, draw: FormField['draw']): FormField => ({
    name,
    isHalf: options.isHalf ?? false,
    draw,
  });
  return {
    text: (
      name: NamesOf<K, string | undefined>,
      label: string,
      options: FieldOptions & { type?: 'text' | 'email' | 'tel' } = {},
    ) =>
      field(name, options, ({ value, change, ...control }) => (
        <TextField
          {...described(label, options)}
          {...control}
          type={options.type ?? 'text'}
          value={String(value ?? '')}
          onChange={change}
        />
      )),
    area: (
      name: NamesOf<K, string>,
      label: string,
      options: FieldOptions & { rows?: number } = {},
    ) =>
      field(name, options, ({ value, change, ...control }) => (
        <TextAreaField
          {...described(label, options)}
          {...control}
          minRows={options.rows ?? 3}
          value={String(value ?? '')}
          onChange={change}
        />
      )),
    date: (
      name: NamesOf<K, CalendarDate | null | undefined>,
      label: string,
      options: FieldOptions = {},
    ) =>
      field(name, options, ({ value, change, ...control }) => (
        <DateField
          {...described(label, options)}
          {...control}
          value={(value as CalendarDate | null | undefined) ?? null}
          onChange={change}
        />
      )),
    choice: <Name extends NamesOf<K, string | null | undefined>>(
      name: Name,
      label: string,
      choices: readonly { value: string; label: string }[],
      options: FieldOptions = {},
    ) =>
      field(name, options, ({ value, change, ...control }) => (
        <ChoiceField
          {...described(label, options)}
          {...control}
          choices={choices}
          value={String(value ?? '')}
          onChange={(chosen) => change(chosen === '' ? null : chosen)}
        />
      )),
    /** A whole number; `range` is that of the schema, which refuses what is beyond. */
    number: (
      name: NamesOf<K, number | null | undefined>,
      label: string,
      options: FieldOptions & { range: readonly [number, number]; suffix?: string },
    ) =>
      field(name, options, ({ value, change, problem }) => (
        <DecimalField
          {...described(label, options)}
          {...(options.suffix ? { suffix: options.suffix } : {})}
          scale={0}
          range={options.range}
          problem={problem}
          value={value as number | null | undefined}
          onChange={(next) => change(next ?? null)}
        />
      )),
    flag: (name: NamesOf<K, boolean>, label: string, options: FieldOptions = {}) =>
      field(name, options, ({ value, change }) => (
        <Checkbox
          label={label}
          description={options.hint}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      )),
    tags: (name: NamesOf<K, string[]>, label: string, options: FieldOptions = {}) =>
      field(name, options, ({ value, change, problem }) => (
        <TagsInput
          label={label}
          description={options.hint ?? 'Enter after each'}
          error={problem}
          value={value as string[]}
          onChange={change}
        />
      )),
    several: (
      name: NamesOf<K, string[] | undefined>,
      label: string,
      choices: readonly { value: string; label: string }[],
      options: FieldOptions = {},
    ) =>
      field(name, options, ({ value, change, problem }) => (
        <MultiSelect
          label={label}
          description={options.hint}
          error={problem}
          data={[...choices]}
          value={(value as string[] | undefined) ?? []}
          onChange={change}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      )),
    own: (
      name: keyof Known<DataOf<K>> & string,
      draw: FormField['draw'],
      options: FieldOptions = {},
    ) => field(name, options, draw),
  };
}

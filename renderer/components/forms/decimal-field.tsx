import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { personDecimals } from '../../services/person-locale.ts';
import { sentence } from '../form-fields.tsx';

interface DecimalFieldProps {
  label: string;
  /** The exact number as an integer at `scale` decimals. */
  value: number | null | undefined;
  scale: number;
  onChange: (value: number | undefined) => void;
  problem?: string | undefined;
  hint?: string | undefined;
  suffix?: string;
  /** An empty field counts as text that is no number, and not as none. */
  isRequired?: boolean;
  /** The least and the most that the record may hold, said where the number is beyond. */
  range?: readonly [least: number, most: number] | undefined;
}

/**
 * An exact decimal number, written as the person's locale does; nothing is rounded or cut. What is no
 * number is said here and handed on all the same, as the text that it is: it stays as it was typed, in
 * the draft as well, and the schema of the record refuses it.
 */
export function DecimalField(props: DecimalFieldProps) {
  const { label, value, scale, onChange, problem, hint, suffix, isRequired = false } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? textOf(value, scale);
  const parsed = shown.trim() === '' ? null : personDecimals.parse(shown, scale);
  const unread = parsed && !parsed.ok ? sentence(parsed.error.message) : undefined;
  // Of 15, the 1 is typed first: that it is too small is said when the field is left.
  const refused = typed === null || problem ? refusalOf(value, props.range) : undefined;
  return (
    <TextInput
      label={label}
      description={hint}
      inputMode="decimal"
      value={shown}
      error={unread ?? refused ?? problem}
      rightSection={suffix ? <span style={{ fontSize: 12 }}>{suffix}</span> : null}
      rightSectionWidth={suffix ? 48 : 0}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (text.trim() === '') return onChange(isRequired ? unreadNumber('') : undefined);
        const next = personDecimals.parse(text, scale);
        onChange(next.ok ? next.value : unreadNumber(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Text in the place of a number: only a draft holds it, and no record does. */
const unreadNumber = (text: string): number => text as unknown as number;

function textOf(value: unknown, scale: number): string {
  if (typeof value === 'number') return personDecimals.text(value, scale);
  return typeof value === 'string' ? value : '';
}

function refusalOf(value: unknown, range: DecimalFieldProps['range']): string | undefined {
  if (value === '') return 'Must be filled in';
  if (!range || typeof value !== 'number') return undefined;
  const [least, most] = range;
  return value < least || value > most ? `Must be ${least} to ${most}` : undefined;
}

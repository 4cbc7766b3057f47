import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { decimalText, parseDecimal, trimmedDecimal } from '#shared/lib/decimal.ts';

interface DecimalFieldProps {
  label: string;
  /** The exact number as an integer at `scale` decimals. */
  value: number | null | undefined;
  scale: number;
  onChange: (value: number | undefined) => void;
  problem?: string | undefined;
  hint?: string;
  suffix?: string;
}

/** Blanks group digits; a comma is a decimal mark as well as a point. */
const plain = (text: string): string =>
  text
    .replace(/[\s  ]/g, '')
    .replace(',', '.')
    .replace('−', '-');

/** An exact decimal number: what is typed stays as it was typed, nothing is rounded. */
export function DecimalField(props: DecimalFieldProps) {
  const { label, value, scale, onChange, problem, hint, suffix } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (typeof value === 'number' ? textOf(value, scale) : '');
  const parsed = typed === null || typed.trim() === '' ? null : parseDecimal(plain(typed), scale);
  return (
    <TextInput
      label={label}
      description={hint}
      inputMode="decimal"
      value={shown}
      error={parsed && !parsed.ok ? parsed.error.message : problem}
      rightSection={suffix ? <span style={{ fontSize: 12 }}>{suffix}</span> : null}
      rightSectionWidth={suffix ? 48 : 0}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (text.trim() === '') return onChange(undefined);
        const next = parseDecimal(plain(text), scale);
        if (next.ok) onChange(next.value);
      }}
      onBlur={() => parsed?.ok !== false && setTyped(null)}
    />
  );
}

/** Money with all its decimals, and what has more of them without zeros at the end. */
const textOf = (value: number, scale: number): string =>
  scale > 3 ? trimmedDecimal(value, scale) : decimalText(value, scale);

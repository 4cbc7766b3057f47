import { SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Signature } from '#shared/domain/instruction/signature.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import classes from './signature-field.module.css';
import { SignatureField, SignaturePicture } from './signature-field.tsx';

interface SignaturePadProps {
  /** Who signs: what is drawn is kept under this name, and it is what is typed otherwise. */
  name: string;
  value: Signature | null;
  onChange: (signature: Signature | null) => void;
}

/**
 * Takes a signature: drawn with finger, pen or mouse, or the name typed by whoever cannot or will not
 * draw. What is drawn is kept as strokes, sharp at any size.
 */
export function SignaturePad({ name, value, onChange }: SignaturePadProps) {
  const [how, setHow] = useState<Signature['how']>(value?.how ?? 'drawn');
  const signed = (strokes: Signature['strokes'], by: string): Signature => ({
    how,
    name: by,
    signedAt: new Date().toISOString() as Instant,
    strokes,
  });
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="How it is signed"
        size="xs"
        data={[
          { value: 'drawn', label: 'Draw' },
          { value: 'typed', label: 'Type the name' },
        ]}
        value={how}
        onChange={(next) => {
          setHow(next as Signature['how']);
          onChange(null);
        }}
      />
      {how === 'drawn' ? (
        <SignatureField
          name={name || 'whoever orders'}
          strokes={value?.strokes ?? []}
          onChange={(strokes) =>
            onChange(
              strokes.length === 0
                ? null
                : signed(
                    strokes.map((stroke) => [...stroke]),
                    name || 'Unnamed',
                  ),
            )
          }
        />
      ) : (
        <TextInput
          label="Name, typed in place of a signature"
          placeholder={name}
          value={value?.name ?? ''}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            onChange(typed.trim() === '' ? null : signed([], typed));
          }}
        />
      )}
    </Stack>
  );
}

/** A signature that was taken, to look at. */
export function SignatureView({ signature }: { signature: Signature }) {
  return signature.how === 'typed' ? (
    <span className={classes.typed}>{signature.name}</span>
  ) : (
    <SignaturePicture name={signature.name} strokes={signature.strokes} />
  );
}

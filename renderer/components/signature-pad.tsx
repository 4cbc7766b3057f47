import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import { type Signature, signaturePath } from '#shared/domain/instruction/signature.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import classes from './signature-pad.module.css';

/** Height of the pad in thousandths of its width. */
const PAD_HEIGHT = 320;
/** Points nearer to the last one than this are not kept, in thousandths of the width. */
const LEAST_DISTANCE = 4;

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
    height: PAD_HEIGHT,
    strokes,
  });
  return (
    <Stack gap="xs">
      <Group justify="space-between">
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
        {value ? (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
            Clear
          </Button>
        ) : null}
      </Group>
      {how === 'drawn' ? (
        <DrawingPad
          strokes={value?.strokes ?? []}
          hint={`${name || 'Whoever orders'} signs here`}
          onChange={(strokes) => onChange(signed(strokes, name || 'Unnamed'))}
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

interface DrawingPadProps {
  strokes: Signature['strokes'];
  hint: string;
  onChange: (strokes: Signature['strokes']) => void;
}

function DrawingPad({ strokes, hint, onChange }: DrawingPadProps) {
  const surface = useRef<SVGSVGElement>(null);
  const [drawn, setDrawn] = useState<readonly number[] | null>(null);
  // State is a frame behind a quick hand; what was drawn is read from here when the pen lifts.
  const points = useRef<number[]>([]);

  const pointOf = (event: PointerEvent): readonly [number, number] => {
    const box = surface.current?.getBoundingClientRect();
    const scale = 1_000 / (box?.width || 1_000);
    const x = (event.clientX - (box?.left ?? 0)) * scale;
    const y = (event.clientY - (box?.top ?? 0)) * scale;
    return [within(x, 1_200), within(y, PAD_HEIGHT)];
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    points.current = [...pointOf(event)];
    setDrawn(points.current);
  };
  const move = (event: PointerEvent) => {
    if (drawn === null) return;
    const [x, y] = pointOf(event);
    const [lastX = 0, lastY = 0] = points.current.slice(-2);
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < LEAST_DISTANCE) return;
    points.current = [...points.current, x, y];
    setDrawn(points.current);
  };
  const end = () => {
    if (drawn === null) return;
    setDrawn(null);
    onChange([...strokes, points.current]);
  };
  const all = drawn ? [...strokes, [...drawn]] : strokes;
  return (
    <div className={classes.pad}>
      <svg
        ref={surface}
        role="img"
        aria-label={all.length > 0 ? 'Signature as drawn' : 'Field for the signature, empty'}
        viewBox={`0 0 1000 ${PAD_HEIGHT}`}
        className={classes.surface}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1={60} x2={940} y1={PAD_HEIGHT - 70} y2={PAD_HEIGHT - 70} className={classes.line} />
        <path d={signaturePath(all)} className={classes.ink} />
      </svg>
      {all.length === 0 ? <span className={classes.hint}>{hint}</span> : null}
    </div>
  );
}

const within = (value: number, most: number): number =>
  Math.round(Math.max(0, Math.min(most, value)));

/** A signature that was taken, to look at. */
export function SignatureView({ signature }: { signature: Signature }) {
  if (signature.how === 'typed') return <span className={classes.typed}>{signature.name}</span>;
  return (
    <svg
      role="img"
      aria-label={`Signature of ${signature.name}`}
      viewBox={`0 0 1000 ${signature.height}`}
      className={classes.shown}
    >
      <path d={signaturePath(signature.strokes)} className={classes.ink} />
    </svg>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import {
  isSignature,
  MOST_SIGNATURE_STROKES,
  type Point,
  SIGNATURE_HEIGHT,
  SIGNATURE_WIDTH,
  type Stroke,
  signaturePath,
  strokeOf,
} from '#shared/domain/signature.ts';
import classes from './signature-field.module.css';

interface SignatureFieldProps {
  /** Whose signature it is to be. */
  name: string;
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
}

/** A field to sign in with a pen, a finger or the mouse; who cannot, types their name instead. */
export function SignatureField({ name, strokes, onChange }: SignatureFieldProps) {
  const [drawing, setDrawing] = useState<readonly Point[]>([]);
  const field = useRef<SVGSVGElement>(null);
  // State is a frame behind a quick hand; what was drawn is read from here when the pen lifts.
  const points = useRef<readonly Point[]>([]);
  const draw = (next: readonly Point[]) => {
    points.current = next;
    setDrawing(next);
  };

  const pointOf = (event: PointerEvent): Point => {
    const box = field.current?.getBoundingClientRect();
    if (!box || box.width === 0) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - box.left) / box.width) * SIGNATURE_WIDTH,
      y: ((event.clientY - box.top) / box.height) * SIGNATURE_HEIGHT,
    };
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || strokes.length >= MOST_SIGNATURE_STROKES) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    draw([pointOf(event)]);
  };
  const go = (event: PointerEvent) => {
    if (points.current.length > 0) draw([...points.current, pointOf(event)]);
  };
  const end = () => {
    if (points.current.length === 0) return;
    onChange([...strokes, strokeOf(points.current)]);
    draw([]);
  };

  const state = isSignature(strokes) ? 'signed' : 'empty';
  const shown = drawing.length > 0 ? [...strokes, strokeOf(drawing)] : strokes;
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        Signature of {name}
      </Text>
      <svg
        ref={field}
        role="img"
        aria-label={`Signature of ${name}: ${state}`}
        viewBox={`0 0 ${SIGNATURE_WIDTH} ${SIGNATURE_HEIGHT}`}
        className={classes.field}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1={60} x2={SIGNATURE_WIDTH - 60} y1={250} y2={250} className={classes.line} />
        <path d={signaturePath(shown)} className={classes.ink} />
      </svg>
      <Group justify="space-between" mt={4}>
        <Text size="xs" c="dimmed">
          Sign with a pen, a finger or the mouse. With keys alone, choose the typed name above.
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={strokes.length === 0}
          onClick={() => onChange([])}
        >
          Clear
        </Button>
      </Group>
    </div>
  );
}

/** A signature as it was given. */
export function SignaturePicture({ name, strokes }: { name: string; strokes: readonly Stroke[] }) {
  return (
    <svg
      role="img"
      aria-label={`Signature of ${name}`}
      viewBox={`0 0 ${SIGNATURE_WIDTH} ${SIGNATURE_HEIGHT}`}
      className={classes.picture}
    >
      <path d={signaturePath(strokes)} className={classes.ink} />
    </svg>
  );
}

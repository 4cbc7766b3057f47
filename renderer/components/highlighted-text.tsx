import type { ReactNode } from 'react';
import classes from './highlighted-text.module.css';

interface HighlightedTextProps {
  text: string;
  /** Start and end (not included) of each match, in order. */
  ranges: readonly (readonly [number, number])[];
}

/** Text with its matched ranges marked. */
export function HighlightedText({ text, ranges }: HighlightedTextProps) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    if (start < done || end <= start) continue;
    parts.push(text.slice(done, start));
    parts.push(
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    done = end;
  }
  parts.push(text.slice(done));
  return <>{parts}</>;
}

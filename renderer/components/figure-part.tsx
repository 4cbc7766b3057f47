import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure-part.module.css';

interface FigurePartProps<Answer> {
  /** As `useFigure` gives it: the last answer, whether it is to an earlier question, and what went wrong. */
  figure: {
    readonly answer: Answer | undefined;
    readonly isStale: boolean;
    readonly error: Error | null;
  };
  /** What is being computed, in the words of the page: "the performance". */
  name: string;
  /** Room that is kept until the first answer, in pixels: about what it will take. */
  height: number;
  children: (answer: Answer) => ReactNode;
}

/** Shows a figure once it is computed, and keeps its room before; an answer on its way out is pale. */
export function FigurePart<Answer>(props: FigurePartProps<Answer>) {
  const { figure, name, height, children } = props;
  const { answer, isStale, error } = figure;
  if (answer === undefined) {
    return (
      <div className={classes.waiting} style={{ minHeight: height }} role="status">
        {error ? `Unavailable: ${error.message}` : `Computing ${name}`}
      </div>
    );
  }
  return (
    <div className={isStale ? classes.stale : undefined} aria-busy={isStale}>
      {error ? (
        <Text c="dimmed" size="sm" role="status">
          Not computed anew: {error.message}
        </Text>
      ) : null}
      {children(answer)}
    </div>
  );
}

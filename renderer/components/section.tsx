import { Group } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: string;
  /** How many there are, beside the title. */
  count?: number | undefined;
  /** A link or small button at the right of the title. */
  action?: ReactNode;
  /** One sentence under the title. */
  about?: ReactNode | undefined;
  children: ReactNode;
}

/** A titled part of a page, and a landmark for screen readers. */
export function Section({ title, count, action, about, children }: SectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={classes.section}>
      <Group justify="space-between" align="center" wrap="nowrap" className={classes.head}>
        <h2 id={headingId} className={classes.title}>
          {title}
          {count === undefined ? null : <span className={classes.count}>{count}</span>}
        </h2>
        {action}
      </Group>
      {about ? <p className={classes.about}>{about}</p> : null}
      {children}
    </section>
  );
}

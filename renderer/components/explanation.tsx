import { type ReactNode, useState } from 'react';
import classes from './explanation.module.css';

/** How a figure came about, one press away, for those who want to do it again by hand. */
export function Explanation(props: { title?: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={classes.explanation}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>{props.title ?? 'How is this computed?'}</summary>
      {isOpen ? <div className={classes.explained}>{props.children}</div> : null}
    </details>
  );
}

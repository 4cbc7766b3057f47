import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './attention-count.module.css';
import { countOf } from './formats.ts';

/** How many things about a client need a look; nothing is drawn when there are none. */
export function AttentionCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={classes.count} title={countOf(count, 'thing to look at', 'things to look at')}>
      <IconAlertTriangle size={14} stroke={1.75} aria-label="Needs attention:" />
      {count}
    </span>
  );
}

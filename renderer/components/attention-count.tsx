import classes from './attention-count.module.css';
import { countOf } from './formats.ts';
import { RowIcon } from './row-icon.tsx';

/** How many things about a client need a look; nothing is drawn when there are none. */
export function AttentionCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={classes.count} title={countOf(count, 'thing to look at', 'things to look at')}>
      <RowIcon shape="alertTriangle" label="Needs attention:" />
      {count}
    </span>
  );
}

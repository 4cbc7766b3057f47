import classes from './row-icon.module.css';

/*
 * Icons within the rows of tables: outlines of Tabler's (MIT), each as one path. A row that shows
 * another record then changes one attribute, where a component for each would make a new drawing.
 */
const SHAPES = {
  circleCheck: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M9 12l2 2l4-4',
  circleMinus: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M9 12h6',
  alertTriangle:
    'M12 9v4M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636-2.87l-8.106-13.536a1.914 1.914 0 0 0-3.274 0M12 16h.01',
} as const;

interface RowIconProps {
  shape: keyof typeof SHAPES;
  /** What it says where no word beside it does. */
  label?: string;
}

/** A small icon beside a word or number in a row. */
export function RowIcon({ shape, label }: RowIconProps) {
  const drawn = <path d={SHAPES[shape]} />;
  return label ? (
    <svg viewBox="0 0 24 24" className={classes.icon} role="img" aria-label={label}>
      {drawn}
    </svg>
  ) : (
    <svg viewBox="0 0 24 24" className={classes.icon} aria-hidden="true">
      {drawn}
    </svg>
  );
}

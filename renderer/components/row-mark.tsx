import classes from './row-mark.module.css';

interface RowMarkProps {
  label: string;
  isMarked: boolean;
  /** Some of what it stands for is marked, not all. */
  isPartly?: boolean;
  onChange: () => void;
}

/**
 * The box that marks a row. It is the browser's own: a table draws dozens at each keystroke of its
 * filter, and a component of the library for each would cost a frame.
 */
export function RowMark({ label, isMarked, isPartly = false, onChange }: RowMarkProps) {
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = isPartly;
      }}
      className={classes.mark}
      tabIndex={-1}
      aria-label={label}
      checked={isMarked}
      onChange={onChange}
    />
  );
}

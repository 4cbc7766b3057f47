import classes from './sparkline.module.css';

const WIDTH = 60;
const HEIGHT = 18;

/** The course of a figure beside its number; says nothing that the number and change do not. */
export function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 2) return <span className={classes.none} aria-hidden="true" />;
  const lowest = Math.min(...values);
  const span = Math.max(...values) - lowest || 1;
  const step = (WIDTH - 2) / (values.length - 1);
  const points = values.map(
    (value, index) =>
      `${(1 + index * step).toFixed(1)},${(HEIGHT - 2 - ((value - lowest) / span) * (HEIGHT - 4)).toFixed(1)}`,
  );
  return (
    <svg className={classes.line} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}

import { Skeleton, Tooltip, VisuallyHidden } from '@mantine/core';
import type { KeyFigure } from './key-figures.ts';
import classes from './overview.module.css';

/** The figures side by side; hovering (or focus) says how each is computed. */
export function FigureStrip({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map((figure) => (
        <Tooltip
          key={figure.label}
          label={figure.reason ? `${figure.how} Unavailable: ${figure.reason}.` : figure.how}
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the focus shows how it is computed */}
          <div className={classes.figure} tabIndex={0}>
            <dt>{figure.label}</dt>
            <dd className={figure.value === null ? classes.missing : classes.value}>
              {figure.value ?? `unavailable: ${figure.reason}`}
            </dd>
            <dd className={classes.period}>
              {figure.period}
              {figure.detail ? ` · ${figure.detail}` : ''}
              <VisuallyHidden>. {figure.how}</VisuallyHidden>
            </dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  );
}

/** Where the figures will stand while the accounts are being read. */
export function LoadingFigures() {
  return (
    <div className={classes.figures} aria-hidden="true">
      {[1, 2, 3, 4].map((key) => (
        <div key={key} className={classes.figure}>
          <Skeleton height={12} width={72} mb={8} />
          <Skeleton height={20} width={120} mb={6} />
          <Skeleton height={10} width={140} />
        </div>
      ))}
    </div>
  );
}

import { Skeleton } from '@mantine/core';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import type { KeyFigure } from './key-figures.ts';
import classes from './overview.module.css';

/**
 * The figures side by side; hovering (or focus) says how each is computed, pressing it what it was
 * computed from. The words stand in the document all the time, for those who hear them: a component
 * of the library for each figure would cost a frame whenever a client is opened.
 */
export function FigureStrip({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, reason, period, detail, how, from }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={value === null ? classes.missing : classes.value}>
            <FigureButton
              label={`${label}: ${value ?? `unavailable: ${reason}`}`}
              explain={() => ({
                name: label,
                of: detail ?? undefined,
                text: value,
                reason,
                how,
                from: from(),
              })}
            >
              {value ?? `unavailable: ${reason}`}
            </FigureButton>
          </dd>
          <dd className={classes.period}>
            {period}
            {detail ? ` · ${detail}` : ''}
          </dd>
          <dd className={classes.how}>
            {how}
            {reason ? ` Unavailable: ${reason}.` : ''}
          </dd>
        </div>
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

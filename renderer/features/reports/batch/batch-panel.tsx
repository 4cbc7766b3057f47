import { Button, Group, Progress } from '@mantine/core';
import { countOf } from '../../../components/formats.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import classes from '../reports.module.css';
import { type Batch, batchCounts } from './batch-state.ts';
import type { BatchControls } from './use-batch.ts';

const PHASES = {
  running: 'Preparing',
  paused: 'Paused',
  cancelled: 'Cancelled',
  finished: 'Prepared',
} as const;

/** How far the batch is, what failed and why, and the ways to steer it. */
export function BatchPanel({ batch, controls }: { batch: Batch; controls: BatchControls }) {
  const { all, saved, failed } = batchCounts(batch);
  const share = ((saved + failed) / all) * 100;
  const current = batch.items.find(({ state }) => state.tag === 'preparing');
  return (
    <section className={classes.batch} aria-label="Batch of reports">
      <Group justify="space-between" wrap="nowrap" gap="md">
        <div className={classes.progress}>
          <div role="status" className={classes.batchLine}>
            <strong>
              {PHASES[batch.phase]} {saved + failed} of {all}
            </strong>
            <span className={classes.dim}>
              {current ? current.clientName : `saved in ${batch.path}`}
            </span>
          </div>
          <Progress value={share} size="sm" aria-label="Share of the reports that are prepared" />
        </div>
        <BatchButtons batch={batch} controls={controls} hasFailed={failed > 0} />
      </Group>
      {failed > 0 ? <FailedList batch={batch} failed={failed} /> : null}
    </section>
  );
}

function BatchButtons(props: { batch: Batch; controls: BatchControls; hasFailed: boolean }) {
  const { batch, controls, hasFailed } = props;
  const isOver = batch.phase === 'finished' || batch.phase === 'cancelled';
  if (isOver) {
    return (
      <Group gap="xs" wrap="nowrap">
        {hasFailed && batch.phase === 'finished' ? (
          <Button variant="default" size="compact-sm" onClick={controls.retryFailed}>
            Try again
          </Button>
        ) : null}
        <Button variant="default" size="compact-sm" onClick={controls.dismiss}>
          Close
        </Button>
      </Group>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      {batch.phase === 'paused' ? (
        <Button variant="default" size="compact-sm" onClick={controls.resume}>
          Resume
        </Button>
      ) : (
        <Button variant="default" size="compact-sm" onClick={controls.pause}>
          Pause
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={controls.cancel}>
        Cancel
      </Button>
    </Group>
  );
}

function FailedList({ batch, failed }: { batch: Batch; failed: number }) {
  return (
    <div className={classes.failed}>
      <StatusBadge tone="bad">
        {countOf(failed, 'was not prepared', 'were not prepared')}
      </StatusBadge>
      <ul>
        {batch.items.map(({ scheduleId, clientName, state }) =>
          state.tag === 'failed' ? (
            <li key={scheduleId}>
              {clientName}: {state.reason}
            </li>
          ) : null,
        )}
      </ul>
    </div>
  );
}

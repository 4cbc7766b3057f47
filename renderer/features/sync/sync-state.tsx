import { Progress } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUpload,
  IconRefresh,
} from '@tabler/icons-react';
import { countOf, formatNumber } from '../../components/formats.ts';
import { formatSyncMoment } from '../../components/sync-moment.ts';
import { useToday } from '../../services/today.ts';
import type { SyncView } from '../../vault/views.ts';
import { SignInAgain } from './sign-in-again.tsx';
import classes from './sync-page.module.css';

/** One sentence of state, its time and numbers, and what to do when the server refuses. */
export function SyncState({ view }: { view: SyncView }) {
  const today = useToday();
  const Symbol_ = iconOf(view);
  const details = [
    view.lastSynchronisedAt
      ? `Last synchronised ${formatSyncMoment(view.lastSynchronisedAt, today)}`
      : 'Not synchronised yet',
    view.unsentCount > 0
      ? countOf(view.unsentCount, 'unsent change', 'unsent changes')
      : 'nothing unsent',
    view.ledgerWhole ? null : 'transactions and prices are still arriving',
  ].filter((part) => part !== null);

  return (
    <section aria-label="State">
      <div className={classes.state}>
        <Symbol_ size={20} stroke={1.75} aria-hidden="true" />
        <div className={classes.stateText}>
          <p className={classes.sentence}>{sentenceOf(view)}</p>
          <p className={classes.detail}>{details.join(' · ')}</p>
          {view.error && !sentenceOf(view).includes(view.error.message) ? (
            <p className={classes.detail}>{view.error.message}</p>
          ) : null}
          {view.progress ? <CycleProgress progress={view.progress} /> : null}
          {view.error?.tag === 'unauthenticated' ? <SignInAgain /> : null}
        </div>
      </div>
    </section>
  );
}

/** The vault's sentence, and that something below waits for the person. */
function sentenceOf(view: SyncView): string {
  const open = view.conflictCount + view.attentionCount;
  const state = view.phase === 'offline' ? 'Working offline. Nothing is lost.' : view.sentence;
  if (open === 0) return state;
  const known = state.replace(/^Everything is/, 'Everything else is');
  return `${known} ${countOf(open, 'decision is', 'decisions are')} yours to make.`;
}

function iconOf(view: SyncView) {
  if (view.phase === 'syncing') return IconRefresh;
  if (view.phase === 'error' || view.attentionCount + view.conflictCount > 0) {
    return IconAlertTriangle;
  }
  if (view.phase === 'offline' || !view.online) return IconCloudOff;
  return view.unsentCount > 0 ? IconCloudUpload : IconCloudCheck;
}

function CycleProgress({ progress }: { progress: NonNullable<SyncView['progress']> }) {
  const { lane, done, total } = progress;
  const what = lane === 'work' ? 'Clients and work' : 'Transactions and prices';
  const counted =
    total > 0
      ? `${formatNumber(done)} of ${formatNumber(total)} records`
      : `${formatNumber(done)} records`;
  return (
    <div>
      <Progress value={total > 0 ? (100 * done) / total : 0} aria-label={what} mt={12} mb={4} />
      <p className={classes.detail}>
        {what}: {counted}
      </p>
    </div>
  );
}

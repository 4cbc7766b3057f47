import {
  type Icon,
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconRefresh,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { countOf, formatNumber } from '../../components/formats.ts';
import { formatSyncMoment } from '../../components/sync-moment.ts';
import { routes } from '../../services/routes.ts';
import { useSyncView } from '../../services/sync-view.ts';
import { useToday } from '../../services/today.ts';
import type { SyncView } from '../../vault/views.ts';
import classes from './sidebar.module.css';

/** "Working offline · 3 unsent · synced 08:12"; opens Synchronisation. */
export function SyncLine() {
  const view = useSyncView();
  const today = useToday();
  const [path] = useLocation();
  if (!view) return <div className={classes.syncLine} />;
  const { icon: Symbol_, words, needsAttention } = stateOf(view);
  const details = [
    view.unsentCount > 0 ? `${formatNumber(view.unsentCount)} unsent` : null,
    view.handedOver ? `${formatNumber(view.handedOver.count)} handed over` : null,
    view.lastSynchronisedAt
      ? `${words === SYNCED ? 'at' : 'synced'} ${formatSyncMoment(view.lastSynchronisedAt, today)}`
      : null,
  ].filter((part) => part !== null);
  return (
    <Link
      to={routes.sync}
      className={classes.syncLine}
      aria-current={path === routes.sync ? 'page' : undefined}
      aria-keyshortcuts="g s"
      title="Open Synchronisation"
    >
      <Symbol_
        size={16}
        stroke={1.75}
        aria-hidden="true"
        className={needsAttention ? classes.attention : undefined}
      />
      <span className={classes.syncText}>
        <span className={classes.syncState}>{words}</span>
        <span className={classes.syncDetail}>{details.join(' · ') || 'not synced yet'}</span>
      </span>
    </Link>
  );
}

const SYNCED = 'Synced';

function stateOf(view: SyncView): { icon: Icon; words: string; needsAttention: boolean } {
  const open = view.attentionCount + view.conflictCount;
  if (view.phase === 'syncing')
    return { icon: IconRefresh, words: 'Syncing', needsAttention: false };
  if (open > 0) {
    const words = countOf(open, 'needs attention', 'need attention');
    return { icon: IconAlertTriangle, words, needsAttention: true };
  }
  if (view.phase === 'offline' || !view.online) {
    return { icon: IconCloudOff, words: 'Working offline', needsAttention: false };
  }
  if (view.phase === 'error') {
    return { icon: IconAlertTriangle, words: 'Not syncing', needsAttention: true };
  }
  const words = view.unsentCount > 0 ? 'Waiting to sync' : SYNCED;
  return { icon: IconCloudCheck, words, needsAttention: false };
}

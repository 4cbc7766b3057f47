import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudUpload, IconRefresh } from '@tabler/icons-react';
import classes from './values.module.css';

const STATES = {
  synced: { icon: IconCheck, word: 'Synced' },
  waiting: { icon: IconCloudUpload, word: 'Waiting to sync' },
  syncing: { icon: IconRefresh, word: 'Syncing' },
  attention: { icon: IconAlertTriangle, word: 'Needs attention' },
} as const;

/** The state of one record as an icon; its word shows on hover, for a list has no room for it. */
export function SyncBadge({ state }: { state: keyof typeof STATES }) {
  const { icon: Symbol_, word } = STATES[state];
  return (
    <span className={classes.sync} data-state={state} title={word}>
      <Symbol_ size={16} stroke={1.75} aria-hidden="true" />
      <VisuallyHidden>{word}</VisuallyHidden>
    </span>
  );
}

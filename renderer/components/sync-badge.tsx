import { IconAlertTriangle, IconCheck, IconCloudUpload, IconRefresh } from '@tabler/icons-react';
import { StatusBadge } from './status-badge.tsx';

/** The state of one record in the words of the product. */
export function SyncBadge(props: { state: 'synced' | 'waiting' | 'syncing' | 'attention' }) {
  switch (props.state) {
    case 'synced':
      return (
        <StatusBadge tone="good" icon={IconCheck}>
          Synced
        </StatusBadge>
      );
    case 'waiting':
      return (
        <StatusBadge tone="waiting" icon={IconCloudUpload}>
          Waiting to sync
        </StatusBadge>
      );
    case 'syncing':
      return (
        <StatusBadge tone="waiting" icon={IconRefresh}>
          Syncing
        </StatusBadge>
      );
    case 'attention':
      return (
        <StatusBadge tone="warning" icon={IconAlertTriangle}>
          Needs attention
        </StatusBadge>
      );
  }
}

import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { RecoveryNotice } from '../../vault/api.ts';

const TITLES: Readonly<Record<RecoveryNotice['what'], string>> = {
  storeLost: 'The data of this device was rebuilt',
  journalReplayed: 'Unsent work was recovered',
  tornJournal: 'The last moment before the crash is incomplete',
};

/** Says once after unlocking what had to be repaired, and stays until it is closed. */
export function RecoveryBanner({ notice }: { notice: RecoveryNotice | null }) {
  useEffect(() => {
    if (!notice) return;
    notifications.show({
      id: `recovery-${notice.what}`,
      color: 'orange',
      autoClose: false,
      withBorder: true,
      title: TITLES[notice.what],
      message: notice.message,
    });
  }, [notice]);
  return null;
}

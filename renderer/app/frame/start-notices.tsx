import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { RecoveryNotice } from '../../vault/api.ts';

const TITLES: Readonly<Record<RecoveryNotice['what'], string>> = {
  storeLost: 'The data of this device was rebuilt',
  journalReplayed: 'Unsent work was recovered',
  tornJournal: 'The last moment before the crash is incomplete',
};

interface StartNoticesProps {
  notices: readonly string[];
  recovery: RecoveryNotice | null;
}

/** Says after unlocking what had to be repaired or could not be done; each stays until it is closed. */
export function StartNotices({ notices, recovery }: StartNoticesProps) {
  useEffect(() => {
    const stays = { color: 'orange', autoClose: false, withBorder: true } as const;
    for (const message of notices) {
      notifications.show({ ...stays, id: message, message });
    }
    if (recovery) {
      notifications.show({
        ...stays,
        id: `recovery-${recovery.what}`,
        title: TITLES[recovery.what],
        message: recovery.message,
      });
    }
  }, [notices, recovery]);
  return null;
}

import type { SyncView } from '../api.ts';

/** One sentence for the sync line and the Synchronisation page. */
export function syncSentence(view: Omit<SyncView, 'sentence'>): string {
  const { phase, progress, unsentCount, error } = view;
  const unsent = unsentCount === 0 ? '' : ` ${count(unsentCount, 'change')} to send.`;
  switch (phase) {
    case 'syncing':
      return progress && progress.total > 0
        ? `Synchronising: ${progress.done} of ${progress.total} records.`
        : 'Synchronising.';
    case 'offline':
      return `Offline.${unsent || ' Everything is saved on this device.'}`;
    case 'error':
      return `${error?.message ?? 'The last synchronisation failed.'}${unsent}`;
    default:
      return unsentCount === 0 ? 'Everything is synchronised.' : unsent.trim();
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

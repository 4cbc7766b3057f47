import { counted } from '#shared/domain/wording.ts';
import type { HandedOver } from '#shared/sync/records.ts';
import type { SyncView } from '../views.ts';

/** One sentence for the sync line and the Synchronisation page. */
export function syncSentence(view: Omit<SyncView, 'sentence'>): string {
  const { phase, progress, unsentCount, error, handedOver } = view;
  const changes = unsentCount === 0 ? '' : ` ${counted(unsentCount, 'change')} to send.`;
  const documents = documentsText(view.documentsToSend);
  const unsent = `${changes}${documents}`;
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
      if (handedOver) return `${unsent.trim() || 'Everything is sent.'} ${lateText(handedOver)}`;
      if (changes === '' && documents !== '') return `Every change is sent.${documents}`;
      return unsent === '' ? 'Everything is synchronised.' : unsent.trim();
  }
}

/** Bytes that the server does not have yet, though it may have the records that name them (D1). */
function documentsText(count: number): string {
  if (count === 0) return '';
  return ` ${counted(count, 'document')} ${count === 1 ? 'waits' : 'wait'} to be sent.`;
}

/** What was handed over is not "synchronised": it is not in the book, and may never be. */
function lateText({ count }: HandedOver): string {
  const [its, it] = count === 1 ? ['its', 'it'] : ['their', 'them'];
  return (
    `${counted(count, 'change')} of yours came after ${its} client or book had passed to somebody ` +
    `else, who decides about ${it}.`
  );
}

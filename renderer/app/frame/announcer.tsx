import { VisuallyHidden } from '@mantine/core';
import { useSavedState } from '../../services/saved.ts';
import { useSyncView } from '../../services/sync-view.ts';

/** Says to screen readers, when they are idle, that work is saved and how synchronisation stands. */
export function Announcer() {
  const { savedAt, failed } = useSavedState();
  const view = useSyncView();
  const saved = failed ? 'Not saved yet' : savedAt === null ? '' : 'Saved here';
  return (
    <VisuallyHidden>
      <div role="status" aria-label="Saved">
        {saved}
      </div>
      <div role="status" aria-label="Synchronisation">
        {view && view.phase !== 'syncing' ? view.sentence : ''}
      </div>
    </VisuallyHidden>
  );
}

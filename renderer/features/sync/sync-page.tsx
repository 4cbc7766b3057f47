import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { PageFrame } from '../../components/page-frame.tsx';
import { useShortcuts } from '../../services/shortcuts.ts';
import { useSyncView } from '../../services/sync-view.ts';
import { useVault } from '../../services/vault.tsx';
import { ConflictsSection } from './conflicts-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { HandedOverSection } from './handed-over-section.tsx';
import { LateEditsSection } from './late-edits-section.tsx';
import classes from './sync-page.module.css';
import { SyncState } from './sync-state.tsx';
import { UnsentSection } from './unsent-section.tsx';

/** Synchronisation in plain words: how it stands, what is unsent, what needs the person. */
export default function SyncPage() {
  const view = useSyncView();
  const vault = useVault();
  const isSyncing = view?.phase === 'syncing';
  const synchronise = () => void vault.synchronise();
  useShortcuts([{ keys: 'r', label: 'Synchronise now', run: synchronise }]);

  return (
    <PageFrame
      title="Synchronisation"
      action={
        <Button
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          onClick={synchronise}
          disabled={isSyncing}
          aria-keyshortcuts="r"
        >
          {isSyncing ? 'Synchronising' : 'Synchronise now'}
        </Button>
      }
    >
      <div className={classes.page}>
        {view ? <SyncState view={view} /> : null}
        <HandedOverSection handedOver={view?.handedOver ?? null} />
        <ConflictsSection />
        <LateEditsSection view={view} />
        <UnsentSection />
        {view ? <DocumentsSection view={view} /> : null}
      </div>
    </PageFrame>
  );
}

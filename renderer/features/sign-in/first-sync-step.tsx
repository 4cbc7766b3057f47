import { Button, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { EntryLayout } from '../../components/entry-layout.tsx';
import { formatNumber } from '../../components/formats.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSyncView } from '../../services/sync-view.ts';
import { useVault } from '../../services/vault.tsx';
import type { SyncView } from '../../vault/views.ts';

/** The first synchronisation: clients first, then transactions and prices while one already works. */
export function FirstSyncStep(props: { onFinished: () => void }) {
  const vault = useVault();
  const view = useSyncView();
  const [hasEnded, setEnded] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    setEnded(false);
    vault.synchronise().then(
      () => setEnded(true),
      () => setEnded(true),
    );
  }, [vault, attempt]);

  const canWork = hasEnded || view?.progress?.lane === 'ledger' || view?.ledgerWhole === true;
  const problem = hasEnded ? (view?.error ?? null) : null;
  // Enter goes on, as on the steps before.
  const goesOn = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (canWork || problem) goesOn.current?.focus();
  }, [canWork, problem]);
  return (
    <EntryLayout
      title={canWork && !problem ? 'You can start working' : 'Fetching your book'}
      step="Step 4 of 4"
      about={
        view?.ledgerWhole && hasEnded
          ? 'Your whole book is on this device.'
          : canWork
            ? 'Clients, meetings, notes and tasks are here. Transactions and prices go on arriving in the background.'
            : 'Clients, meetings, notes and tasks come first, so that you can start soon.'
      }
    >
      <Stack gap="md">
        {problem ? (
          <ProblemNote title="The connection was interrupted">
            {problem.message} What has arrived is kept; the rest is fetched from there on.
          </ProblemNote>
        ) : (
          <SyncProgress view={view} hasEnded={hasEnded} />
        )}
        {problem ? (
          <Button ref={goesOn} onClick={() => setAttempt((count) => count + 1)}>
            Try again
          </Button>
        ) : null}
        <Button
          ref={problem ? null : goesOn}
          onClick={props.onFinished}
          disabled={!canWork}
          variant={problem ? 'default' : 'filled'}
        >
          Start working
        </Button>
      </Stack>
    </EntryLayout>
  );
}

function SyncProgress({ view, hasEnded }: { view: SyncView | null; hasEnded: boolean }) {
  const progress = view?.progress;
  if (!progress) {
    return hasEnded ? null : <Text size="sm">Asking the server…</Text>;
  }
  const what = progress.lane === 'work' ? 'Clients and work' : 'Transactions and prices';
  const share = progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  const counted =
    progress.total > 0
      ? `${formatNumber(progress.done)} of ${formatNumber(progress.total)} records`
      : `${formatNumber(progress.done)} records`;
  return (
    <div>
      <Progress value={share} aria-label={what} size="md" mb={8} />
      <Text size="sm" className="tabular">
        {what}: {counted}
      </Text>
    </div>
  );
}

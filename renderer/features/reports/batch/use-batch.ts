import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { create } from 'zustand';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import { keepPrepared } from '../../../services/prepared-reports.ts';
import { useSession } from '../../../services/session.tsx';
import { useSettings } from '../../../services/settings.tsx';
import { sha256 } from '../../../services/sha-256.ts';
import { useShell } from '../../../services/shell.tsx';
import { useToday } from '../../../services/today.ts';
import { useVault } from '../../../services/vault.tsx';
import { reportDocument } from '../report-document.ts';
import { BatchRunner, type Prepare } from './batch-runner.ts';
import type { Batch } from './batch-state.ts';

interface BatchStore {
  readonly batch: Batch | null;
}

/*
 * The batch lives beside the pages, not in one: it goes on while the person works elsewhere. It ends
 * with the unlocked vault, as locking loads the application anew.
 */
const useBatchStore = create<BatchStore>(() => ({ batch: null }));
let runner: BatchRunner | null = null;

const changed = (batch: Batch): void => useBatchStore.setState({ batch });
/** A new task of the event loop, so that what was clicked meanwhile is answered first. */
const breathe = (): Promise<void> => new Promise((go) => setTimeout(go));

export interface BatchControls {
  readonly batch: Batch | null;
  /** Asks for a folder and prepares the reports into it. */
  readonly start: (
    items: readonly { scheduleId: RecordId; clientId: RecordId; clientName: string }[],
  ) => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly retryFailed: () => void;
  /** Takes the batch that is over off the page. */
  readonly dismiss: () => void;
}

/** The batch of reports, if there is one, and how it is started and steered. */
export function useBatch(): BatchControls {
  const { batch } = useBatchStore();
  const start = useStart();
  return useMemo(
    () => ({
      batch,
      start,
      pause: () => runner?.pause(),
      resume: () => void runner?.resume(),
      cancel: () => runner?.cancel(),
      retryFailed: () => void runner?.retryFailed(),
      dismiss: () => {
        runner = null;
        useBatchStore.setState({ batch: null });
      },
    }),
    [batch, start],
  );
}

function useStart(): BatchControls['start'] {
  const shell = useShell();
  const prepareIn = usePrepareIn();
  return useMemo(
    () => async (items) => {
      const chosen = await shell.call['folder.choose'](undefined);
      if (!chosen.ok) {
        const { message } = chosen.error;
        notifications.show({ color: 'red', autoClose: 12_000, title: 'No folder', message });
        return;
      }
      const { folder, path } = chosen.value;
      if (folder === null) return;
      const batch: Batch = {
        path,
        phase: 'running',
        items: items.map((item) => ({ ...item, state: { tag: 'waiting' } })),
      };
      runner = new BatchRunner(batch, prepareIn(folder), { changed, breathe });
      changed(batch);
      await runner.run();
    },
    [shell, prepareIn],
  );
}

/** How a report is made from its records, laid out, saved in `folder`, and kept until it is sent. */
function usePrepareIn(): (folder: string) => Prepare {
  const vault = useVault();
  const shell = useShell();
  const today = useToday();
  const { owner } = useSession();
  const { settings } = useSettings();
  return useMemo(
    () =>
      (folder) =>
      async ({ scheduleId, clientId }) => {
        if (!(await vault.syncView()).ledgerWhole) {
          return err('its transactions have not all arrived yet: synchronise first');
        }
        const file = await vault.clientFile(clientId, 'all');
        const schedule = file?.reportSchedules.find(({ id }) => id === scheduleId)?.data;
        if (!file || !schedule) return err('it is not in your book any more');
        const made = reportDocument(file, schedule, { name: owner.personName, today });
        if (!made.ok) return made;
        const { model, title, asOf, locale, fileName } = made.value;
        const rendered = await shell.call['document.render']({ model, paper: settings.paper });
        if (!rendered.ok) return err(rendered.error.message);
        const pdf = rendered.value;
        const saved = await shell.call['folder.save']({
          folder,
          pdf,
          suggestedName: `${fileName}.pdf`,
        });
        if (!saved.ok) return err(saved.error.message);
        keepPrepared({
          scheduleId,
          schedule,
          title,
          pdf,
          contentHash: await sha256(pdf),
          byteCount: pdf.byteLength,
          fileName: saved.value.name,
          asOf,
          locale,
        });
        return ok({ fileName: saved.value.name });
      },
    [vault, shell, today, owner, settings.paper],
  );
}

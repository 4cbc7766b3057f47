import type { RecordId } from '#shared/lib/identifiers.ts';
import type { OutboxEntry } from '#shared/sync/records.ts';
import type { VaultApi } from '../api.ts';
import type { UndoLog } from '../commands/undo-log.ts';
import { changedFields, kindWord, titleOf } from '../commands/wording.ts';
import { outboxInOrder, type StoreState } from '../store/store-state.ts';
import type { UnsentView } from '../views.ts';

/** The unsent edits as a person reads them. */
export function unsentViews(state: StoreState): UnsentView[] {
  return outboxInOrder(state).map((entry) => ({
    entry,
    title: unsentTitle(entry),
    clientName: clientNameOf(state, entry.clientId),
    changedFields: changedFields(entry.base, entry.data),
  }));
}

function unsentTitle(entry: OutboxEntry): string {
  const word = kindWord(entry.kind);
  const title = titleOf(entry.kind, entry.data ?? entry.base);
  const named = `${word.charAt(0).toUpperCase()}${word.slice(1)} “${title}”`;
  return entry.data === null ? `Deletion of ${named}` : named;
}

function clientNameOf(state: StoreState, clientId: RecordId | null): string | null {
  const client = clientId ? state.records.get(clientId) : undefined;
  return client ? titleOf('client', client.data) : null;
}

type History = Awaited<ReturnType<VaultApi['history']>>;

/** What was edited on this device for a client, newest first. */
export function historyOf(log: UndoLog, clientId: RecordId): History {
  return log.entries
    .filter((entry) => !entry.undone)
    .flatMap((entry) =>
      entry.steps
        .filter((step) => step.clientId === clientId)
        .map((step): History[number] => ({
          at: entry.at,
          kind: step.kind,
          data: step.after ?? step.before,
          what: step.before === null ? 'new' : step.after === null ? 'deleted' : 'changed',
          fields: changedFields(step.before, step.after),
          by: entry.by,
        })),
    )
    .reverse();
}

type Versions = Awaited<ReturnType<VaultApi['versions']>>;

/** What a record was and became by the edits of this device, newest first. */
export function versionsOf(
  log: Pick<UndoLog, 'entries'>,
  { kind, id }: Parameters<VaultApi['versions']>[0],
): Versions {
  return log.entries
    .filter((entry) => !entry.undone)
    .flatMap(({ at, by, steps }) =>
      steps
        .filter((step) => step.kind === kind && step.id === id)
        .flatMap(({ before, after }): Versions[number][] => [
          ...(before === null ? [] : [{ at: null, by: null, data: before }]),
          ...(after === null ? [] : [{ at, by, data: after }]),
        ]),
    )
    .reverse();
}

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { Kind } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type {
  KeepDocument,
  Saved,
  SaveRequest,
  VaultApi,
  VaultError,
  VaultResult,
} from '../vault/api.ts';
import { markSaved, markSaving } from './saved.ts';
import { personDate } from './today.ts';
import { useVault } from './vault.tsx';
import { wordsOf } from './vault-words.ts';

/** How a command is told to the person. */
export interface CommandWords {
  /** Said with an undo when it went well ("Task done"); without it only "saved" shows. */
  readonly done?: string;
  /** The caller shows the failure itself, beside the field it concerns. */
  readonly showsFailure?: boolean;
}

export interface Commands {
  /** Saves records, and documents that belong to them, in one step; returns what the vault said. */
  readonly save: (
    requests: readonly SaveRequest[],
    words?: CommandWords,
    documents?: readonly KeepDocument[],
  ) => Promise<VaultResult<Saved>>;
  readonly remove: (
    records: readonly { kind: Kind; id: RecordId }[],
    words?: CommandWords,
  ) => Promise<VaultResult<null>>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly newId: () => Promise<RecordId>;
  /** Carries out any other call of the vault; tells its failure. */
  readonly run: <Value>(
    call: (vault: VaultApi) => Promise<VaultResult<Value>>,
    words?: CommandWords,
  ) => Promise<VaultResult<Value>>;
}

/** Tells a failure in a notification that stays until it is read. */
export function showFailure(error: VaultError): void {
  const words = wordsOf(error);
  notifications.show({
    color: 'red',
    autoClose: 12_000,
    title: words.title,
    message: words.message,
  });
}

/**
 * Says `text` for a few seconds, beside a button with what can be done about it; takes the place of a
 * notice of the same `id`.
 */
export function showNotice(
  text: string,
  action: { label: string; run: () => void } | null,
  id = `notice-${text}`,
): void {
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: 7_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="md">{text}</Text>
        {action ? (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        ) : null}
      </Group>
    ),
  });
}

/** Only the last step offers to be undone: undo takes that one back, whatever is said beside it. */
function showDone(text: string, undo: (() => Promise<void>) | null): void {
  if (undo) showNotice(text, { label: 'Undo', run: () => void undo() }, 'notice-undo');
  else showNotice(text, null);
}

/** Says that somebody else had changed what was saved; nothing of either is lost. */
function showMet(fields: number): void {
  notifications.show({
    color: 'yellow',
    autoClose: 15_000,
    title: 'Somebody else has changed this meanwhile',
    message:
      fields === 1
        ? 'One field was changed by both. Theirs stands, yours is kept: choose under Synchronisation.'
        : `${fields} fields were changed by both. Theirs stand, yours are kept: choose under Synchronisation.`,
  });
}

async function attempt<Value>(
  call: Promise<VaultResult<Value>>,
  words: CommandWords | undefined,
): Promise<VaultResult<Value>> {
  markSaving();
  try {
    const outcome = await call;
    markSaved(outcome.ok);
    if (!outcome.ok && !words?.showsFailure) showFailure(outcome.error);
    return outcome;
  } catch (error) {
    markSaved(false);
    const message = error instanceof Error ? error.message : String(error);
    const failure: VaultError = { tag: 'failed', message };
    if (!words?.showsFailure) showFailure(failure);
    return { ok: false, error: failure };
  }
}

function commandsOf(vault: VaultApi): Commands {
  const step = async (which: 'undo' | 'redo') => {
    const outcome = await attempt(vault[which](personDate(new Date())), undefined);
    if (!outcome.ok) return;
    const { done } = outcome.value;
    const verb = which === 'undo' ? 'Undone' : 'Redone';
    showDone(done ? `${verb}: ${done}` : `Nothing to ${which}`, null);
  };
  const undo = () => step('undo');
  return {
    save: async (requests, words, documents) => {
      const outcome = await attempt(vault.save(requests, documents), words);
      if (outcome.ok && words?.done) showDone(words.done, undo);
      if (outcome.ok && outcome.value.conflicts > 0) showMet(outcome.value.conflicts);
      return outcome;
    },
    remove: async (records, words) => {
      const outcome = await attempt(vault.remove(records), words);
      if (outcome.ok) showDone(words?.done ?? 'Deleted', undo);
      return outcome;
    },
    undo,
    redo: () => step('redo'),
    newId: () => vault.newId(),
    run: async (call, words) => {
      const outcome = await attempt(call(vault), words);
      if (outcome.ok && words?.done) showDone(words.done, null);
      return outcome;
    },
  };
}

/** The one way in: commands that tell their failures and offer to undo what they did. */
export function useCommands(): Commands {
  const vault = useVault();
  return useMemo(() => commandsOf(vault), [vault]);
}

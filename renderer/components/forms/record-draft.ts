import { useCallback, useState } from 'react';
import { checkedRecord } from '#shared/domain/check-record.ts';
import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import type { RuleBreach } from '#shared/domain/kind.ts';
import { type DataOf, type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { useCommands } from '../../services/commands.tsx';
import { useDraftKeeper } from '../../services/drafts.ts';
import { personDate } from '../../services/today.ts';
import { readPlace, usePlace } from '../../services/view-state.ts';

/** What a form edits: a record, or one that is being made. */
export interface Editing<K extends Kind> {
  readonly kind: K;
  /** `null` for a new record. */
  readonly id: RecordId | null;
  readonly data: DataOf<K>;
  /** Tells drafts of new records apart (the client's id, say). */
  readonly context?: string;
  readonly bookId?: BookId;
}

/** What speaks against `data`, each beside the field of the form that it is in. */
export function problemsOf(kind: Kind, data: unknown): readonly RuleBreach[] {
  const definition = kindDefinition(kind);
  if (!definition) return [];
  const checked = checkedRecord(definition, data);
  if (checked.ok) return [];
  return checked.error.map(({ field, message }) => ({ field: field.split('.')[0] ?? '', message }));
}

/**
 * The draft of a record while it is edited. Closing keeps it, so that Esc loses nothing; locking
 * saves it when it is complete.
 */
export function useRecordDraft<K extends Kind>(editing: Editing<K>) {
  const { kind, id, data: original, context, bookId } = editing;
  const commands = useCommands();
  const place = `draft.${kind}.${id ?? `new.${context ?? ''}`}`;
  const [draft, setDraft] = usePlace<DataOf<K> | null>(place, null);
  const [problems, setProblems] = useState<readonly RuleBreach[]>([]);
  const data = draft ?? original;
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(original);

  const set = useCallback(
    (name: string, value: unknown) => {
      // Read anew: a field may change several others in one go.
      const now = readPlace<DataOf<K> | null>(place) ?? original;
      setDraft({ ...now, [name]: value } as DataOf<K>);
      setProblems((all) => all.filter(({ field }) => field !== name));
    },
    [place, original, setDraft],
  );

  /** Saves; returns the record's id, or `null` with the problems beside their fields. */
  const save = async (done: string): Promise<RecordId | null> => {
    const found = problemsOf(kind, data);
    setProblems(found);
    if (found.length > 0) return null;
    if (id && !isChanged) return id;
    const recordId = id ?? (await commands.newId());
    const noted = id ? withDataChanges(kind, original, data, personDate(new Date())) : data;
    const outcome = await commands.save(
      [{ kind, id: recordId, data: noted, ...(bookId ? { bookId } : {}) }],
      { done, showsFailure: false },
    );
    if (outcome.ok) {
      setDraft(null);
      return recordId;
    }
    if (outcome.error.field) {
      setProblems([{ field: outcome.error.field, message: outcome.error.message }]);
    }
    return null;
  };

  useDraftKeeper(() =>
    isChanged && problemsOf(kind, data).length === 0 ? save('Saved') : undefined,
  );

  return { data, isChanged, problems, set, save, discard: () => setDraft(null) };
}

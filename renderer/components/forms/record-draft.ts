import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { checkedRecord } from '#shared/domain/check-record.ts';
import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import type { RecordData, RuleBreach } from '#shared/domain/kind.ts';
import { type DataOf, type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import { isEmptyNote } from '#shared/domain/meeting/note.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { useCommands } from '../../services/commands.tsx';
import { type FormDraft, useFormDrafts } from '../../services/form-drafts.tsx';
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

/** What `useRecordDraft` gives a form. */
export type RecordDraft<K extends Kind> = ReturnType<typeof useRecordDraft<K>>;

/** What speaks against `data`, each beside the field of the form that it is in. */
export function problemsOf(kind: Kind, data: unknown): readonly RuleBreach[] {
  const definition = kindDefinition(kind);
  if (!definition) return [];
  const checked = checkedRecord(definition, data);
  if (checked.ok) return askedBeyond(kind, checked.value);
  return checked.error.map(({ field, message }) => ({ field: field.split('.')[0] ?? '', message }));
}

/** What a form asks for though a record may do without: the note of a meeting begins empty. */
function askedBeyond(kind: Kind, data: unknown): readonly RuleBreach[] {
  return kind === 'note' && isEmptyNote(data as DataOf<'note'>)
    ? [{ field: 'body', message: 'Write something first' }]
    : [];
}

/**
 * The draft of a record while it is edited. It is kept on this device with every change, so that
 * closing, locking and a crash lose nothing; only saving makes a record of it.
 */
export function useRecordDraft<K extends Kind>(editing: Editing<K>) {
  const { kind, id, data: original, context, bookId } = editing;
  const commands = useCommands();
  const drafts = useFormDrafts();
  const place = `draft.${kind}.${id ?? `new.${context ?? ''}`}`;
  const [begun] = usePlace<FormDraft | null>(place, null);
  const [problems, setProblems] = useState<readonly RuleBreach[]>([]);
  const data = useMemo(
    () => ({ ...original, ...begun?.blank, ...begun?.changes }) as DataOf<K>,
    [original, begun],
  );
  const clientId = clientIdOf(editing);

  const set = useCallback(
    (name: string, value: unknown) => {
      // Read anew: a field may change several others in one go.
      const form = { place, kind, recordId: id, clientId, blank: id ? {} : original };
      const now = readPlace<FormDraft | null>(place) ?? drafts.begin(form);
      const before = { ...original, ...now.blank };
      const changes = changedBy(now.changes, name, value, before);
      if (Object.keys(changes).length > 0) drafts.keep({ ...now, changes });
      else drafts.drop(now);
      setProblems((all) => all.filter(({ field }) => field !== name));
    },
    [place, kind, id, clientId, original, drafts],
  );

  const discard = () => {
    if (begun) drafts.drop(begun);
  };

  /**
   * Saves; returns the record's id, or `null` with the problems beside their fields.
   * @param close puts the form away, before its draft goes: it would be drawn once more, empty
   */
  const save = async (done: string, close: (id: RecordId) => void): Promise<RecordId | null> => {
    const found = problemsOf(kind, data);
    setProblems((last) => (last.length + found.length === 0 ? last : found));
    if (found.length > 0) return null;
    if (id && !begun) {
      close(id);
      return id;
    }
    const recordId = id ?? begun?.id ?? (await commands.newId());
    const noted = id ? withDataChanges(kind, original, data, personDate(new Date())) : data;
    const outcome = await commands.save(
      [{ kind, id: recordId, data: noted, ...(bookId ? { bookId } : {}) }],
      { done, showsFailure: false },
    );
    if (outcome.ok) {
      flushSync(() => close(recordId));
      discard();
      return recordId;
    }
    if (outcome.error.field) {
      setProblems([{ field: outcome.error.field, message: outcome.error.message }]);
    }
    return null;
  };

  return { data, isChanged: begun !== null, problems, set, save, discard };
}

/** The client that a form is about; `null` for a new one, and for what belongs to none. */
function clientIdOf({ kind, id, data }: Editing<Kind>): RecordId | null {
  if (kind === 'client') return id;
  return 'clientId' in data ? (data.clientId as RecordId | null) : null;
}

/** `changes` with `value` in the field `name`, unless that is what stood there before. */
function changedBy(
  changes: RecordData,
  name: string,
  value: unknown,
  before: Readonly<Record<string, unknown>>,
): RecordData {
  const { [name]: _, ...others } = changes;
  return JSON.stringify(value) === JSON.stringify(before[name])
    ? others
    : { ...others, [name]: value };
}

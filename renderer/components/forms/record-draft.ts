import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { undatedValues, withStatedValues } from '#shared/domain/advice/profile-values.ts';
import { checkedRecord } from '#shared/domain/check-record.ts';
import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import type { RecordData, RuleBreach } from '#shared/domain/kind.ts';
import { type DataOf, type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import { isEmptyNote } from '#shared/domain/meeting/note.ts';
import { implausibilities, prematurities } from '#shared/domain/plausible.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { type Commands, useCommands } from '../../services/commands.tsx';
import { type FormDraft, seenBy, useKeptFields } from '../../services/form-drafts.tsx';
import { personDate } from '../../services/today.ts';

/** What a form edits: a record, or one that is being made. */
export interface Editing<K extends Kind> {
  readonly kind: K;
  /** `null` for a new record. */
  readonly id: RecordId | null;
  /** Whether a record of `id` is there, as it is by default: one of a book has its id before it is made. */
  readonly isThere?: boolean;
  readonly data: DataOf<K>;
  /** Tells drafts of new records apart (the client's id, say). */
  readonly context?: string;
  readonly bookId?: BookId;
}

/** A record that is not saved alone, or whose form holds more than its fields. */
export interface SavedTogether {
  /** What speaks against the draft, beside the rules of its kind. */
  readonly problems: (data: RecordData) => readonly RuleBreach[];
  /** Everything that is saved, in one step, of the record `id` with what its form holds. */
  readonly requests: (
    id: RecordId,
    data: RecordData,
    newId: () => Promise<RecordId>,
  ) => Promise<Parameters<Commands['save']>[0]>;
  /** What is deleted with the record. */
  readonly deletedToo: readonly { readonly kind: Kind; readonly id: RecordId }[];
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
export function useRecordDraft<K extends Kind>(editing: Editing<K>, together?: SavedTogether) {
  const { kind, id, data: original, context, bookId } = editing;
  const commands = useCommands();
  const place = `draft.${kind}.${id ?? `new.${context ?? ''}`}`;
  const clientId = clientIdOf(editing);
  const form = useMemo(
    () => ({ place, kind, recordId: id, clientId, blank: id ? {} : original }),
    [place, kind, id, clientId, original],
  );
  const { fields: data, begun, set: keep, discard } = useKeptFields(form, original);
  const [problems, setProblems] = useState<readonly RuleBreach[]>([]);

  const set = useCallback(
    (name: string, value: unknown) => {
      keep(name, value);
      setProblems((all) => all.filter(({ field }) => field !== name));
    },
    [keep],
  );

  /**
   * Saves; returns the record's id, or `null` with the problems beside their fields.
   * @param close puts the form away, before its draft goes: it would be drawn once more, empty
   */
  const save = async (done: string, close: (id: RecordId) => void): Promise<RecordId | null> => {
    const before = id ? original : null;
    const today = personDate(new Date());
    const changed = new Set(Object.keys(id ? (begun?.changes ?? {}) : data));
    const broken = [
      ...problemsOf(kind, data),
      ...undatedValues(kind, before, data),
      ...implausibilities(data, changed),
      ...prematurities(data, changed, today),
    ];
    const found = broken.length > 0 ? broken : (together?.problems(data as RecordData) ?? []);
    setProblems((last) => (last.length + found.length === 0 ? last : found));
    if (found.length > 0) return null;
    if (id && !begun) {
      close(id);
      return id;
    }
    const recordId = id ?? begun?.id ?? (await commands.newId());
    const stated = withStatedValues(kind, before, data);
    const noted = id ? withDataChanges(kind, original, stated, today) : stated;
    const requests = together
      ? await together.requests(recordId, noted as RecordData, commands.newId)
      : [{ kind, id: recordId, data: noted, ...(bookId ? { bookId } : {}) }];
    const seen = id && begun ? seenIn(editing, begun) : undefined;
    const outcome = await commands.save(
      seen === undefined
        ? requests
        : requests.map((each) => (each.id === id ? { ...each, seen } : each)),
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

/** The record as the form with `begun` showed it, `null` where none is there to have been changed. */
export function seenIn(
  { data, isThere = true }: Pick<Editing<Kind>, 'data' | 'isThere'>,
  begun: Pick<FormDraft, 'seen'>,
): RecordData | null {
  return isThere ? seenBy(begun, data as RecordData) : null;
}

/** The client that a form is about; `null` for a new one, and for what belongs to none. */
function clientIdOf({ kind, id, data }: Editing<Kind>): RecordId | null {
  if (kind === 'client') return id;
  return 'clientId' in data ? (data.clientId as RecordId | null) : null;
}

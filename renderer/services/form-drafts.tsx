import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { RecordData } from '#shared/domain/kind.ts';
import type { Kind } from '#shared/domain/kinds.ts';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import { type BookId, type RecordId, uuidFromText, uuidV7 } from '#shared/lib/identifiers.ts';
import { fieldsMergedWith } from '#shared/sync/merge/merge-record.ts';
import type { VaultApi } from '../vault/api.ts';
import { useDraftKeeper } from './drafts.ts';
import { KeptWhileTyping } from './kept-while-typing.ts';
import { useVault } from './vault.tsx';
import { readPlace, setPlace, usePlace } from './view-state.ts';

/** A form that was begun and not saved. */
export interface FormDraft {
  /** Of a new record the id that it will have: with the record the draft is gone. */
  readonly id: RecordId;
  /** Which form: of which record, or of which new one. */
  readonly place: string;
  readonly kind: Kind;
  /** `null` for a record that is being made. */
  readonly recordId: RecordId | null;
  readonly clientId: RecordId | null;
  /** What the form of a new record began with (its day, say); a record is as it is when it is opened. */
  readonly blank: RecordData;
  /** The fields that were changed, and only these: the others may change elsewhere meanwhile. */
  readonly changes: RecordData;
  /**
   * What the fields showed that were changed, and those that are merged with them, when the first of
   * them was changed; absent in drafts of older versions.
   */
  readonly seen?: readonly SeenField[];
}

interface SeenField {
  readonly name: string;
  /** Absent where the field had no value. */
  readonly value?: unknown;
}

/** A form, whether something was typed into it or not. */
type Form = Omit<FormDraft, 'id' | 'changes' | 'seen'>;

type DraftCalls = Pick<VaultApi, 'keepDraft' | 'dropDraft' | 'drafts'>;

/**
 * Keeps on this device what is typed into forms, within two seconds, until it is saved or put back. On the page a draft lives in the place of its form (`view-state.ts`).
 */
export class FormDrafts {
  readonly #vault: DraftCalls;
  /** What the vault has yet to hear of, the newest of each; `null`: the draft went. */
  readonly #unkept = new Map<RecordId, FormDraft | null>();
  readonly #keeping = new KeptWhileTyping(() => void this.flush());

  constructor(vault: DraftCalls) {
    this.#vault = vault;
  }

  /** The draft of a form that was just begun. */
  begin(form: Form): FormDraft {
    const { recordId, place } = form;
    const id = recordId
      ? (uuidFromText(place) as RecordId)
      : (uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))) as RecordId);
    return { ...form, id, changes: {}, seen: [] };
  }

  /** Notes `value` in the field `name` of `form`, which showed `before`; as it was before, it is no draft. */
  change(form: Form, before: object, name: string, value: unknown): void {
    // Read anew: a field may change several others in one go.
    const now = readPlace<FormDraft | null>(form.place) ?? this.begin(form);
    const shown: RecordData = { ...before, ...now.blank };
    const changes = changedBy(now.changes, name, value, shown);
    const seen = now.seen && withSeen(now.seen, fieldsMergedWith(form.kind, name), shown);
    if (Object.keys(changes).length > 0) this.keep({ ...now, changes, ...(seen ? { seen } : {}) });
    else this.drop(now);
  }

  keep(draft: FormDraft): void {
    setPlace(draft.place, draft);
    this.#note(draft.id, draft);
  }

  drop({ id, place }: Pick<FormDraft, 'id' | 'place'>): void {
    setPlace(place, null);
    this.#note(id, null);
  }

  /** Hands over what is still unkept; what the vault refuses now is tried again with the next change. */
  async flush(): Promise<void> {
    this.#keeping.stop();
    const unkept = [...this.#unkept];
    this.#unkept.clear();
    for (const [id, draft] of unkept) {
      const kept = await (draft
        ? this.#vault.keepDraft({
            ...{ id, kind: 'form', clientId: draft.clientId },
            data: asKept(draft),
          })
        : this.#vault.dropDraft(id));
      if (!kept.ok && !this.#unkept.has(id)) this.#unkept.set(id, draft);
    }
  }

  /** Puts what was begun before the last lock or crash back into the places of its forms. */
  async restore(): Promise<void> {
    for (const { data } of await this.#vault.drafts({ kind: 'form' })) {
      // What this device wrote and sealed itself is read as it was written.
      const written = asWritten(data);
      const draft = inItsPlace(written);
      if (readPlace(draft.place) !== undefined) continue;
      if (draft === written) setPlace(draft.place, draft);
      else this.keep(draft);
    }
  }

  #note(id: RecordId, draft: FormDraft | null): void {
    this.#unkept.set(id, draft);
    this.#keeping.typed();
  }
}

/** `changes` with `value` in the field `name`, unless that is what stood there before. */
function changedBy(
  changes: RecordData,
  name: string,
  value: unknown,
  before: RecordData,
): RecordData {
  const { [name]: _, ...others } = changes;
  return JSON.stringify(value) === JSON.stringify(before[name])
    ? others
    : { ...others, [name]: value };
}

/** A draft as it rests: JSON has no `undefined`, so fields that were emptied are named beside it. */
function asKept(draft: FormDraft): RecordData {
  const emptied = Object.keys(draft.changes).filter((name) => draft.changes[name] === undefined);
  return emptied.length > 0 ? { ...draft, emptied } : { ...draft };
}

function asWritten(data: RecordData): FormDraft {
  const { emptied = [], ...draft } = data as unknown as FormDraft & { emptied?: readonly string[] };
  const changes = Object.fromEntries(emptied.map((name) => [name, undefined]));
  return { ...draft, changes: { ...changes, ...draft.changes } };
}

/** `draft` where its form looks for it: older versions began the first benchmark of a book as a new record. */
function inItsPlace(draft: FormDraft): FormDraft {
  const [, bookId] = /^draft\.bookSettings\.new\.(.+)$/.exec(draft.place) ?? [];
  if (!bookId) return draft;
  const recordId = bookSettingsId(bookId as BookId);
  const seen = Object.entries(draft.blank).map(([name, value]) => ({ name, value }));
  return { ...draft, place: `draft.bookSettings.${recordId}`, recordId, blank: {}, seen };
}

function withSeen(
  seen: readonly SeenField[],
  names: readonly string[],
  shown: RecordData,
): readonly SeenField[] {
  const known = new Set(seen.map(({ name }) => name));
  const added = names.filter((name) => !known.has(name));
  return [...seen, ...added.map((name) => ({ name, value: shown[name] }))];
}

/** The record as the form of `draft` showed it, where it began with `before` now. */
export function seenBy({ seen = [] }: Pick<FormDraft, 'seen'>, before: RecordData): RecordData {
  const then = seen.map(({ name, value }) => [name, value] as const);
  return { ...before, ...Object.fromEntries(then) };
}

const FormDraftsContext = createContext<FormDrafts | null>(null);

/** Keeps the drafts of all forms below. */
export function FormDraftsProvider(props: { children: ReactNode }) {
  const vault = useVault();
  const [drafts] = useState(() => new FormDrafts(vault));
  useEffect(() => void drafts.restore(), [drafts]);
  useDraftKeeper(() => drafts.flush());
  return <FormDraftsContext value={drafts}>{props.children}</FormDraftsContext>;
}

/** The drafts of forms. */
export function useFormDrafts(): FormDrafts {
  const drafts = use(FormDraftsContext);
  if (!drafts) throw new Error('useFormDrafts needs a FormDraftsProvider above it');
  return drafts;
}

/**
 * The fields of a form as they are shown: `before`, with what was typed and not saved laid over. It is
 * kept on this device with every change, so that closing, locking and a crash lose nothing.
 */
export function useKeptFields<Fields extends object>(form: Form, before: Fields) {
  const drafts = useFormDrafts();
  const [begun] = usePlace<FormDraft | null>(form.place, null);
  const fields = useMemo(
    () => ({ ...before, ...begun?.blank, ...begun?.changes }) as Fields,
    [before, begun],
  );
  const set = useCallback(
    (name: string, value: unknown) => drafts.change(form, before, name, value),
    [drafts, form, before],
  );
  const discard = () => {
    if (begun) drafts.drop(begun);
  };
  return { fields, begun, set, discard };
}

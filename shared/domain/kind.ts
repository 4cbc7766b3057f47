import { z } from 'zod';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';

/*
 * Records must parse without `eval`: the application's content security policy forbids it, so zod
 * must not compile its schemas. A process without one may have said that it may.
 */
z.config({ jitless: z.config().jitless ?? true });

/**
 * How two edits of one field are brought together (`shared/sync/SPEC.md`, M3): `text` merges by
 * lines and words, `set` applies additions and removals, `keyedList` merges element by element on
 * their `id`, `value` never mixes: one stands, the other waits as a conflict. Fields that mean
 * something only together name the same `group` and merge as one value.
 */
export type FieldPolicy =
  | { readonly merge: 'value'; readonly group?: string }
  | { readonly merge: 'text' }
  | { readonly merge: 'set' }
  | { readonly merge: 'keyedList' };

export const value: FieldPolicy = { merge: 'value' };
export const text: FieldPolicy = { merge: 'text' };
export const set: FieldPolicy = { merge: 'set' };
export const keyedList: FieldPolicy = { merge: 'keyedList' };
/** A field that merges together with the others of `name`. */
export const group = (name: string): FieldPolicy => ({
  merge: 'value',
  group: name,
});

/** People, meetings, notes and tasks come first (`work`), transactions and prices second (`ledger`). */
export type Lane = 'work' | 'ledger';

/** A problem of a record that its field types cannot express, named so that a screen can show it. */
export interface RuleBreach {
  readonly field: string;
  readonly message: string;
}

/** A record's fields as they travel and rest: an object of JSON values. */
export type RecordData = Readonly<Record<string, unknown>>;

/** Everything the product knows of one kind of record, in one place. */
export interface KindDefinition<
  Kind extends string = string,
  Schema extends z.ZodType<RecordData> = z.ZodType<RecordData>,
> {
  readonly kind: Kind;
  readonly lane: Lane;
  /** `row`: edited by people, one row each; `chunk`: appended or pulled in bulk. */
  readonly storage: 'row' | 'chunk';
  /** `client` records belong to a client's book; `firm` records to the firm book all may read. */
  readonly scope: 'client' | 'firm' | 'book';
  /**
   * For kinds of which a book of clients has one record: the id that it has in that book. The server
   * accepts no other, as devices find the record by it.
   */
  readonly idInBook?: ((bookId: BookId) => RecordId) | undefined;
  /** Keeps fields it does not know (W8). */
  readonly schema: Schema;
  readonly policies: Readonly<Partial<Record<keyof z.output<Schema> & string, FieldPolicy>>>;
  /** Records that must exist before this one; a push of this one waits for them. */
  readonly parents: (data: z.output<Schema>) => readonly RecordId[];
  /** What a person would call the record in a list. */
  readonly title: (data: z.output<Schema>) => string;
  /** Rules across fields; a merge that breaks one becomes a conflict of the whole record (M5). */
  readonly breaches: (data: z.output<Schema>) => readonly RuleBreach[];
  /**
   * For kinds whose records are fixed once they exist, or once somebody has put their hand to them: what
   * speaks against `previous` (`null`: a new
   * record, or one that was deleted) becoming `next` (`null`: deleted) at the hand of a person. Asked by
   * the device before an edit is kept, by a merge before it stands and by the server before it accepts;
   * not asked of what the server itself writes.
   */
  readonly fixedOnce?:
    | ((previous: z.output<Schema> | null, next: z.output<Schema> | null) => readonly RuleBreach[])
    | undefined;
}

/** Declares a kind; rules across fields and parents default to none. */
export function defineKind<const Kind extends string, Schema extends z.ZodType<RecordData>>(
  definition: Omit<KindDefinition<Kind, Schema>, 'parents' | 'breaches'> &
    Partial<Pick<KindDefinition<Kind, Schema>, 'parents' | 'breaches'>>,
): KindDefinition<Kind, Schema> {
  return { parents: () => [], breaches: () => [], ...definition };
}

/** Things in one row at most: changing one of them writes all of them again. */
const PACK_SIZE = 100;

/** What becomes of the rows of a table when things in them change. */
export interface PackChange<Key> {
  /** Rows to write, with all that they then hold. */
  readonly put: ReadonlyMap<Key, readonly Key[]>;
  readonly deleted: readonly Key[];
}

/**
 * Which row of a table holds which things, under the key of the first of them. IndexedDB charges for
 * each row, and what comes in one commit mostly goes in one: a thousand edits sent and accepted are
 * ten rows instead of a thousand.
 */
export class Packs<Key extends string | number> {
  readonly #rowOf = new Map<Key, Key>();
  readonly #things = new Map<Key, readonly Key[]>();
  /** Rows without anything that could be read: they go with the next change. */
  readonly #empty = new Set<Key>();

  /** Notes what `row` holds. */
  set(row: Key, things: readonly Key[]): void {
    if (things.length === 0) this.#empty.add(row);
    else this.#things.set(row, things);
    for (const thing of things) this.#rowOf.set(thing, row);
  }

  /** @param changed the things that are put (`true`) or removed */
  change(changed: ReadonlyMap<Key, boolean>): PackChange<Key> {
    const touched = new Map<Key, Set<Key>>();
    const thingsOf = (row: Key): Set<Key> => {
      const things = touched.get(row) ?? new Set(this.#things.get(row));
      touched.set(row, things);
      return things;
    };
    const added: Key[] = [];
    for (const [thing, isThere] of changed) {
      const row = this.#rowOf.get(thing);
      if (row === undefined) {
        if (isThere) added.push(thing);
      } else if (isThere) {
        thingsOf(row);
      } else {
        thingsOf(row).delete(thing);
      }
    }
    for (let start = 0; start < added.length; start += PACK_SIZE) {
      const page = added.slice(start, start + PACK_SIZE);
      const [first] = page;
      if (first === undefined) break;
      // A row may have outlived the thing it is named after, which now comes back to it.
      const things = thingsOf(first);
      for (const thing of page) things.add(thing);
    }
    const deleted = new Set(this.#empty);
    const put = new Map<Key, readonly Key[]>();
    for (const [row, things] of touched) {
      if (things.size === 0) deleted.add(row);
      else put.set(row, [...things]);
    }
    return { put, deleted: [...deleted].filter((row) => !put.has(row)) };
  }

  /** Follows a change that has been written. */
  apply({ put, deleted }: PackChange<Key>): void {
    for (const row of [...put.keys(), ...deleted]) {
      for (const thing of this.#things.get(row) ?? []) this.#rowOf.delete(thing);
      this.#things.delete(row);
      this.#empty.delete(row);
    }
    for (const [row, things] of put) this.set(row, things);
  }
}

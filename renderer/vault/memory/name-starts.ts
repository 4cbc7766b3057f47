import type { RecordId } from '#shared/lib/identifiers.ts';

/** Terms up to this length are found by a scan: half the directory begins with a letter. */
const SHORT = 2;

/**
 * Finds names by the first letter or two of one of their words, and stops when it has enough: ranking
 * all of ten thousand matches to show eight takes longer than a frame.
 */
export class NameStarts {
  /** Folded names, clients before contacts before all else. */
  readonly #names: readonly Map<RecordId, string>[] = [new Map(), new Map(), new Map()];

  /** @param rank 0 for clients, 1 for contacts, 2 for all else */
  put(id: RecordId, rank: 0 | 1 | 2, folded: string): void {
    this.#names[rank]?.set(id, folded);
  }

  delete(id: RecordId): void {
    for (const names of this.#names) names.delete(id);
  }

  /** `limit` ids, names that begin so first; `null` when the query is longer or has fewer matches. */
  find(terms: readonly string[], limit: number): RecordId[] | null {
    const [term, ...others] = terms;
    if (term === undefined || others.length > 0 || term.length > SHORT) return null;
    const atStart: RecordId[] = [];
    const atWord: RecordId[] = [];
    const word = ` ${term}`;
    for (const names of this.#names) {
      for (const [id, name] of names) {
        if (name.startsWith(term)) atStart.push(id);
        else if (atWord.length < limit && name.includes(word)) atWord.push(id);
        if (atStart.length >= limit) return atStart;
      }
    }
    const found = [...atStart, ...atWord].slice(0, limit);
    return found.length < limit ? null : found;
  }
}

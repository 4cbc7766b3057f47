import type { RecordId } from '#shared/lib/identifiers.ts';

/** Which rows changed in which order, so that who has seen some is told only of the newer ones. */
export class RowChanges {
  #count = 0;
  /** In the order of the last change of each. */
  readonly #changedAt = new Map<RecordId, number>();

  /** How many changes there have been: what a reader brings the next time. */
  get count(): number {
    return this.#count;
  }

  note(clientId: RecordId): void {
    this.#count += 1;
    this.#changedAt.delete(clientId);
    this.#changedAt.set(clientId, this.#count);
  }

  /** The clients whose rows changed since there were `count` changes. */
  since(count: number): RecordId[] {
    return [...this.#changedAt].filter(([, at]) => at > count).map(([clientId]) => clientId);
  }
}

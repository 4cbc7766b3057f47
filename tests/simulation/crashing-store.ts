import { MemoryStore, type StoreContents } from '#shared/sync/memory-store.ts';
import type { StoreWrite } from '#shared/sync/records.ts';
import type { Random } from './random.ts';

/** The application ends here and now, as by `kill -9`. */
export class Crash extends Error {
  constructor(where: string) {
    super(`crash ${where}`);
  }
}

const copyOf = (contents: StoreContents): StoreContents => ({
  records: new Map(contents.records),
  outbox: new Map(contents.outbox),
  lanes: new Map(contents.lanes),
  answered: new Set(contents.answered),
  handedOver: contents.handedOver,
  order: contents.order,
});

/**
 * A store that can end before or after any commit. A crash keeps what was committed strictly; what
 * was committed relaxed since then may be lost, as a whole.
 */
export class CrashingStore extends MemoryStore {
  readonly #random: Random;
  readonly #crashes: () => number;
  /** The contents at the last strict commit, when relaxed ones followed it. */
  #durable: StoreContents | null = null;

  constructor(random: Random, crashes: () => number, contents?: StoreContents) {
    super(contents);
    this.#random = random;
    this.#crashes = crashes;
  }

  override async commit(
    writes: readonly StoreWrite[],
    durability: 'strict' | 'relaxed',
  ): Promise<void> {
    if (this.#random.chance(this.#crashes())) throw new Crash('before a commit');
    if (durability === 'relaxed') this.#durable ??= copyOf(this.contents);
    await super.commit(writes, durability);
    if (durability === 'strict') this.#durable = null;
    if (this.#random.chance(this.#crashes())) throw new Crash('after a commit');
  }

  /** What even the worst crash would leave. */
  get durable(): StoreContents {
    return this.#durable ?? this.contents;
  }

  /** The store as it is after the application has started again. */
  restarted(): CrashingStore {
    const survives = this.#durable && this.#random.chance(0.5) ? this.#durable : this.contents;
    return new CrashingStore(this.#random, this.#crashes, survives);
  }
}

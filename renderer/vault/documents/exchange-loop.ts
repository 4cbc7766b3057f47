import { backoffMillis } from '#shared/sync/backoff.ts';
import { exchangeDocuments, fetchDocument } from '#shared/sync/documents/exchange.ts';
import type { DocumentTransport, NamedDocument } from '#shared/sync/documents/ports.ts';
import type { TransportError } from '#shared/sync/ports.ts';
import type { Shelf } from './shelf.ts';

/**
 * Exchanges bytes after cycles, apart from them: records never wait for bytes, and no failure here is
 * one of theirs. One round runs at a time; after a broken line the next goes on where it broke.
 */
export class ExchangeLoop {
  readonly #shelf: Shelf;
  readonly #transport: DocumentTransport;
  readonly #onChange: () => void;
  #running: Promise<void> | null = null;
  #again = false;
  /** Resolves when it is known which bytes are here. */
  ready: Promise<unknown> = Promise.resolve();
  #isStopped = false;
  /** Documents that somebody is opening. */
  #opening = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(shelf: Shelf, transport: DocumentTransport, onChange: () => void) {
    this.#shelf = shelf;
    this.#transport = transport;
    this.#onChange = onChange;
  }

  /** Brings the shelf in order after unlocking, before anything is exchanged; nobody waits to unlock. */
  begin(): void {
    // What could not be read now is looked for at the next unlock.
    this.ready = this.#alone(() => this.#shelf.reconcile()).catch(() => undefined);
  }

  /** Records were exchanged: now the bytes they name. */
  wake(): void {
    if (this.#isStopped) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#shelf.askAgain();
    void this.#alone(() => this.#round());
  }

  /** Resolves when the rounds that were asked for are over. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /**
   * Fetches one document now, because a person opens it; answers how that went. A round makes way
   * before its next part, and goes on afterwards.
   */
  async fetch(
    document: NamedDocument,
  ): Promise<TransportError | 'notArrived' | 'done' | 'damaged'> {
    const isInTheWay = this.#running !== null;
    this.#opening += 1;
    try {
      // Not \`settled\`: nothing may come between its end and the next line.
      while (this.#running) await this.#running;
      return await this.#alone(() => this.#fetchNow(document));
    } finally {
      this.#opening -= 1;
      if (isInTheWay) this.wake();
    }
  }

  async #fetchNow(
    document: NamedDocument,
  ): Promise<TransportError | 'notArrived' | 'done' | 'damaged'> {
    const passage = await fetchDocument(this.#input(), document);
    await this.#shelf.sweep();
    this.#onChange();
    if (!passage.ok) return passage.error;
    if (passage.value === 'done' || passage.value === 'damaged') return passage.value;
    return 'notArrived';
  }

  /** One exchange at a time: two would each count the parts without the other's. */
  #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = work();
    const over = (): void => {
      this.#running = null;
      if (!this.#again) return;
      this.#again = false;
      this.wake();
    };
    this.#running = done.then(over, over);
    return done;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.settled();
  }

  #input() {
    return {
      shelf: this.#shelf,
      transport: this.#transport,
      isStopped: () => this.#isStopped,
    };
  }

  async #round(): Promise<void> {
    let error: TransportError | null;
    const isStopped = () => this.#isStopped || this.#opening > 0;
    const isToDo = this.#shelf.owed().length > 0 || this.#shelf.wanted().length > 0;
    try {
      error = await exchangeDocuments({ ...this.#input(), isStopped });
      await this.#shelf.sweep();
    } catch (cause) {
      // The store refused: a full disk, or a database that was closed by a lock.
      const message = cause instanceof Error ? cause.message : String(cause);
      error = { tag: 'refused', message };
    }
    this.#failures = error ? this.#failures + 1 : 0;
    // Most cycles find no bytes to send or fetch: then there is nothing to tell either.
    if (isToDo || error) this.#onChange();
    if (!error || this.#isStopped) return;
    const wait = backoffMillis(this.#failures, Math.random(), error);
    this.#timer = setTimeout(() => this.wake(), wait);
  }
}

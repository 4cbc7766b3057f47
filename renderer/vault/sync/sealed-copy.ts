import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { VaultHost } from '../api.ts';
import { unsentText } from '../commands/unsent.ts';
import { utf8 } from '../crypto/bytes.ts';
import { sealTo } from '../crypto/sealed-box.ts';
import type { VaultStore } from '../store/vault-store.ts';

/** The copy follows the outbox after this pause: typing must not seal at every key. */
const PAUSE_IN_MILLIS = 3_000;

/**
 * Keeps a copy of what is unsent, sealed to the server's public key, with the shell: should this
 * device be revoked while it is locked, nobody's work is lost with the keys (A4).
 */
export class SealedCopy {
  readonly #host: VaultHost;
  readonly #store: VaultStore;
  readonly #recipient: string | undefined;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param recipient the server's quarantine key; without one nothing is kept */
  constructor(host: VaultHost, store: VaultStore, recipient: string | undefined) {
    this.#host = host;
    this.#store = store;
    this.#recipient = recipient;
  }

  /** The outbox has changed. */
  touch(): void {
    if (!this.#recipient || this.#timer) return;
    this.#timer = setTimeout(() => void this.flush(), PAUSE_IN_MILLIS);
  }

  /** Brings the copy up to date at once when it is not. */
  async flush(): Promise<void> {
    if (!this.#recipient || !this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    try {
      await this.#host.keepSealedWork?.(await this.#sealed(this.#recipient));
    } catch {
      // A shell without the capability keeps no copy; the journal still has everything.
    }
  }

  async #sealed(recipient: string): Promise<Uint8Array | null> {
    if (this.#store.state.outbox.size === 0) return null;
    const text = unsentText(this.#store, instantFromMillis(Date.now()));
    return sealTo(recipient, utf8(text));
  }
}

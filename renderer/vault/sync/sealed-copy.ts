import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import { type MutationId, uuidV7 } from '#shared/lib/identifiers.ts';
import type { SealedOutbox } from '#shared/protocol/sealed.ts';
import { mutationOf } from '#shared/sync/plan-push.ts';
import type { OutboxEntry } from '#shared/sync/records.ts';
import type { VaultOwner } from '../api.ts';
import { jsonBytes, randomBytes } from '../crypto/bytes.ts';
import { sealTo } from '../crypto/sealed-box.ts';
import type { VaultHost } from '../host.ts';
import { outboxInOrder } from '../store/store-state.ts';
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
  readonly #owner: VaultOwner;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param owner without a quarantine key of the server nothing is kept */
  constructor(host: VaultHost, store: VaultStore, owner: VaultOwner) {
    this.#host = host;
    this.#store = store;
    this.#owner = owner;
  }

  /** The outbox has changed. */
  touch(): void {
    if (!this.#owner.quarantineKey || this.#timer) return;
    this.#timer = setTimeout(() => void this.flush(), PAUSE_IN_MILLIS);
  }

  /** Brings the copy up to date at once when it is not. */
  async flush(): Promise<void> {
    const { quarantineKey } = this.#owner;
    if (!quarantineKey || !this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    try {
      await this.#host.keepSealedWork?.(await this.#sealed(quarantineKey));
    } catch {
      // A shell without the capability keeps no copy; the journal still has everything.
    }
  }

  async #sealed(recipient: string): Promise<Uint8Array | null> {
    if (this.#store.state.outbox.size === 0) return null;
    const entries = outboxInOrder(this.#store.state);
    return sealTo(recipient, jsonBytes(sealedOutboxOf(entries, this.#owner, Date.now())));
  }
}

/** What the server reads when it opens the work of a revoked device. */
export function sealedOutboxOf(
  entries: readonly OutboxEntry[],
  { deviceId, personId }: Pick<VaultOwner, 'deviceId' | 'personId'>,
  nowInMillis: number,
): SealedOutbox {
  const mutations = entries.map((entry) => {
    // What was never sent has no id yet; only the last copy is ever handed over.
    const mutationId = entry.mutationId ?? (uuidV7(nowInMillis, randomBytes(10)) as MutationId);
    return mutationOf({ ...entry, mutationId });
  });
  const sealedAt = instantFromMillis(nowInMillis);
  return { format: 1, deviceId, personId, sealedAt, mutations };
}

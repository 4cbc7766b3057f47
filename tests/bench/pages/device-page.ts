import type { SaveRequest, VaultEvent } from '#renderer/vault/api.ts';
import { connectVault, type VaultClient } from '#renderer/vault/client.ts';
import type { VaultHost } from '#renderer/vault/host.ts';
import { emptyDisk, memoryHost } from '#renderer/vault/testing/memory-host.ts';
import { good } from '#renderer/vault/testing/vault-fixture.ts';
import type { SyncView } from '#renderer/vault/views.ts';
import { type Kind, kinds } from '#shared/domain/kinds.ts';
import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Device } from '../support/server-pages.ts';
import type { DeviceCalls, Milestone } from './device-calls.ts';

/* The page with the product's vault in its worker, over HTTP to the office's server. */

const PATHS: Readonly<Record<string, string>> = {
  session: '/v1/session',
  push: '/v1/push',
  pull: '/v1/pull',
  mutationStatus: '/v1/mutation-status',
  acknowledge: '/v1/acknowledge',
};

const REACHED: Readonly<Record<Milestone, (view: SyncView) => boolean>> = {
  pushed: ({ unsentCount }) => unsentCount === 0,
  inStep: ({ phase }) => phase !== 'syncing',
};

let waited = 0;
let vault: VaultClient | null = null;
let onView: (view: SyncView) => void = () => undefined;

/** The shell's network as far as a synchronisation needs it. */
function callOver({ address, token }: Device): VaultHost['call'] {
  return async (endpoint, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const request = body === '' ? { headers } : { method: 'POST', headers, body };
    const from = performance.now();
    const response = await fetch(`${address}${PATHS[endpoint] ?? ''}`, request);
    if (!response.ok) return err({ tag: 'refused', message: await response.text() });
    const bytes = new Uint8Array(await response.arrayBuffer());
    waited += performance.now() - from;
    return ok(bytes);
  };
}

/** The shell in memory, but for the journal where one is given. */
function shellOf(device: Device, journal: string | undefined): VaultHost {
  const host = memoryHost(emptyDisk(), callOver(device));
  return {
    ...host,
    // The first cycle runs when the bench asks for it.
    useNetworkKey: async () => ok({ signedIn: false }),
    async appendJournal(entry) {
      if (journal !== undefined) {
        const flushed = await fetch(journal, { method: 'POST', body: Uint8Array.from(entry) });
        if (!flushed.ok) return err({ tag: 'diskFull', message: 'The journal is full.' });
      }
      return host.appendJournal(entry);
    },
  };
}

function enrolled(): VaultClient {
  if (!vault) throw new Error('There is no vault: enrol first.');
  return vault;
}

const calls: DeviceCalls = {
  async enrol(device, journal) {
    const tell = (event: VaultEvent): void => {
      if (event.event === 'sync') onView(event.view);
    };
    vault = connectVault(shellOf(device, journal), tell);
    const owner = {
      personId: device.personId as PersonId,
      personName: device.personName,
      deviceId: device.deviceId as DeviceId,
      deviceName: 'Bench',
      server: device.address,
    };
    good(await vault.enrol({ owner, passphrase: 'four grey cranes landing' }));
    good(await vault.setKeychain(true));
    await vault.setOnline(false);
  },

  async synchronise(milestone) {
    const isReached = REACHED[milestone];
    let began = false;
    let reached: { millis: number; waited: number } | null = null;
    waited = 0;
    const from = performance.now();
    onView = (view) => {
      began ||= view.phase === 'syncing';
      if (began && isReached(view)) reached ??= { millis: performance.now() - from, waited };
    };
    const view = await enrolled().synchronise();
    const withUpkeep = performance.now() - from;
    onView = () => undefined;
    if (view.error) throw new Error(view.error.message);
    if (!view.ledgerWhole) throw new Error('The ledger is not whole.');
    if (view.unsentCount + view.attentionCount > 0) throw new Error('Something was not pushed.');
    if (!reached) throw new Error(`Synchronising never came to "${milestone}".`);
    return { ...(reached as { millis: number; waited: number }), withUpkeep };
  },

  async save(batches) {
    const from = performance.now();
    for (const batch of batches) good(await enrolled().save(batch as readonly SaveRequest[]));
    return performance.now() - from;
  },

  async count() {
    let records = 0;
    let opened = 0;
    for (const kind of Object.keys(kinds) as Kind[]) {
      const { length } = await enrolled().list(kind);
      records += length;
      if (kinds[kind].storage === 'row') opened += length;
    }
    return { records, opened };
  },

  async unlock() {
    await enrolled().lock();
    // The lock asks for the state as well: the worker has started when somebody unlocks.
    await enrolled().state();
    const from = performance.now();
    good(await enrolled().unlock({ keychain: true }));
    const unlocked = performance.now() - from;
    await enrolled().clientNames();
    return { unlocked, names: performance.now() - from };
  },
};
window.bench = calls;

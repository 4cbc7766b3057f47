import type { VaultEvent, VaultHost } from '#renderer/vault/api.ts';
import type { VaultClient } from '#renderer/vault/client.ts';
import { connectVault } from '#renderer/vault/client.ts';
import { emptyDisk, memoryHost } from '#renderer/vault/testing/memory-host.ts';
import { type Kind, kinds } from '#shared/domain/kinds.ts';
import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import { replicateIntoPouch } from '../peers/pouch-client.mjs';
import { replicateIntoRxdb } from '../peers/rxdb-client.mjs';
import { type Device, type Position, pageAfter, START } from '../support/server-pages.ts';
import type { FirstSyncCalls } from './first-sync-calls.ts';

/* The page of the bench `first-sync`: each of the ways to get a book into a browser. */

const PATHS: Readonly<Record<string, string>> = {
  session: '/v1/session',
  push: '/v1/push',
  pull: '/v1/pull',
  mutationStatus: '/v1/mutation-status',
  acknowledge: '/v1/acknowledge',
};

let waited = 0;

/** The shell's network as far as a first synchronisation needs it. */
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

let vault: VaultClient | null = null;
let onEvent: (event: VaultEvent) => void = () => undefined;

const calls: FirstSyncCalls = {
  async enrol(device) {
    const host = memoryHost(emptyDisk(), callOver(device));
    vault = connectVault(
      // The first cycle runs when the bench asks for it.
      { ...host, useNetworkKey: async () => ok({ signedIn: false }) },
      (event) => onEvent(event),
    );
    const owner = {
      personId: device.personId as PersonId,
      personName: device.personName,
      deviceId: device.deviceId as DeviceId,
      deviceName: 'Bench',
      server: device.address,
    };
    const made = await vault.enrol({ owner, passphrase: 'four grey cranes landing' });
    if (!made.ok) throw new Error(made.error.message);
  },

  async ours() {
    if (!vault) throw new Error('There is no vault: enrol first.');
    const from = performance.now();
    let whole = 0;
    let records = 0;
    onEvent = (event) => {
      if (event.event !== 'sync') return;
      const { ledgerWhole, progress } = event.view;
      if (ledgerWhole && progress && progress.done === progress.total) {
        whole = performance.now() - from;
      }
    };
    const view = await vault.synchronise();
    const all = performance.now() - from;
    if (view.error) throw new Error(view.error.message);
    if (!view.ledgerWhole || whole === 0) throw new Error('The ledger is not whole.');
    for (const kind of Object.keys(kinds) as Kind[]) records += (await vault.list(kind)).length;
    return { millis: whole, waited, withUpkeep: all, records };
  },

  async http(device) {
    const from = performance.now();
    let records = 0;
    for (let at: Position | null = START; at; ) {
      const page: Awaited<ReturnType<typeof pageAfter>> = await pageAfter(device, at);
      records += page.records.length;
      at = page.next;
    }
    return { millis: performance.now() - from, records };
  },

  async rxdb(device) {
    const from = performance.now();
    const records = await replicateIntoRxdb<Position>(async (at) => pageAfter(device, at ?? START));
    return { millis: performance.now() - from, records };
  },

  async pouchdb(remote) {
    const from = performance.now();
    const records = await replicateIntoPouch(remote);
    return { millis: performance.now() - from, records };
  },
};
window.bench = calls;

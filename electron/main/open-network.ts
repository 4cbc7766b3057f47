import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { net, powerMonitor, session, type WebContents } from 'electron';
import type { BeforeClosing } from './before-closing.ts';
import { destroyFiles, type VaultFiles } from './capabilities.ts';
import { PRIVATE_FOLDER_MODE } from './files/durable-write.ts';
import { tell } from './ipc.ts';
import { Network } from './network/network.ts';

const LOOK_EVERY_MS = 2_000;
const CHECK_DEVICE_EVERY_MS = 5 * 60_000;
/** Within the five seconds of C7. */
const PAGE_CLOSES_MS = 1_000;
const REVOKED =
  'This device has been revoked by your administrator. Its data has been removed; what was already sent is on the server.';

export interface NetworkSurroundings {
  readonly dataFolder: string;
  readonly files: VaultFiles;
  readonly contents: () => WebContents | null;
  /** Closing waits for it: what a revocation destroys is destroyed before the application ends. */
  readonly beforeClosing: BeforeClosing;
  /** Everything is gone: say so and start anew. */
  readonly revoked: (message: string) => Promise<void>;
  readonly log: (where: string, error: unknown) => void;
}

/** Joins the network with Electron: its fetch, the system's word on the network, and the clocks. */
export async function openNetwork(surroundings: NetworkSurroundings): Promise<Network> {
  const { dataFolder, files, contents, log } = surroundings;
  const folder = path.join(dataFolder, 'network');
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  // A session of its own, in memory: no cookie, and no answer of the server in a cache on the disk.
  const wires = session.fromPartition('network', { cache: false });

  const network = new Network({
    wire: {
      fetch: (url, init) => wires.fetch(url, init),
      hasNetwork: () => net.isOnline(),
    },
    folder,
    monotonic: () => performance.now(),
    random: Math.random,
    wait: (ms, signal) => delay(ms, undefined, { signal, ref: false }).catch(() => undefined),
    poked: (poke) => tell(contents(), 'poke', poke),
    onlineChanged: (online) => tell(contents(), 'networkChanged', { online }),
    revoked: () => surroundings.beforeClosing.finish(destroyEverything()),
  });

  async function destroyEverything() {
    const destroyed = await destroyFiles(files);
    if (!destroyed.ok) log('revocation', new Error(destroyed.error.tag));
    tell(contents(), 'deviceRevoked', { message: REVOKED });
    // An open page gets the moment it needs to close its store. Then it starts anew, whatever it did.
    await delay(PAGE_CLOSES_MS);
    // Without the envelope nobody opens these any more; they go all the same.
    await session.defaultSession.clearStorageData({ storages: ['indexdb', 'cachestorage'] });
    await surroundings.revoked(REVOKED);
  }

  setInterval(() => network.lookAtSystem(), LOOK_EVERY_MS).unref();
  setInterval(() => void network.checkDevice(), CHECK_DEVICE_EVERY_MS).unref();
  powerMonitor.on('resume', () => void network.checkDevice());
  void network.checkDevice();
  return network;
}

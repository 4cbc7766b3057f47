import { argon2id } from 'hash-wasm';
import type { Bytes } from '../crypto/bytes.ts';
import { unshared } from '../crypto/bytes.ts';

/** What Argon2id is asked for: 32 bytes of `password`. */
export interface Argon2Request {
  readonly password: Bytes;
  readonly salt: Bytes;
  readonly memoryInKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** The 32 bytes, computed on this thread. */
export async function argon2(request: Argon2Request): Promise<Bytes> {
  const { password, salt, memoryInKiB, iterations, parallelism } = request;
  const raw = await argon2id({
    password,
    salt,
    memorySize: memoryInKiB,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  return unshared(raw);
}

/** A worker that waits for the next derivation: while somebody types, there is time to start it. */
let prepared: Worker | null = null;

/** Starts the worker that the next derivation takes, so that it need not be waited for. */
export function prepareArgon2(): void {
  if (typeof Worker !== 'undefined') prepared ??= startWorker();
}

/** Ends the prepared worker: the keys came another way. */
export function dropPrepared(): void {
  prepared?.terminate();
  prepared = null;
}

/**
 * The 32 bytes, computed in a worker of its own: WebAssembly never gives memory back, so the 64 MiB
 * (and the passphrase in them) go with the worker, and this thread can open the store meanwhile.
 * Node, where unit tests run, has no such workers: there it is computed on this thread.
 */
export function argon2Apart(request: Argon2Request): Promise<Bytes> {
  if (typeof Worker === 'undefined') return argon2(request);
  const worker = prepared ?? startWorker();
  prepared = null;
  return new Promise<Bytes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Argon2Answer>) => {
      if ('key' in data) resolve(data.key);
      else reject(new Error(data.failed));
    };
    worker.onerror = ({ message }) => reject(new Error(`The key derivation stopped: ${message}`));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

function startWorker(): Worker {
  return new Worker(new URL('./argon2-worker.ts', import.meta.url), {
    type: 'module',
    name: 'key derivation',
  });
}

export type Argon2Answer = { readonly key: Bytes } | { readonly failed: string };

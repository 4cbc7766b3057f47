import { parentPort } from 'node:worker_threads';
import { argon2id, argon2Verify } from 'hash-wasm';

/*
 * Argon2 on a thread of its own: it takes tens of milliseconds of a processor for each password,
 * during which the main thread would answer nobody.
 */

export type PasswordJob =
  | {
      readonly job: 'hash';
      readonly password: string;
      readonly salt: Uint8Array;
      readonly cost: {
        readonly memorySize: number;
        readonly iterations: number;
        readonly parallelism: number;
        readonly hashLength: number;
      };
    }
  | { readonly job: 'verify'; readonly password: string; readonly hash: string };

export interface PasswordQuestion {
  readonly id: number;
  readonly job: PasswordJob;
}

export type PasswordAnswer =
  | { readonly id: number; readonly value: string | boolean }
  | { readonly id: number; readonly failure: string };

async function work(job: PasswordJob): Promise<string | boolean> {
  if (job.job === 'verify') return argon2Verify({ password: job.password, hash: job.hash });
  const { password, salt, cost } = job;
  return argon2id({ ...cost, password, salt, outputType: 'encoded' });
}

parentPort?.on('message', ({ id, job }: PasswordQuestion) => {
  const answer = (value: PasswordAnswer): void => parentPort?.postMessage(value);
  work(job).then(
    (value) => answer({ id, value }),
    (cause: unknown) => answer({ id, failure: String(cause) }),
  );
});

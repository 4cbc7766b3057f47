import { onPasswordThread } from './password-thread.ts';
import type { RandomBytes } from './secrets.ts';

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memorySize: 19 * 1024, iterations: 2, parallelism: 1, hashLength: 32 };
export const SHORTEST_PASSWORD = 12;

/** The text to keep of `password`: Argon2id with its parameters and a salt of its own. */
export async function hashPassword(password: string, random: RandomBytes): Promise<string> {
  const salt = random(16);
  const job = { job: 'hash', password: password.normalize('NFKC'), salt, cost: COST } as const;
  return String(await onPasswordThread(job));
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether `password` is the one of `hash`. Without a hash (nobody of that name, or nobody who may
 * sign in) the same work is done, so that the time taken does not tell who exists.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody', (count) => new Uint8Array(count));
  const matches = await onPasswordThread({
    job: 'verify',
    password: password.normalize('NFKC'),
    hash: hash ?? (await nobodysHash),
  });
  return matches === true && hash !== null;
}

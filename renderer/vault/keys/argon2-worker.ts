import { type Argon2Answer, type Argon2Request, argon2 } from './argon2.ts';

/* Derives one key and is ended by whoever started it. */

// The program is compiled while nobody waits yet; these parameters are the least there are.
const TRIAL = { memoryInKiB: 8, iterations: 1, parallelism: 1 };
void argon2({ password: new Uint8Array(8), salt: new Uint8Array(8), ...TRIAL });

const answer = (what: Argon2Answer): void => self.postMessage(what);

self.onmessage = ({ data }: MessageEvent<Argon2Request>) => {
  argon2(data).then(
    (key) => answer({ key }),
    // For want of memory, most likely.
    (cause: unknown) => answer({ failed: String(cause) }),
  );
};

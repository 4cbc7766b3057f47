import { type Argon2Answer, type Argon2Request, argon2 } from './argon2.ts';

/* Derives one key and is ended by whoever started it. */

const answer = (what: Argon2Answer): void => self.postMessage(what);

self.onmessage = ({ data }: MessageEvent<Argon2Request>) => {
  argon2(data).then(
    (key) => answer({ key }),
    // For want of memory, most likely.
    (cause: unknown) => answer({ failed: String(cause) }),
  );
};

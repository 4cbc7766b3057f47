import type { ArgumentOf, Endpoint } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import { type Tokens, tokens } from '#shared/protocol/session.ts';
import { PATHS, partPath, routeOf } from './endpoints.ts';
import { type Exchange, exchange, type Wire } from './exchange.ts';
import { jsonOf } from './json.ts';
import { type Answer, failed, type NetworkError, networkError } from './network-error.ts';
import type { SealedTokens, SignedIn } from './sealed-tokens.ts';

export interface AccountDependencies {
  readonly wire: Wire;
  readonly sealed: SealedTokens;
  /** Milliseconds that only ever grow, whatever happens to the clock on the wall. */
  readonly monotonic: () => number;
  /** Hears how each exchange with the server ended; `null` when it answered. */
  readonly heard: (error: NetworkError | null) => void;
}

/** A token is renewed this long before its end, so that no request carries one that just died. */
const MARGIN_MS = 30_000;

/**
 * The tokens of the signed-in person and every call that carries them. Tokens are in memory only
 * while the vault is unlocked; on the disk they are encrypted under the vault's key (A3).
 */
export class Account {
  readonly #deps: AccountDependencies;
  #key: Buffer | null = null;
  #signedIn: SignedIn | null = null;
  /** On the monotonic clock; `null` when the token comes from the disk and its age is not known. */
  #accessEndsAt: number | null = null;
  #renewing: Promise<Answer<null>> | null = null;
  #locking = new AbortController();

  constructor(deps: AccountDependencies) {
    this.#deps = deps;
  }

  get isSignedIn(): boolean {
    return this.#key !== null && this.#signedIn !== null;
  }

  get server(): string | null {
    return this.#signedIn?.server ?? null;
  }

  /** Ends with the lock. */
  get untilLocked(): AbortSignal {
    return this.#locking.signal;
  }

  /** Takes the tokens of a fresh sign-in; they reach the disk once there is a key. */
  async begin(signedIn: SignedIn, expiresInSeconds: number): Promise<void> {
    this.#signedIn = signedIn;
    this.#accessEndsAt = this.#deps.monotonic() + expiresInSeconds * 1000;
    if (this.#key !== null) await this.#deps.sealed.write(signedIn, this.#key);
  }

  /** Opens the network: keeps fresh tokens under this key, or reads those that rest under it. */
  async takeKey(key: Uint8Array): Promise<boolean> {
    this.#key = Buffer.from(key);
    if (this.#signedIn !== null) await this.#deps.sealed.write(this.#signedIn, this.#key);
    else {
      this.#signedIn = await this.#deps.sealed.read(this.#key);
      this.#accessEndsAt = null;
    }
    return this.#signedIn !== null;
  }

  /** Closes the network: ends running calls, forgets the key and the tokens. */
  forgetKey(): void {
    this.#locking.abort();
    this.#locking = new AbortController();
    this.#key?.fill(0);
    this.#key = null;
    this.#signedIn = null;
    this.#accessEndsAt = null;
  }

  /** Forgets the sign-in on the disk too. */
  async end(): Promise<void> {
    this.#signedIn = null;
    this.#accessEndsAt = null;
    await this.#deps.sealed.destroy();
  }

  /** Tells the server that this sign-in is over; what cannot be told ends there by itself. */
  async signOut(): Promise<void> {
    await this.withToken((server, token, signal) =>
      this.#exchange({
        method: 'POST',
        url: `${server}${PATHS.signOut}`,
        token,
        body: '{}',
        signal,
      }),
    );
  }

  /** A call of the protocol; see `endpoints.ts` for the body. */
  async call(endpoint: Endpoint, body: string): Promise<Answer<Uint8Array>> {
    const route = routeOf(endpoint, body);
    if (route === null) {
      return err({ tag: 'refused', message: 'The request could not be put into words.' });
    }
    const { path, ...request } = route;
    return this.withToken((server, token, signal) =>
      this.#exchange({ ...request, url: `${server}${path}`, token, signal }),
    );
  }

  /** Sends one part of a document's bytes; answers the protocol's JSON. */
  sendPart({ content, ...part }: ArgumentOf<'network.sendPart'>): Promise<Answer<Uint8Array>> {
    const body = Uint8Array.from(content);
    return this.withToken((server, token, signal) =>
      this.#exchange({ method: 'POST', url: `${server}${partPath(part)}`, token, body, signal }),
    );
  }

  /** Fetches one part of a document's bytes. */
  readPart(part: ArgumentOf<'network.readPart'>): Promise<Answer<Uint8Array>> {
    const accepts = 'bytes' as const;
    return this.withToken((server, token, signal) =>
      this.#exchange({ method: 'GET', url: `${server}${partPath(part)}`, token, accepts, signal }),
    );
  }

  /** Runs `attempt` with a token that is alive, once more with a new one if the server says it is not. */
  async withToken<Value>(
    attempt: (server: string, token: string, signal: AbortSignal) => Promise<Answer<Value>>,
  ): Promise<Answer<Value>> {
    if (this.#isEnding()) {
      const renewed = await this.#renew();
      if (!renewed.ok) return renewed;
    }
    const used = this.#signedIn;
    if (used === null || this.#key === null) return failed('unauthenticated');
    const signal = this.untilLocked;
    const first = await attempt(used.server, used.accessToken, signal);
    if (first.ok || first.error.tag !== 'unauthenticated') return first;
    // Another call may have renewed it while this one was under way.
    if (this.#signedIn?.accessToken === used.accessToken) {
      const renewed = await this.#renew();
      if (!renewed.ok) return renewed;
    }
    const now = this.#signedIn;
    if (now === null || signal.aborted) return failed('unauthenticated');
    return attempt(now.server, now.accessToken, signal);
  }

  #isEnding(): boolean {
    return this.#accessEndsAt !== null && this.#deps.monotonic() > this.#accessEndsAt - MARGIN_MS;
  }

  /** One renewal at a time: the refresh token is good for one use, and all wait for the same. */
  #renew(): Promise<Answer<null>> {
    this.#renewing ??= this.#renewOnce().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renewOnce(): Promise<Answer<null>> {
    const old = this.#signedIn;
    if (old === null || this.#key === null) return failed('unauthenticated');
    // Locking must not interrupt this: the server has spent the old token by the time it answers, so
    // the new one is written under a copy of the key even if the vault has been locked meanwhile.
    const key = Buffer.from(this.#key);
    try {
      const answer = await this.#exchange({
        method: 'POST',
        url: `${old.server}${PATHS.refresh}`,
        body: JSON.stringify({
          refreshToken: old.refreshToken,
          deviceCredential: old.deviceCredential,
        }),
      });
      if (!answer.ok) {
        // The family of tokens is over; asking again with the same one would only be noise.
        if (answer.error.tag === 'unauthenticated' && this.#signedIn === old) this.#signedIn = null;
        return answer;
      }
      const read = tokens.safeParse(jsonOf(answer.value));
      if (!read.success) return failed('garbled');
      return await this.#keep(old, read.data, key);
    } finally {
      key.fill(0);
    }
  }

  async #keep(old: SignedIn, fresh: Tokens, key: Buffer): Promise<Answer<null>> {
    const { accessToken, refreshToken, expiresInSeconds } = fresh;
    const next = { ...old, accessToken, refreshToken };
    try {
      await this.#deps.sealed.write(next, key);
    } catch {
      // The disk is full: go on with what is in memory; at the next start the person signs in again.
    }
    if (this.#signedIn === old) {
      this.#signedIn = next;
      this.#accessEndsAt = this.#deps.monotonic() + expiresInSeconds * 1000;
    }
    return this.#signedIn === null ? err(networkError('unauthenticated')) : ok(null);
  }

  async #exchange(request: Exchange): Promise<Answer<Uint8Array>> {
    const answer = await exchange(this.#deps.wire, request);
    // A call that the lock ended says nothing about the network.
    if (!request.signal?.aborted) this.#deps.heard(answer.ok ? null : answer.error);
    return answer;
  }
}

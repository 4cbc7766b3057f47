import path from 'node:path';
import type { ArgumentOf, Endpoint, EventOf } from '#shared/ipc/contract.ts';
import { normaliseServer } from '#shared/ipc/server-address.ts';
import { ok } from '#shared/lib/result.ts';
import type { Outcome } from '../shell-error.ts';
import { Account } from './account.ts';
import { type DeviceCredential, DeviceCredentialFile, isRevoked } from './device-credential.ts';
import { PATHS } from './endpoints.ts';
import { exchange, type Wire } from './exchange.ts';
import type { NetworkError } from './network-error.ts';
import { listenForPokes } from './pokes.ts';
import { Reachability } from './reachability.ts';
import { SealedTokens } from './sealed-tokens.ts';
import { SealedWorkFile } from './sealed-work.ts';
import { signIn } from './sign-in.ts';

/** How long signing out waits for a server that may not be there. */
const SIGN_OUT_PATIENCE_MS = 3_000;

export interface NetworkDependencies {
  readonly wire: Wire;
  /** Where tokens and the device credential rest. */
  readonly folder: string;
  readonly monotonic: () => number;
  readonly random: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly poked: (poke: EventOf<'poke'>) => void;
  readonly onlineChanged: (online: boolean) => void;
  /** The server has said that this device is revoked: everything readable has to go at once (C7). */
  readonly revoked: () => Promise<void>;
}

export interface SignedInPerson {
  readonly personId: string;
  readonly personName: string;
  readonly deviceId: string;
  readonly quarantineKey: string;
}

/** The network of the application: one person's account on one server, and what it tells. */
export class Network {
  readonly #deps: NetworkDependencies;
  readonly #credential: DeviceCredentialFile;
  readonly #sealedWork: SealedWorkFile;
  readonly #reachability: Reachability;
  readonly #account: Account;
  #checking: Promise<void> | null = null;
  /** The lock until which pokes are listened for; one stream at a time. */
  #listeningUntil: AbortSignal | null = null;

  constructor(deps: NetworkDependencies) {
    this.#deps = deps;
    this.#credential = new DeviceCredentialFile(path.join(deps.folder, 'device.json'));
    this.#sealedWork = new SealedWorkFile(path.join(deps.folder, 'sealed-work'));
    this.#reachability = new Reachability(deps.wire.hasNetwork(), (online) => {
      deps.onlineChanged(online);
      if (online) void this.checkDevice();
    });
    this.#account = new Account({
      wire: deps.wire,
      sealed: new SealedTokens(path.join(deps.folder, 'tokens')),
      monotonic: deps.monotonic,
      heard: (error) => this.#heard(error),
    });
  }

  get online(): boolean {
    return this.#reachability.online;
  }

  /** Tells what the system believes about its network; asked every few seconds. */
  lookAtSystem(): void {
    this.#reachability.systemSays(this.#deps.wire.hasNetwork());
  }

  async signIn(request: ArgumentOf<'network.signIn'>): Promise<Outcome<SignedInPerson>> {
    const server = normaliseServer(request.server, parsedAddress);
    if (!server.ok) return server;
    const { email, password, deviceName } = request;
    const answer = await signIn(this.#deps.wire, server.value, { email, password, deviceName });
    if (!answer.ok) return answer;
    const { personId, personName, deviceId, quarantineKey, ...secrets } = answer.value;
    const { accessToken, refreshToken, expiresInSeconds, deviceCredential } = secrets;
    const held = { server: server.value, deviceId, accessToken, refreshToken, deviceCredential };
    await this.#account.begin(held, expiresInSeconds);
    await this.#credential.write({ server: server.value, credential: deviceCredential });
    this.#reachability.heard(null);
    this.#listen();
    return ok({ personId, personName, deviceId, quarantineKey });
  }

  async takeKey(key: Uint8Array): Promise<Outcome<{ signedIn: boolean }>> {
    const signedIn = await this.#account.takeKey(key);
    this.#listen();
    return ok({ signedIn });
  }

  forgetKey(): void {
    this.#account.forgetKey();
  }

  /** Ends the sign-in on the server if it can be reached, and here in any case. */
  async signOut(): Promise<Outcome<null>> {
    const patience = new AbortController();
    await Promise.race([
      this.#account.signOut(),
      this.#deps.wait(SIGN_OUT_PATIENCE_MS, patience.signal),
    ]);
    patience.abort();
    await this.destroy();
    return ok(null);
  }

  call(endpoint: Endpoint, body: string): Promise<Outcome<Uint8Array>> {
    return this.#account.call(endpoint, body);
  }

  sendPart(part: ArgumentOf<'network.sendPart'>): Promise<Outcome<Uint8Array>> {
    return this.#account.sendPart(part);
  }

  readPart(part: ArgumentOf<'network.readPart'>): Promise<Outcome<Uint8Array>> {
    return this.#account.readPart(part);
  }

  /** Asks whether the device is revoked; needs no unlocked vault (A4, C7). */
  checkDevice(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  /** Keeps the outbox, sealed to the server's key, for the case of revocation; `null` when empty. */
  keepSealedWork(sealed: Uint8Array | null): Promise<Outcome<null>> {
    return this.#sealedWork.keep(sealed);
  }

  async destroy(): Promise<void> {
    await this.#account.end();
    this.#account.forgetKey();
    await this.#credential.destroy();
    await this.#sealedWork.destroy();
  }

  async #check(): Promise<void> {
    const credential = await this.#credential.read();
    if (credential === null) return;
    const answer = await isRevoked(this.#deps.wire, credential);
    if (!answer.ok || !answer.value) return;
    await this.#deps.revoked();
    await this.#account.end();
    this.#account.forgetKey();
    // The credential goes last: until the sealed work is handed over it is needed for that.
    if (await this.#handOver(credential)) await this.destroy();
  }

  /** Hands sealed work to the server (A4); true when there is nothing left to hand over. */
  async #handOver({ server, credential }: DeviceCredential): Promise<boolean> {
    const sealed = await this.#sealedWork.read();
    if (sealed === null) return true;
    const answer = await exchange(this.#deps.wire, {
      method: 'POST',
      url: `${server}${PATHS.quarantine}`,
      token: credential,
      body: sealed,
    });
    return answer.ok;
  }

  #heard(error: NetworkError | null): void {
    this.#reachability.heard(error);
    // Destroying is for ever: the device's own credential has to hear it too.
    if (error?.tag === 'revoked') void this.checkDevice();
  }

  #listen(): void {
    const until = this.#account.untilLocked;
    if (!this.#account.isSignedIn || this.#listeningUntil === until) return;
    this.#listeningUntil = until;
    const { wire, poked, wait, random } = this.#deps;
    const heard = (error: NetworkError | null) => this.#heard(error);
    void listenForPokes({ wire, account: this.#account, poked, heard, wait, random }).finally(
      () => {
        if (this.#listeningUntil === until) this.#listeningUntil = null;
      },
    );
  }
}

function parsedAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

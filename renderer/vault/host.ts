import type { Result, TaggedError } from '#shared/lib/result.ts';
import type { VaultResult } from './api.ts';

/** Where one part of a document's bytes belongs, counted from 0. */
export interface PartAddress {
  readonly documentId: string;
  readonly contentHash: string;
  readonly part: number;
}

/** Capabilities of the shell that the worker reaches through the page. */
export interface VaultHost {
  readEnvelope(): Promise<VaultResult<Uint8Array | null>>;
  writeEnvelope(content: Uint8Array): Promise<VaultResult<null>>;
  appendJournal(entry: Uint8Array): Promise<VaultResult<null>>;
  readJournal(): Promise<VaultResult<{ entries: readonly Uint8Array[]; torn: number }>>;
  replaceJournal(entries: readonly Uint8Array[]): Promise<VaultResult<null>>;
  writeBackup(
    label: 'rotating' | 'upgrade' | 'manual',
    content: Uint8Array,
  ): Promise<VaultResult<string>>;
  listBackups(): Promise<VaultResult<readonly { name: string; takenAt: string; size: number }[]>>;
  readBackup(name: string): Promise<VaultResult<Uint8Array>>;
  removeBackup(name: string): Promise<VaultResult<null>>;
  destroyFiles(): Promise<VaultResult<null>>;
  /** Keeps unsent work sealed to the server's key for a revocation (A4); `null`: nothing is unsent. */
  keepSealedWork?(content: Uint8Array | null): Promise<VaultResult<null>>;
  protectWithKeychain(secret: Uint8Array): Promise<VaultResult<Uint8Array>>;
  revealFromKeychain(secret: Uint8Array): Promise<VaultResult<Uint8Array>>;
  useNetworkKey(key: Uint8Array): Promise<VaultResult<{ signedIn: boolean }>>;
  /** Takes the network's key back from the shell; a lock does it by itself. */
  forgetNetworkKey(): Promise<VaultResult<null>>;
  /** Keeps sealed bytes of a document that the server does not have yet, flushed when it answers (D1). */
  keepUnsent(documentId: string, content: Uint8Array): Promise<VaultResult<null>>;
  /** The documents of which such bytes are kept. */
  listUnsent(): Promise<VaultResult<readonly string[]>>;
  readUnsent(documentId: string): Promise<VaultResult<Uint8Array>>;
  removeUnsent(documentId: string): Promise<VaultResult<null>>;
  /** Sends one part of a document; the answer is the protocol's JSON. */
  sendPart(part: PartAddress, content: Uint8Array): ReturnType<VaultHost['call']>;
  /** The bytes of one part. */
  readPart(part: PartAddress): ReturnType<VaultHost['call']>;
  /** A call of the protocol; errors carry the tags of `TransportError`. */
  call(
    endpoint: string,
    body: string,
  ): Promise<Result<Uint8Array, TaggedError & { retryAfterSeconds?: number }>>;
}

/** Those of the shell's calls that bytes of documents travel by. */
export type DocumentCalls = Pick<VaultHost, 'call' | 'sendPart' | 'readPart'>;

import { err, ok } from '#shared/lib/result.ts';
import { randomBytes } from '../crypto/bytes.ts';
import type { VaultHost } from '../host.ts';

/** The shell's files in memory, for tests: what would be on the disk, to be looked at and damaged. */
export interface MemoryDisk {
  envelope: Uint8Array | null;
  journal: Uint8Array[];
  readonly backups: Map<string, { content: Uint8Array; takenAt: string }>;
  keychain: Map<string, Uint8Array>;
  readonly unsent: Map<string, Uint8Array>;
  networkKey: Uint8Array | null;
  torn: number;
  /** The next writes fail as if the disk were full. */
  isFull: boolean;
  /** What is appended to the journal is on the disk when this has resolved, and not before. */
  flushed: Promise<unknown>;
  /** The folder of unsent documents can be listed when this has resolved, and not before. */
  mounted: Promise<unknown>;
}

export function emptyDisk(): MemoryDisk {
  return {
    envelope: null,
    journal: [],
    backups: new Map(),
    keychain: new Map(),
    unsent: new Map(),
    networkKey: null,
    torn: 0,
    isFull: false,
    flushed: Promise.resolve(),
    mounted: Promise.resolve(),
  };
}

/** A shell over `disk`, without a network unless `call` answers. */
export function memoryHost(disk: MemoryDisk, call?: VaultHost['call']): VaultHost {
  const full = () => err({ tag: 'diskFull' as const, message: 'The disk is full.' });
  const offline: VaultHost['call'] = async () => err({ tag: 'offline', message: 'No network.' });
  return {
    readEnvelope: async () => ok(disk.envelope),
    async writeEnvelope(content) {
      if (disk.isFull) return full();
      disk.envelope = Uint8Array.from(content);
      return ok(null);
    },
    async appendJournal(entry) {
      if (disk.isFull) return full();
      await disk.flushed;
      disk.journal.push(Uint8Array.from(entry));
      return ok(null);
    },
    readJournal: async () =>
      ok({ entries: disk.journal.map((one) => one.slice()), torn: disk.torn }),
    async replaceJournal(entries) {
      if (disk.isFull) return full();
      disk.journal = entries.map((entry) => Uint8Array.from(entry));
      disk.torn = 0;
      return ok(null);
    },
    async writeBackup(label, content) {
      if (disk.isFull) return full();
      const name = `${label}-${crypto.randomUUID()}`;
      const takenAt = new Date().toISOString();
      disk.backups.set(name, { content: Uint8Array.from(content), takenAt });
      return ok(name);
    },
    listBackups: async () =>
      ok(
        [...disk.backups].map(([name, { content, takenAt }]) => ({
          name,
          takenAt,
          size: content.length,
        })),
      ),
    async readBackup(name) {
      const backup = disk.backups.get(name);
      return backup
        ? ok(backup.content.slice())
        : err({ tag: 'notFound', message: 'There is no such backup.' });
    },
    async removeBackup(name) {
      disk.backups.delete(name);
      return ok(null);
    },
    async destroyFiles() {
      Object.assign(disk, { ...emptyDisk(), backups: disk.backups, unsent: disk.unsent });
      disk.backups.clear();
      disk.unsent.clear();
      return ok(null);
    },
    async protectWithKeychain(secret) {
      const handle = randomBytes(16);
      disk.keychain.set(handle.join(), Uint8Array.from(secret));
      return ok(handle);
    },
    async revealFromKeychain(handle) {
      const secret = disk.keychain.get(handle.join());
      return secret
        ? ok(secret.slice())
        : err({ tag: 'failed', message: 'The keychain has no such secret.' });
    },
    async useNetworkKey(key) {
      disk.networkKey = Uint8Array.from(key);
      return ok({ signedIn: call !== undefined });
    },
    async forgetNetworkKey() {
      disk.networkKey = null;
      return ok(null);
    },
    async keepUnsent(documentId, content) {
      if (disk.isFull) return full();
      disk.unsent.set(documentId, Uint8Array.from(content));
      return ok(null);
    },
    async listUnsent() {
      await disk.mounted;
      return ok([...disk.unsent.keys()]);
    },
    async readUnsent(documentId) {
      const content = disk.unsent.get(documentId);
      return content
        ? ok(content.slice())
        : err({ tag: 'notFound', message: 'There are no such bytes.' });
    },
    async removeUnsent(documentId) {
      disk.unsent.delete(documentId);
      return ok(null);
    },
    sendPart: () => offline('', ''),
    readPart: () => offline('', ''),
    call: call ?? offline,
  };
}

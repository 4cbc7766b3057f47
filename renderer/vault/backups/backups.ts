import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import { ok } from '#shared/lib/result.ts';
import type { VaultOwner, VaultResult } from '../api.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { failure, storeFailure } from '../failures.ts';
import type { VaultHost } from '../host.ts';
import { readEnvelope } from '../keys/key-holder.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { type Connections, databaseName, type Schema, VaultDatabase } from '../store/database.ts';
import { Meta } from '../store/meta-values.ts';
import { sealerOf } from '../store/sealer.ts';
import { headOf, openSnapshot, restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';

/** How long after a backup the next one is due. */
export const BACKUP_EVERY_MILLIS = 24 * 60 * 60_000;

/** What is told of a backup. */
export interface AboutBackup {
  readonly label: 'rotating' | 'upgrade' | 'manual';
  /** The journal entry up to which it has everything, at least. */
  readonly journalPosition: number;
}

/** Takes a backup of `database` and hands it to the shell; answers its name. */
export async function backUp(
  host: VaultHost,
  database: VaultDatabase,
  cipher: Cipher,
  { label, journalPosition }: AboutBackup,
): Promise<VaultResult<{ name: string }>> {
  const envelope = await readEnvelope(host);
  if (!envelope.ok) return envelope;
  const takenAt = instantFromMillis(Date.now());
  const { vaultId } = envelope.value;
  try {
    const about = { vaultId, takenAt, journalPosition, envelope: envelope.value };
    const written = await host.writeBackup(label, await takeSnapshot(database, cipher, about));
    return written.ok ? ok({ name: written.value }) : written;
  } catch (cause) {
    return storeFailure(cause);
  }
}

/**
 * Backs an older database up before it is upgraded (G2); the upgrade waits for it.
 * @param schemas those up to the version that it has
 */
export async function backUpBeforeUpgrade(
  host: VaultHost,
  owner: VaultOwner,
  { records, backups }: Pick<KeyRing, 'records' | 'backups'>,
  schemas: readonly Schema[],
): Promise<VaultResult<{ name: string }>> {
  const database = new VaultDatabase(databaseName(owner), 'relaxed', schemas);
  try {
    await database.open();
    // What the database itself has come to: it may lack what the journal has.
    const counters = await new Meta(database, sealerOf(records)).get('counters');
    const journalPosition = counters?.journalPosition ?? 0;
    return await backUp(host, database, backups, { label: 'upgrade', journalPosition });
  } catch (cause) {
    return storeFailure(cause);
  } finally {
    database.close();
  }
}

/** Reads and opens a backup of this vault. */
export async function readBackup(
  host: VaultHost,
  cipher: Cipher,
  name: string,
): Promise<VaultResult<Snapshot>> {
  const content = await host.readBackup(name);
  if (!content.ok) return content;
  return openSnapshot(content.value, cipher);
}

/** Replaces the database by a backup. */
export async function restoreInto(
  connections: Connections,
  snapshot: Snapshot,
): Promise<VaultResult<null>> {
  if (snapshot.head.databaseVersion > connections.strict.verno) {
    return failure('newerVault', 'This backup was written by a newer Fieldfolio.');
  }
  try {
    await restoreSnapshot(connections.strict, snapshot);
    return ok(null);
  } catch (cause) {
    return storeFailure(cause);
  }
}

/**
 * Puts one fresh backup in the place of all there are (F6): the others still have what was purged.
 * Those stay that cannot be removed now; the next purge tries again.
 */
export async function replaceBackups(
  host: VaultHost,
  takeOne: () => Promise<VaultResult<unknown>>,
): Promise<VaultResult<null>> {
  const former = await host.listBackups();
  if (!former.ok) return former;
  if (former.value.length === 0) return ok(null);
  const fresh = await takeOne();
  if (!fresh.ok) return fresh;
  for (const { name } of former.value) {
    const removed = await host.removeBackup(name);
    if (!removed.ok) return removed;
  }
  return ok(null);
}

/**
 * Puts the newest backup that opens in the place of a database that was lost or fell back; answers
 * whether there was one.
 * @param beyond the journal entry that the database has come to: an older backup is of no use; -1 for
 * an empty one
 */
export async function restoreLatest(
  host: VaultHost,
  cipher: Cipher,
  connections: Connections,
  beyond: number,
): Promise<boolean> {
  for (const { name, position } of await newestFirst(host)) {
    if (beyond >= 0 && position <= beyond) return false;
    const snapshot = await readBackup(host, cipher, name);
    if (snapshot.ok && (await restoreInto(connections, snapshot.value)).ok) return true;
  }
  return false;
}

interface Found {
  readonly name: string;
  readonly takenAt: string;
  /** The journal entry up to which it has everything; -1 when it does not tell. */
  readonly position: number;
}

/**
 * All backups, that with the most first. The journal says which that is, and the clock only
 * between backups that do not tell: a clock that was years off must not make an old one the newest (W7).
 */
async function newestFirst(host: VaultHost): Promise<readonly Found[]> {
  const listed = await host.listBackups();
  if (!listed.ok) return [];
  const found: Found[] = [];
  for (const { name, takenAt } of listed.value) {
    const content = await host.readBackup(name);
    const head = content.ok ? headOf(content.value) : null;
    found.push({ name, takenAt, position: head?.journalPosition ?? -1 });
  }
  return found.sort(
    (left, right) => right.position - left.position || (left.takenAt < right.takenAt ? 1 : -1),
  );
}

import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import { ok } from '#shared/lib/result.ts';
import type { VaultOwner, VaultResult } from '../api.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { failure, storeFailure } from '../failures.ts';
import type { VaultHost } from '../host.ts';
import { readEnvelope } from '../keys/key-holder.ts';
import { type Connections, databaseName, type Schema, VaultDatabase } from '../store/database.ts';
import { openSnapshot, restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';

/** How long after a backup the next one is due. */
export const BACKUP_EVERY_MILLIS = 24 * 60 * 60_000;

/** Takes a backup of `database` and hands it to the shell; answers its name. */
export async function backUp(
  host: VaultHost,
  database: VaultDatabase,
  cipher: Cipher,
  label: 'rotating' | 'upgrade' | 'manual',
): Promise<VaultResult<{ name: string }>> {
  const envelope = await readEnvelope(host);
  if (!envelope.ok) return envelope;
  const takenAt = instantFromMillis(Date.now());
  const { vaultId } = envelope.value;
  try {
    const about = { vaultId, takenAt, envelope: envelope.value };
    const written = await host.writeBackup(label, await takeSnapshot(database, cipher, about));
    return written.ok ? ok({ name: written.value }) : written;
  } catch (cause) {
    return storeFailure(cause);
  }
}

/**
 * Backs an older database up before it is upgraded (G2); the upgrade waits for it.
 * @param schemas those up to the version that the database has
 */
export async function backUpBeforeUpgrade(
  host: VaultHost,
  owner: VaultOwner,
  cipher: Cipher,
  schemas: readonly Schema[],
): Promise<VaultResult<{ name: string }>> {
  const database = new VaultDatabase(databaseName(owner), 'relaxed', schemas);
  try {
    await database.open();
    return await backUp(host, database, cipher, 'upgrade');
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
  database: VaultDatabase,
  cipher: Cipher,
): Promise<VaultResult<null>> {
  const former = await host.listBackups();
  if (!former.ok) return former;
  if (former.value.length === 0) return ok(null);
  const fresh = await backUp(host, database, cipher, 'rotating');
  if (!fresh.ok) return fresh;
  for (const { name } of former.value) {
    const removed = await host.removeBackup(name);
    if (!removed.ok) return removed;
  }
  return ok(null);
}

/** Restores the newest backup that opens into an empty database; answers whether there was one. */
export async function restoreLatest(
  host: VaultHost,
  cipher: Cipher,
  connections: Connections,
): Promise<boolean> {
  const backups = await host.listBackups();
  if (!backups.ok) return false;
  const newestFirst = backups.value.toSorted((left, right) =>
    left.takenAt < right.takenAt ? 1 : -1,
  );
  for (const { name } of newestFirst) {
    const snapshot = await readBackup(host, cipher, name);
    if (snapshot.ok && (await restoreInto(connections, snapshot.value)).ok) return true;
  }
  return false;
}

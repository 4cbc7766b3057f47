import { webcrypto } from 'node:crypto';
import type { BookId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { Transaction } from './database/database.ts';
import { type MigrationError, migrate } from './database/migrate.ts';
import { instantNow, newId, type ServerDependencies } from './dependencies.ts';
import { newSecret, type RandomBytes, secretHash } from './lib/secrets.ts';
import { insertBook } from './repositories/books.ts';
import { insertDevice } from './repositories/devices.ts';
import { insertPerson } from './repositories/people.ts';
import { SYSTEM_DEVICE } from './system.ts';

const EPOCH_LENGTH = 16;

/** A fresh name for a generation of the data: letters and digits. */
export function newEpoch(random: RandomBytes): string {
  return Array.from(random(EPOCH_LENGTH), (byte) => (byte % 36).toString(36)).join('');
}

/**
 * Brings the schema up to date and makes, once, what every server has: its epoch, the key to which
 * revoked devices seal, the firm book, and the system's own person and device.
 */
export async function bootstrap(
  dependencies: ServerDependencies,
): Promise<Result<null, MigrationError>> {
  const migrated = await migrate(dependencies.database);
  if (!migrated.ok) return migrated;
  const keys = await quarantineKeys();
  await dependencies.database.transaction(async (transaction) => {
    const made = await transaction.query(
      `insert into server_state (epoch, firm, quarantine_public_key, quarantine_private_key)
       values ($1, $2, $3, $4) on conflict do nothing returning epoch`,
      [newEpoch(dependencies.random), 'Fieldfolio', keys.publicKey, keys.privateKey],
    );
    if (made.length > 0) await makeFirstRows(transaction, dependencies);
  });
  return ok(null);
}

async function makeFirstRows(
  transaction: Transaction,
  dependencies: ServerDependencies,
): Promise<void> {
  const now = instantNow(dependencies);
  await insertBook(transaction, {
    id: newId<BookId>(dependencies),
    name: 'Firm',
    isFirm: true,
    createdAt: now,
  });
  await insertPerson(transaction, {
    id: SYSTEM_PERSON,
    email: 'system@fieldfolio.invalid',
    name: 'Fieldfolio',
    role: 'administrator',
    passwordHash: null,
    createdAt: now,
  });
  await insertDevice(transaction, {
    id: SYSTEM_DEVICE,
    personId: SYSTEM_PERSON,
    name: 'Server',
    credentialHash: secretHash(newSecret(dependencies.random)),
    createdAt: now,
  });
}

/** A key pair on P-256: the public half raw, the private half as PKCS #8, both in base64. */
async function quarantineKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  const [publicKey, privateKey] = await Promise.all([
    webcrypto.subtle.exportKey('raw', pair.publicKey),
    webcrypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return {
    publicKey: Buffer.from(publicKey).toString('base64'),
    privateKey: Buffer.from(privateKey).toString('base64'),
  };
}

import type { Database } from '#server/database/database.ts';
import { instantNow, machineDependencies, newId } from '#server/dependencies.ts';
import { newSecret, secretHash } from '#server/lib/secrets.ts';
import { insertBook } from '#server/repositories/books.ts';
import { insertDevice } from '#server/repositories/devices.ts';
import { setMembership } from '#server/repositories/memberships.ts';
import { insertPerson } from '#server/repositories/people.ts';
import { insertFamily } from '#server/repositories/sessions.ts';
import { issueTokens } from '#server/sign-in/tokens.ts';
import type { BookId, DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { WireDevice } from '#tests/wire/support/wire-device.ts';

/** A manager with a device, a book and an access token. */
export interface Manager {
  readonly device: WireDevice;
  readonly token: string;
  readonly clientId: RecordId;
  readonly noteIds: RecordId[];
}

/**
 * `count` managers, each with a book of their own, as a sign-in would leave them. The passwords' work
 * is left out: it is bounded by itself and happens once a device.
 */
export async function employ(database: Database, count: number, seed: number): Promise<Manager[]> {
  const dependencies = machineDependencies(database);
  const managers: Manager[] = [];
  for (let index = 0; index < count; index += 1) {
    const createdAt = instantNow(dependencies);
    const personId = newId<PersonId>(dependencies);
    const bookId = newId<BookId>(dependencies);
    const deviceId = newId<DeviceId>(dependencies);
    const familyId = newId<string>(dependencies);
    const [access, refresh, credential] = [1, 2, 3].map(() => newSecret(dependencies.random));
    const pair = { access: access ?? '', refresh: refresh ?? '' };
    await database.transaction(async (transaction) => {
      const name = `Manager ${index}`;
      const email = `manager-${index}@firm.example`;
      const role = 'manager' as const;
      await insertPerson(transaction, {
        ...{ id: personId, email, name, role, passwordHash: null, createdAt },
      });
      await insertBook(transaction, { id: bookId, name, isFirm: false, createdAt });
      await setMembership(transaction, bookId, personId, 'owner', createdAt);
      const credentialHash = secretHash(credential ?? '');
      await insertDevice(transaction, {
        ...{ id: deviceId, personId, name: 'Laptop', credentialHash, createdAt },
      });
      await insertFamily(transaction, { id: familyId, deviceId, createdAt });
      await issueTokens(transaction, dependencies, familyId, pair, dependencies.now());
    });
    const device = new WireDevice({ personId, bookId, seed: seed * 100_000 + index });
    managers.push({ device, token: pair.access, clientId: device.newId(), noteIds: [] });
  }
  return managers;
}

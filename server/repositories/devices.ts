import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

export interface NewDevice {
  readonly id: DeviceId;
  readonly personId: PersonId;
  readonly name: string;
  readonly credentialHash: string;
  readonly createdAt: string;
}

/** Adds a device: one installation that one person signed in on. */
export async function insertDevice(queryable: Queryable, device: NewDevice): Promise<void> {
  await queryable.query(
    `insert into devices (id, person_id, name, credential_hash, created_at, last_seen_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [device.id, device.personId, device.name, device.credentialHash, device.createdAt],
  );
}

/** The device that a credential belongs to, and whether it is revoked. */
export async function deviceByCredential(
  queryable: Queryable,
  credentialHash: string,
): Promise<{ readonly id: DeviceId; readonly isRevoked: boolean } | undefined> {
  const [device] = await queryable.query<{ id: DeviceId; isRevoked: boolean }>(
    `select d.id, d.revoked_at is not null as "isRevoked" from devices d
     where d.credential_hash = $1`,
    [credentialHash],
  );
  return device;
}

/** Whose device it is or was; `undefined` for an id that no device has. */
export async function personOfDevice(
  queryable: Queryable,
  deviceId: DeviceId,
): Promise<PersonId | undefined> {
  const [device] = await queryable.query<{ personId: PersonId }>(
    'select person_id as "personId" from devices where id = $1',
    [deviceId],
  );
  return device?.personId;
}

export interface DeviceSummary {
  readonly id: DeviceId;
  readonly email: string;
  readonly name: string;
  readonly lastSeenAt: Date;
  readonly isRevoked: boolean;
}

/** Every device but the server's own, the latest seen first. */
export function listDevices(
  queryable: Queryable,
  systemDevice: DeviceId,
): Promise<readonly DeviceSummary[]> {
  return queryable.query<DeviceSummary>(
    `select d.id, p.email, d.name, d.last_seen_at as "lastSeenAt",
       d.revoked_at is not null as "isRevoked"
     from devices d join people p on p.id = d.person_id
     where d.id <> $1 order by d.last_seen_at desc`,
    [systemDevice],
  );
}

/** Revokes a device for good; whether there was one to revoke. */
export async function revokeDevice(
  queryable: Queryable,
  deviceId: string,
  revokedAt: string,
): Promise<boolean> {
  const rows = await queryable.query(
    `update devices set revoked_at = coalesce(revoked_at, $2::timestamptz) where id::text = $1
     returning id`,
    [deviceId, revokedAt],
  );
  return rows.length > 0;
}

/**
 * Keeps what a device handed over; nobody here can read it without the private key. Whether it was kept:
 * of one device at most `most` wait to be opened.
 */
export async function keepSealedBytes(
  queryable: Queryable,
  id: string,
  deviceId: DeviceId,
  receivedAt: string,
  sealed: Buffer,
  most: number,
): Promise<boolean> {
  const rows = await queryable.query(
    `insert into quarantine (id, device_id, received_at, sealed)
     select $1::uuid, $2::uuid, $3::timestamptz, decode($4, 'base64')
     where (select count(*) from quarantine where device_id = $2 and opened_at is null) < $5
     returning id`,
    [id, deviceId, receivedAt, sealed.toString('base64'), most],
  );
  return rows.length > 0;
}

export interface Sealed {
  readonly id: string;
  readonly email: string;
  readonly receivedAt: Date;
  readonly size: number;
}

/** What devices handed over, the latest first. */
export function listSealed(queryable: Queryable): Promise<readonly Sealed[]> {
  return queryable.query<Sealed>(
    `select q.id, p.email, q.received_at as "receivedAt", length(q.sealed) as size
     from quarantine q join devices d on d.id = q.device_id join people p on p.id = d.person_id
     order by q.received_at desc`,
  );
}

/** Sealed bytes as they came. */
export async function sealedBytes(queryable: Queryable, id: string): Promise<Buffer | undefined> {
  const [row] = await queryable.query<{ sealed: string }>(
    `select encode(sealed, 'base64') as sealed from quarantine where id::text = $1`,
    [id],
  );
  return row && Buffer.from(row.sealed, 'base64');
}

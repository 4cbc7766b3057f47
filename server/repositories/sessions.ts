import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

export type FamilyEnd = 'signOut' | 'reuse' | 'revoked' | 'passwordChanged';

/** Begins a family of refresh tokens, at a sign-in. */
export async function insertFamily(
  queryable: Queryable,
  family: { readonly id: string; readonly deviceId: DeviceId; readonly createdAt: string },
): Promise<void> {
  await queryable.query(
    'insert into refresh_families (id, device_id, created_at) values ($1, $2, $3)',
    [family.id, family.deviceId, family.createdAt],
  );
}

/** Keeps the hashes of a pair of tokens; the same pair twice is one. */
export async function insertTokens(
  queryable: Queryable,
  pair: {
    readonly familyId: string;
    readonly accessHash: string;
    readonly accessExpiresAt: string;
    readonly refreshHash: string;
    readonly refreshExpiresAt: string;
  },
): Promise<void> {
  await queryable.query(
    `with access as (
       insert into access_tokens (token_hash, family_id, expires_at) values ($1, $2, $3)
       on conflict do nothing
     )
     insert into refresh_tokens (token_hash, family_id, expires_at) values ($4, $2, $5)
     on conflict do nothing`,
    [pair.accessHash, pair.familyId, pair.accessExpiresAt, pair.refreshHash, pair.refreshExpiresAt],
  );
}

/** Everything that decides whether a token still counts, asked anew at each request (V6). */
interface Standing {
  readonly familyId: string;
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  readonly expiresAt: Date;
  readonly isFamilyEnded: boolean;
  readonly isDeviceRevoked: boolean;
  readonly isPersonDisabled: boolean;
}

const STANDING = `f.id as "familyId", d.id as "deviceId", p.id as "personId",
  t.expires_at as "expiresAt", f.ended_at is not null as "isFamilyEnded",
  d.revoked_at is not null as "isDeviceRevoked", p.disabled_at is not null as "isPersonDisabled"`;
const JOINS = `join refresh_families f on f.id = t.family_id
  join devices d on d.id = f.device_id join people p on p.id = d.person_id`;

export interface AccessStanding extends Standing {
  readonly personName: string;
  readonly email: string;
}

/** Whose access token this is. */
export async function accessStanding(
  queryable: Queryable,
  accessHash: string,
): Promise<AccessStanding | undefined> {
  const [standing] = await queryable.query<AccessStanding>(
    `select ${STANDING}, p.name as "personName", p.email from access_tokens t ${JOINS}
     where t.token_hash = $1`,
    [accessHash],
  );
  return standing;
}

export interface RefreshStanding extends Standing {
  readonly usedAt: Date | null;
  readonly nonce: string | null;
  readonly credentialHash: string;
}

/** Whose refresh token this is; its row is locked, so that of many at once one rotates it. */
export async function lockRefreshToken(
  transaction: Queryable,
  refreshHash: string,
): Promise<RefreshStanding | undefined> {
  const [standing] = await transaction.query<RefreshStanding>(
    `select ${STANDING}, t.used_at as "usedAt", t.nonce, d.credential_hash as "credentialHash"
     from refresh_tokens t ${JOINS} where t.token_hash = $1 for update of t`,
    [refreshHash],
  );
  return standing;
}

/** Marks a refresh token as rotated; access tokens of the family that have ended go. */
export async function markRotated(
  transaction: Queryable,
  refreshHash: string,
  familyId: string,
  usedAt: string,
  nonce: string,
): Promise<void> {
  await transaction.query(
    `with ended as (
       delete from access_tokens where family_id = $2 and expires_at < $3::timestamptz
     )
     update refresh_tokens set used_at = $3::timestamptz, nonce = $4 where token_hash = $1`,
    [refreshHash, familyId, usedAt, nonce],
  );
}

/** Ends a family: none of its tokens counts any more. */
export async function endFamily(
  queryable: Queryable,
  familyId: string,
  endedAt: string,
  because: FamilyEnd,
): Promise<void> {
  await queryable.query(
    `update refresh_families set ended_at = $2, ended_because = $3
     where id = $1 and ended_at is null`,
    [familyId, endedAt, because],
  );
}

/** Ends every family of a person's devices, or of one device. */
export async function endFamiliesOf(
  queryable: Queryable,
  whose: { readonly personId: PersonId } | { readonly deviceId: string },
  endedAt: string,
  because: FamilyEnd,
): Promise<void> {
  const isPerson = 'personId' in whose;
  await queryable.query(
    `update refresh_families set ended_at = $2, ended_because = $3 where ended_at is null
       and device_id in (select id from devices where ${isPerson ? 'person_id' : 'id'} = $1)`,
    [isPerson ? whose.personId : whose.deviceId, endedAt, because],
  );
}

/** Notes when a device was last here. */
export async function touchDevice(
  queryable: Queryable,
  deviceId: DeviceId,
  seenAt: string,
): Promise<void> {
  await queryable.query('update devices set last_seen_at = $2 where id = $1', [deviceId, seenAt]);
}

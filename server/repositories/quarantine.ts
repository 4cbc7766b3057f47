import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { onlyRow, type Queryable } from '../database/database.ts';
import type { QuarantineKeys } from '../quarantine/unseal.ts';

export interface SealedWork {
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  readonly sealed: Buffer;
}

/** Sealed bytes with whose device handed them over; locked, so that two do not open them at once. */
export async function sealedWork(
  transaction: Queryable,
  id: string,
): Promise<SealedWork | undefined> {
  const [row] = await transaction.query<Omit<SealedWork, 'sealed'> & { readonly sealed: string }>(
    `select q.device_id as "deviceId", d.person_id as "personId",
       encode(q.sealed, 'base64') as sealed
     from quarantine q join devices d on d.id = q.device_id where q.id::text = $1 for update of q`,
    [id],
  );
  return row && { ...row, sealed: Buffer.from(row.sealed, 'base64') };
}

/** The key pair to whose public half devices seal. */
export async function quarantineKeys(queryable: Queryable): Promise<QuarantineKeys> {
  return onlyRow(
    await queryable.query<QuarantineKeys>(
      `select quarantine_public_key as "publicKey", quarantine_private_key as "privateKey"
       from server_state`,
    ),
  );
}

/** Notes when sealed work was first opened. */
export async function markOpened(queryable: Queryable, id: string, at: string): Promise<void> {
  await queryable.query(
    'update quarantine set opened_at = coalesce(opened_at, $2::timestamptz) where id::text = $1',
    [id, at],
  );
}

/** Removes sealed bytes. */
export async function removeSealed(queryable: Queryable, id: string): Promise<void> {
  await queryable.query('delete from quarantine where id::text = $1', [id]);
}

import type { BookId, DeviceId, MutationId, PersonId } from '#shared/lib/identifiers.ts';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import type { Queryable } from '../database/database.ts';

/** A mutation that had an effect, kept until its device has acknowledged the answer (SPEC P2). */
export interface RememberedMutation {
  readonly bookId: BookId;
  readonly id: MutationId;
  readonly deviceId: DeviceId;
  readonly payloadHash: string;
  readonly answer: MutationAnswer;
}

const COLUMNS = `book_id as "bookId", id, device_id as "deviceId", payload_hash as "payloadHash",
  answer`;

/**
 * Whether the id is in a list of them. As an array it is looked up in the index; as a join PostgreSQL,
 * which expects a hundred of any list, may compare all mutations with all of five thousand ids.
 */
const isAmong = (list: string): string =>
  `id = any (array(select value::uuid from jsonb_array_elements_text(${list}::jsonb)))`;

/** What is remembered of `ids`, whichever device sent them. */
export function rememberedMutations(
  queryable: Queryable,
  ids: readonly MutationId[],
): Promise<readonly RememberedMutation[]> {
  return queryable.query<RememberedMutation>(
    `select ${COLUMNS} from mutations
     where ${isAmong('$1')}`,
    [JSON.stringify(ids)],
  );
}

/** Remembers mutations, in one statement. */
export async function rememberMutations(
  transaction: Queryable,
  mutations: readonly RememberedMutation[],
  answeredAt: string,
): Promise<void> {
  if (mutations.length === 0) return;
  await transaction.query(
    `insert into mutations (book_id, id, device_id, payload_hash, answer, answered_at)
     select "bookId", id, "deviceId", "payloadHash", answer, $2::timestamptz
     from jsonb_to_recordset($1::jsonb)
       as x("bookId" uuid, id uuid, "deviceId" uuid, "payloadHash" text, answer jsonb)
     on conflict do nothing`,
    [JSON.stringify(mutations), answeredAt],
  );
}

/** The answers remembered to `ids`, as far as a device of `personId` sent them. */
export async function answersTo(
  queryable: Queryable,
  personId: PersonId,
  ids: readonly MutationId[],
): Promise<readonly MutationAnswer[]> {
  const rows = await queryable.query<{ answer: MutationAnswer }>(
    `select answer from mutations
     where ${isAmong('$2')}
       and device_id in (select id from devices where person_id = $1)`,
    [personId, JSON.stringify(ids)],
  );
  return rows.map(({ answer }) => answer);
}

/** Forgets what a device of `personId` has acknowledged. */
export async function forgetMutations(
  queryable: Queryable,
  personId: PersonId,
  ids: readonly MutationId[],
): Promise<void> {
  await queryable.query(
    `delete from mutations
     where ${isAmong('$2')}
       and device_id in (select id from devices where person_id = $1)`,
    [personId, JSON.stringify(ids)],
  );
}

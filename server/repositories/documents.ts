import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { DocumentRef } from '#shared/protocol/documents.ts';
import type { Queryable } from '../database/database.ts';

/** Bytes that a record names, where they belong, and the record as it stands. */
export interface NamedBytes {
  readonly bookId: BookId;
  readonly clientId: RecordId;
  readonly byteCount: number;
  readonly editedAt: string;
  /** `null` for a late edit: there is no record yet. */
  readonly epoch: string | null;
  readonly n: number | null;
  /** The record's JSON text. */
  readonly data: string | null;
}

/** The live record in one of `bookIds` that names these bytes. */
export async function namedBytes(
  queryable: Queryable,
  bookIds: readonly BookId[],
  { documentId, contentHash }: DocumentRef,
): Promise<NamedBytes | undefined> {
  const [named] = await queryable.query<NamedBytes>(
    `select r.book_id as "bookId", r.client_id as "clientId",
       (r.data ->> 'byteCount')::int as "byteCount", r.version_epoch as epoch, r.version_n as n,
       r.edited_at as "editedAt", r.data::text as data
     from records r
     where r.book_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))
       and r.id = $2 and r.kind = 'document' and r.data ->> 'contentHash' = $3
     limit 1`,
    [JSON.stringify(bookIds), documentId, contentHash],
  );
  return named;
}

/**
 * Where the person of this transaction may still hand in bytes that they named, although the client is
 * in a book of somebody else now (SPEC F7); what is whole already is owed by nobody.
 */
export async function owedBytes(
  queryable: Queryable,
  { documentId, contentHash }: DocumentRef,
): Promise<NamedBytes | undefined> {
  const [owed] = await queryable.query<NamedBytes>(
    `select book_id as "bookId", client_id as "clientId", byte_count as "byteCount",
       version_epoch as epoch, version_n as n, edited_at as "editedAt", data
     from fieldfolio_owed_document($1, $2)`,
    [documentId, contentHash],
  );
  return owed;
}

/** Whether all bytes are there and were found to be the right ones. */
export async function isComplete(
  queryable: Queryable,
  bookId: BookId,
  { documentId, contentHash }: DocumentRef,
): Promise<boolean> {
  const rows = await queryable.query(
    'select 1 from documents where book_id = $1 and document_id = $2 and content_hash = $3',
    [bookId, documentId, contentHash],
  );
  return rows.length > 0;
}

/** The numbers of the parts that are there, in order. */
export async function partsThere(
  queryable: Queryable,
  bookId: BookId,
  { documentId, contentHash }: DocumentRef,
): Promise<readonly number[]> {
  const rows = await queryable.query<{ part: number }>(
    `select part from document_parts
     where book_id = $1 and document_id = $2 and content_hash = $3 order by part`,
    [bookId, documentId, contentHash],
  );
  return rows.map(({ part }) => part);
}

export async function partBytes(
  queryable: Queryable,
  bookId: BookId,
  { documentId, contentHash }: DocumentRef,
  part: number,
): Promise<Uint8Array | undefined> {
  const [row] = await queryable.query<{ bytes: Uint8Array }>(
    `select bytes from document_parts
     where book_id = $1 and document_id = $2 and content_hash = $3 and part = $4`,
    [bookId, documentId, contentHash, part],
  );
  return row?.bytes;
}

/** Keeps a part; one that is there already stays as it is. */
export async function keepPart(
  queryable: Queryable,
  { bookId, clientId }: Pick<NamedBytes, 'bookId' | 'clientId'>,
  { documentId, contentHash }: DocumentRef,
  part: number,
  bytes: Uint8Array,
): Promise<void> {
  await queryable.query(
    `insert into document_parts (book_id, document_id, content_hash, part, client_id, bytes)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [bookId, documentId, contentHash, part, clientId, bytes],
  );
}

/** The SHA-256, in hexadecimal, of all parts in order. */
export async function hashOfParts(
  queryable: Queryable,
  bookId: BookId,
  { documentId, contentHash }: DocumentRef,
): Promise<string | null> {
  const [row] = await queryable.query<{ hash: string | null }>(
    `select encode(sha256(string_agg(bytes, ''::bytea order by part)), 'hex') as hash
     from document_parts where book_id = $1 and document_id = $2 and content_hash = $3`,
    [bookId, documentId, contentHash],
  );
  return row?.hash ?? null;
}

export async function dropParts(
  queryable: Queryable,
  bookId: BookId,
  { documentId, contentHash }: DocumentRef,
): Promise<void> {
  await queryable.query(
    `delete from document_parts
     where book_id = $1 and document_id = $2 and content_hash = $3`,
    [bookId, documentId, contentHash],
  );
}

/** Notes that the bytes are whole. */
export async function noteComplete(
  queryable: Queryable,
  { bookId, clientId, byteCount }: NamedBytes,
  { documentId, contentHash }: DocumentRef,
  completedBy: PersonId,
  completedAt: string,
): Promise<void> {
  await queryable.query(
    `insert into documents (book_id, document_id, content_hash, client_id, byte_count,
       completed_at, completed_by)
     values ($1, $2, $3, $4, $5, $6::timestamptz, $7) on conflict do nothing`,
    [bookId, documentId, contentHash, clientId, byteCount, completedAt, completedBy],
  );
}

/** Takes the bytes of a client's documents along to the book it moves to (F5). */
export async function moveDocuments(
  transaction: Queryable,
  clientId: RecordId,
  from: BookId,
  to: BookId,
): Promise<void> {
  for (const table of ['document_parts', 'documents']) {
    // What lies there under the same record already is of a client that came back, or of nobody.
    await transaction.query(
      `delete from ${table} t using ${table} f
       where t.book_id = $3 and f.book_id = $2 and f.client_id = $1
         and t.document_id = f.document_id and t.content_hash = f.content_hash`,
      [clientId, from, to],
    );
    await transaction.query(
      `update ${table} set book_id = $3 where book_id = $2 and client_id = $1`,
      [clientId, from, to],
    );
  }
}

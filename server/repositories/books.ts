import type { BookId } from '#shared/lib/identifiers.ts';
import { EMPTY_DIGEST } from '#shared/sync/digest.ts';
import { onlyRow, type Queryable } from '../database/database.ts';
import { insertHead } from './book-heads.ts';

export interface NewBook {
  readonly id: BookId;
  readonly name: string;
  readonly isFirm: boolean;
  readonly createdAt: string;
}

/** Adds a book with its head. */
export async function insertBook(transaction: Queryable, book: NewBook): Promise<void> {
  await transaction.query(
    'insert into books (id, name, is_firm, created_at) values ($1, $2, $3, $4)',
    [book.id, book.name, book.isFirm, book.createdAt],
  );
  await insertHead(transaction, book.id, EMPTY_DIGEST);
}

/** The book that everybody reads. */
export async function firmBookId(queryable: Queryable): Promise<BookId> {
  const row = onlyRow(await queryable.query<{ id: BookId }>('select id from books where is_firm'));
  return row.id;
}

export interface BookSummary {
  readonly id: BookId;
  readonly name: string;
  readonly isFirm: boolean;
  readonly seq: number;
  readonly records: number;
  readonly owners: string;
}

/** Every book with the number of its live records and the addresses of its owners. */
export function listBooks(queryable: Queryable): Promise<readonly BookSummary[]> {
  return queryable.query<BookSummary>(
    `select b.id, b.name, b.is_firm as "isFirm", h.seq,
       h.work_count + h.ledger_count as records,
       coalesce((select string_agg(p.email, ', ' order by p.email) from memberships m
         join people p on p.id = m.person_id
         where m.book_id = b.id and m.until is null and m.role = 'owner'), '') as owners
     from books b join book_heads h on h.book_id = b.id order by b.is_firm desc, b.name, b.id`,
  );
}

/** The books whose id or whose whole name is `idOrName`. */
export function findBooks(
  queryable: Queryable,
  idOrName: string,
): Promise<readonly { readonly id: BookId; readonly name: string; readonly isFirm: boolean }[]> {
  return queryable.query(
    `select id, name, is_firm as "isFirm" from books
     where id::text = $1 or lower(name) = lower($1)`,
    [idOrName],
  );
}

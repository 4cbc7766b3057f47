import { checkedRecord } from '#shared/domain/check-record.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { clientOf, kindDefinition } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { VaultResult } from '../api.ts';
import { failure } from '../failures.ts';

/** Data as it will be stored; `invalid` with the field when it breaks its schema or a rule. */
export function checkData(kind: string, data: unknown): VaultResult<RecordData> {
  const definition = kindDefinition(kind);
  if (!definition) return failure('invalid', `"${kind}" is no kind of record.`, { field: 'kind' });
  const checked = checkedRecord(definition, data);
  if (checked.ok) return checked;
  const { field, message } = checked.error[0] ?? { field: '', message: 'not valid' };
  return failure('invalid', field ? `${field}: ${message}` : message, { field });
}

/**
 * Refuses an edit or deletion of what is fixed once it exists, undoing included: the server would not
 * take it either.
 */
export function checkFixed(
  kind: string,
  before: RecordData | null,
  after: RecordData | null,
): VaultResult<null> {
  const [breach] = kindDefinition(kind)?.fixedOnce?.(before, after) ?? [];
  return breach ? failure('invalid', sentence(breach.message), { field: breach.field }) : ok(null);
}

const sentence = (message: string): string =>
  `${message.charAt(0).toLocaleUpperCase()}${message.slice(1)}.`;

/** Whether the person may write in a book: only owner and assistant may. */
export function checkRight(books: readonly BookAccess[], bookId: BookId): VaultResult<null> {
  const book = books.find((one) => one.bookId === bookId);
  if (book?.role === 'owner' || book?.role === 'assistant') return ok(null);
  return failure(
    'readOnly',
    book ? `You may read "${book.name}" but not change it.` : 'You have no access to this book.',
  );
}

/** The book of a record: its own, the one asked for, its client's, the firm's, or the person's own. */
export function bookOf(input: {
  readonly kind: string;
  readonly id: RecordId;
  readonly data: RecordData | null;
  readonly existing: LocalRecord | null;
  readonly asked: BookId | undefined;
  readonly books: readonly BookAccess[];
  readonly recordOf: (id: RecordId) => LocalRecord | null;
}): VaultResult<BookId> {
  const { kind, id, data, existing, asked, books } = input;
  if (existing) return ok(existing.bookId);
  if (asked) return ok(asked);
  const clientId = clientOf(kind, id, data);
  const client = clientId && clientId !== id ? input.recordOf(clientId) : null;
  if (client) return ok(client.bookId);
  const wantsFirm = kindDefinition(kind)?.scope === 'firm';
  const fitting = books.filter((book) => book.isFirmBook === wantsFirm);
  const book = fitting.find(({ role }) => role === 'owner') ?? fitting[0];
  return book ? ok(book.bookId) : failure('readOnly', 'There is no book to put this record in.');
}

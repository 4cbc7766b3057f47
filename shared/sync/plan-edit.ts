import type { RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { LocalRecord, OutboxEntry, StoreWrite } from './records.ts';

/** A person's edit of one record, already valid by the rules of its kind. */
export interface LocalEdit {
  readonly kind: string;
  readonly recordId: RecordId;
  /** Where a new record goes; an existing one stays where it is. */
  readonly bookId: BookId;
  readonly clientId: RecordId | null;
  /** What the record becomes, all fields; `null` deletes it. */
  readonly data: RecordData | null;
  readonly editedBy: PersonId;
  /** The device's clock, a label for people (W7). */
  readonly editedAt: Instant;
}

export interface EditInput {
  readonly edit: LocalEdit;
  /** The record as this device has it; `null` for one it does not have. */
  readonly record: LocalRecord | null;
  /** The outbox entries of this record, in order: at most a `sent` one and its successor. */
  readonly entries: readonly OutboxEntry[];
  /** `SyncStore.nextOrder()`. */
  readonly nextOrder: number;
}

function edited(edit: LocalEdit, record: LocalRecord | null): LocalRecord {
  if (record) {
    return { ...record, data: edit.data, editedBy: edit.editedBy, editedAt: edit.editedAt };
  }
  return {
    kind: edit.kind,
    id: edit.recordId,
    bookId: edit.bookId,
    clientId: edit.clientId,
    version: null,
    seq: 0,
    data: edit.data,
    editedBy: edit.editedBy,
    editedAt: edit.editedAt,
    acceptedAt: null,
    moveNumber: 0,
  };
}

/** The entry that a first edit, or the first after a `sent` one, opens (W1, P2). */
function opened(input: EditInput, record: LocalRecord, sent: OutboxEntry | null): OutboxEntry {
  const { edit } = input;
  return {
    order: input.nextOrder,
    kind: edit.kind,
    recordId: edit.recordId,
    bookId: record.bookId,
    clientId: record.clientId,
    baseVersion: sent ? sent.baseVersion : record.version,
    base: sent ? sent.data : record.version ? (input.record?.data ?? null) : null,
    data: edit.data,
    editedBy: edit.editedBy,
    editedAt: edit.editedAt,
    state: 'pending',
    mutationId: null,
    problem: null,
  };
}

/**
 * The writes that make `edit` part of this device, for one transaction. Edits of one record coalesce
 * into one entry until it is sent (W6); an edit after that opens a successor (P2); editing what
 * needs attention makes it pending again (P4); an edit that leads back to the base owes nothing, so
 * deleting a record that was never sent leaves no trace. Empty when nothing changes.
 */
export function planEdit(input: EditInput): readonly StoreWrite[] {
  const { edit } = input;
  const before = input.record?.data ?? null;
  const last = input.entries.at(-1) ?? null;
  if (sameJson(before, edit.data) && last?.state !== 'attention') return [];
  const record = edited(edit, input.record);

  if (!last || last.state === 'sent') {
    const entry = opened(input, record, last);
    return [
      { write: 'putRecord', record },
      { write: 'putOutbox', entry },
    ];
  }

  if (sameJson(edit.data, last.base)) {
    const isGone = edit.data === null && record.version === null && input.entries.length === 1;
    return [
      isGone
        ? { write: 'removeRecord', kind: record.kind, id: record.id }
        : { write: 'putRecord', record },
      { write: 'removeOutbox', order: last.order },
    ];
  }

  const entry: OutboxEntry = {
    ...last,
    data: edit.data,
    editedBy: edit.editedBy,
    editedAt: edit.editedAt,
    state: 'pending',
    mutationId: null,
    problem: null,
  };
  return [
    { write: 'putRecord', record },
    { write: 'putOutbox', entry },
  ];
}

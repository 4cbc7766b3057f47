import type { Instant } from '#shared/lib/calendar-date.ts';
import { utcDate } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { type GeneratedRecord, generatedBook } from '../support/generated-book.ts';
import type { LoadRequest } from './vault-calls.ts';

const BOOK = uuidFromText('bench book') as BookId;
const PERSON = uuidFromText('bench person') as PersonId;
const AT = '2026-11-24T08:00:00.000Z' as Instant;
const EDITED_NOTES = 20;

function localOf({ kind, id, data }: GeneratedRecord, seq: number): LocalRecord {
  return {
    kind,
    id,
    bookId: BOOK,
    clientId: (data.clientId ?? id) as RecordId,
    version: { epoch: 'epoch0001', n: 1 },
    seq,
    data,
    editedBy: PERSON,
    editedAt: AT,
    acceptedAt: AT,
    moveNumber: 0,
  };
}

/** The transactions of a generated book as a device has them after pulling. */
export function localRecords(
  request: Pick<LoadRequest, 'order' | 'clients' | 'transactionsPerClient'>,
): { records: LocalRecord[]; clientIds: RecordId[] } {
  const book = generatedBook({ seed: 7, ...request, today: utcDate(AT) });
  const generated = [...book.clients()].flat().filter(({ kind }) => kind === 'transaction');
  if (request.order === 'byDay') {
    generated.sort((left, right) => (String(left.data.date) < String(right.data.date) ? -1 : 1));
  }
  const records = generated.map((record, index) => localOf(record, index + 1));
  const clientIds = new Set(records.flatMap(({ clientId }) => (clientId ? [clientId] : [])));
  return { records, clientIds: [...clientIds] };
}

/** A note as it is after edit `n`; the edits go round some notes. */
export function noteAfter(n: number): LocalRecord {
  const id = uuidFromText(`bench note ${n % EDITED_NOTES}`) as RecordId;
  const clientId = uuidFromText('bench client') as RecordId;
  const body = `They asked about edit ${n}. `.repeat(10);
  const data = { clientId, meetingId: null, title: 'Visit', body, tags: [], notedAt: AT };
  return { ...localOf({ kind: 'note', id, data }, 0), version: null, acceptedAt: null };
}

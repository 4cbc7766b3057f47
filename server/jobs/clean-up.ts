import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { ServerDependencies } from '../dependencies.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Answers wait for a device however long it is away (P2), but not for one that was revoked. */
const KEPT_FOR_REVOKED_MS = 90 * DAY;

/**
 * Removes what nothing can come back to: ended tokens, old attempts, answers of revoked devices, and
 * parts of documents that never became whole and that no record or open late edit names any more.
 */
export async function cleanUp({ database, now }: ServerDependencies): Promise<void> {
  const yesterday = instantFromMillis(now() - DAY);
  await database.query('delete from access_tokens where expires_at < $1::timestamptz', [yesterday]);
  await database.query('delete from refresh_tokens where expires_at < $1::timestamptz', [
    yesterday,
  ]);
  await database.query('delete from sign_in_attempts where window_began_at < $1::timestamptz', [
    yesterday,
  ]);
  await database.query(
    `delete from mutations where answered_at < $1::timestamptz
       and device_id in (select id from devices where revoked_at is not null)`,
    [instantFromMillis(now() - KEPT_FOR_REVOKED_MS)],
  );
  await database.query(
    `delete from document_parts p
     where not exists (select from documents d where d.book_id = p.book_id
         and d.document_id = p.document_id and d.content_hash = p.content_hash)
       and not exists (select from records r where r.book_id = p.book_id
         and r.id = p.document_id and r.data ->> 'contentHash' = p.content_hash)
       and not exists (select from late_edits l where l.book_id = p.book_id
         and l.record_id = p.document_id and l.decision is null)`,
  );
}

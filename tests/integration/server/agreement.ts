import { verifyAudit } from '#server/admin/verify-audit.ts';
import type { Database } from '#server/database/database.ts';
import { onlyRow } from '#server/database/database.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { type DigestEntry, digestOf } from '#shared/sync/digest.ts';

/**
 * What does not agree in a book (V7): records, head, digests, audit trail and remembered answers are
 * written together or not at all. Only for books that nobody has acknowledged anything of.
 */
export async function disagreements(
  database: Database,
  bookId: BookId,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const verdict = (await verifyAudit(database)).find((each) => each.bookId === bookId);
  if (verdict?.problem) problems.push(verdict.problem);
  const head = onlyRow(
    await database.query<{ seq: number; workDigest: string; workCount: number }>(
      `select seq, work_digest as "workDigest", work_count as "workCount" from book_heads
       where book_id = $1`,
      [bookId],
    ),
  );
  const live = await database.query<Pick<DigestEntry, 'id'> & { epoch: string; n: number }>(
    `select id, version_epoch as epoch, version_n as n from records
     where book_id = $1 and lane = 'work' and data is not null`,
    [bookId],
  );
  const counted = digestOf(live.map(({ id, epoch, n }) => ({ id, version: { epoch, n } })));
  if (counted.digest !== head.workDigest || counted.count !== Number(head.workCount)) {
    problems.push(`the head counts ${head.workCount} records, there are ${counted.count}`);
  }
  const counts = onlyRow(
    await database.query<
      Record<'trail' | 'unlike' | 'unaudited' | 'unanswered' | 'unwritten', number>
    >(
      `select (select count(*)::int from audit where book_id = $1) as trail,
         (select count(*)::int from records r left join audit a
           on a.book_id = r.book_id and a.seq = r.seq
           where r.book_id = $1 and a.record_id is distinct from r.id) as unaudited,
         (select count(*)::int from records r join audit a on a.book_id = r.book_id and a.seq = r.seq
           where r.book_id = $1 and a.data::text is distinct from r.data::text) as unlike,
         (select count(*)::int from audit a where a.book_id = $1 and a.action = 'write'
           and not exists (select from mutations m where m.book_id = $1
             and (m.answer ->> 'seq')::bigint = a.seq)) as unanswered,
         (select count(*)::int from mutations m where m.book_id = $1
           and m.answer ->> 'answer' = 'accepted' and not exists (select from audit a
             where a.book_id = $1 and a.seq = (m.answer ->> 'seq')::bigint)) as unwritten`,
      [bookId],
    ),
  );
  const { trail, ...bad } = counts;
  if (trail !== head.seq) problems.push(`the head is at ${head.seq}, the trail at ${trail}`);
  for (const [what, count] of Object.entries(bad)) if (count > 0) problems.push(`${count} ${what}`);
  return problems;
}

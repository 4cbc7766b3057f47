import type { BookId } from '#shared/lib/identifiers.ts';
import type { Database } from '../database/database.ts';
import { auditHash } from '../push/audit-chain.ts';
import { type AuditRow, auditHeads, auditRows } from '../repositories/audit.ts';

export interface AuditVerdict {
  readonly bookId: BookId;
  readonly entries: number;
  /** The hash to anchor outside the database, so that a rewritten chain is noticed too. */
  readonly hash: string;
  /** The first thing that is wrong, `null` when the chain is whole. */
  readonly problem: string | null;
}

const PAGE = 5_000;

/** Reads every book's trail and checks that its chain is whole and ends where the head says (V5). */
export async function verifyAudit(database: Database): Promise<readonly AuditVerdict[]> {
  const verdicts: AuditVerdict[] = [];
  for (const head of await auditHeads(database)) {
    const walked = await walk(database, head.bookId);
    const problem =
      walked.problem ??
      (walked.hash === head.auditHash ? null : `the chain does not end at the head of the book`);
    verdicts.push({ bookId: head.bookId, ...walked, problem });
  }
  return verdicts;
}

async function walk(database: Database, bookId: BookId): Promise<Omit<AuditVerdict, 'bookId'>> {
  let last: Pick<AuditRow, 'seq' | 'hash'> = { seq: 0, hash: '' };
  let entries = 0;
  for (;;) {
    const page = await auditRows(database, bookId, last.seq, PAGE);
    for (const row of page) {
      const problem = problemWith(row, last);
      if (problem) return { entries, hash: last.hash, problem };
      last = row;
      entries += 1;
    }
    if (page.length < PAGE) return { entries, hash: last.hash, problem: null };
  }
}

function problemWith(
  { hash, ...entry }: AuditRow,
  last: Pick<AuditRow, 'seq' | 'hash'>,
): string | null {
  if (entry.seq !== last.seq + 1) return `entry ${last.seq + 1} is missing`;
  if (entry.prevHash !== last.hash) return `entry ${entry.seq} does not follow the one before it`;
  return hash === auditHash(entry) ? null : `entry ${entry.seq} was altered`;
}

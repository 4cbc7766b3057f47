import type { BookId } from '#shared/lib/identifiers.ts';
import type { Database } from '../database/database.ts';
import { auditHash } from '../push/audit-chain.ts';
import { type AuditRow, auditHeads, auditRows } from '../repositories/audit.ts';

export interface AuditVerdict {
  readonly bookId: BookId;
  readonly entries: number;
  /** The last entry that is anchored outside the database; 0 for none. */
  readonly anchored: number;
  /** The hash of the chain's last entry. */
  readonly hash: string;
  /** The first thing that is wrong, `null` when the chain is whole. */
  readonly problem: string | null;
}

const PAGE = 5_000;

/**
 * Reads every book's trail and checks that its chain is whole, ends where the head says, and still
 * has every entry that `anchors` names, by book and seq, as it was anchored: a chain that was cut or
 * altered and then hashed anew differs from them (V5).
 */
export async function verifyAudit(
  database: Database,
  anchors: ReadonlyMap<BookId, ReadonlyMap<number, string>> = new Map(),
): Promise<readonly AuditVerdict[]> {
  const verdicts: AuditVerdict[] = [];
  const heads = await auditHeads(database);
  for (const { bookId, seq, auditHash } of heads) {
    const anchored = anchors.get(bookId) ?? new Map<number, string>();
    const walked = await walk(database, bookId, anchored);
    const last = Math.max(0, ...anchored.keys());
    const problem =
      walked.problem ??
      (last > walked.entries ? `entries up to ${last} were anchored and are missing` : null) ??
      (walked.hash === auditHash && seq === walked.entries
        ? null
        : 'the chain does not end at the head of the book');
    verdicts.push({ bookId, anchored: last, ...walked, problem });
  }
  const known = new Set(heads.map(({ bookId }) => bookId));
  for (const [bookId, anchored] of anchors) {
    if (known.has(bookId) || anchored.size === 0) continue;
    const problem = 'the book was anchored and is missing';
    verdicts.push({
      bookId,
      anchored: Math.max(...anchored.keys()),
      entries: 0,
      hash: '',
      problem,
    });
  }
  return verdicts;
}

async function walk(
  database: Database,
  bookId: BookId,
  anchored: ReadonlyMap<number, string>,
): Promise<Pick<AuditVerdict, 'entries' | 'hash' | 'problem'>> {
  let last: Pick<AuditRow, 'seq' | 'hash'> = { seq: 0, hash: '' };
  let entries = 0;
  for (;;) {
    const page = await auditRows(database, bookId, last.seq, PAGE);
    for (const row of page) {
      const anchor = anchored.get(row.seq) ?? row.hash;
      const problem =
        problemWith(row, last) ??
        (anchor === row.hash ? null : `entry ${row.seq} is not the one that was anchored`);
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

import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { BookId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { bookIdField, counterField } from '#shared/protocol/record.ts';

/* The heads of the audit chains in a file outside the database: one line of JSON for each. */

const anchorLine = z.object({
  at: z.string(),
  bookId: bookIdField,
  seq: counterField,
  hash: z.string(),
  /** After a backup was restored: what was anchored beyond this entry is lost, and known to be. */
  restored: z.literal(true).optional(),
});
export type Anchor = z.output<typeof anchorLine>;

export type AnchorError = TaggedError<'unreadableAnchor'>;

/**
 * The anchors in `file`, oldest first; none when it is not there. A last line that a crash cut off is
 * passed over; any other that cannot be read comes back as `unreadableAnchor`.
 */
export async function readAnchors(file: string): Promise<Result<readonly Anchor[], AnchorError>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return ok([]);
    throw cause;
  }
  const anchors: Anchor[] = [];
  const lines = text.split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    // What a crash cut off was closed by a line break when the next anchors came.
    if (line === '') continue;
    const anchor = parsedLine(line);
    if (anchor) anchors.push(anchor);
    else if (line.startsWith('{') && !line.endsWith('}')) continue;
    else {
      const message = `line ${index + 1} of ${file} is no anchor`;
      return err({ tag: 'unreadableAnchor', message });
    }
  }
  return ok(anchors);
}

function parsedLine(line: string): Anchor | null {
  try {
    const parsed = anchorLine.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Appends anchors and comes back when they are on the disk. */
export async function appendAnchors(file: string, anchors: readonly Anchor[]): Promise<void> {
  if (anchors.length === 0) return;
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const start = size > 0 && last.toString() !== '\n' ? '\n' : '';
    await handle.appendFile(`${start}${anchors.map((each) => JSON.stringify(each)).join('\n')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What must be found in each book: the hash of each anchored entry, those lost by a restore apart. */
export function standingAnchors(
  anchors: readonly Anchor[],
): ReadonlyMap<BookId, ReadonlyMap<number, string>> {
  const books = new Map<BookId, Map<number, string>>();
  for (const { bookId, seq, hash, restored } of anchors) {
    const book = books.get(bookId) ?? new Map<number, string>();
    books.set(bookId, book);
    if (restored) for (const other of book.keys()) if (other > seq) book.delete(other);
    // The first word on an entry stands: a later one cannot replace it.
    if (!book.has(seq)) book.set(seq, hash);
  }
  return books;
}

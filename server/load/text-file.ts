import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { LoadError } from './load-types.ts';
import type { TextEncoding } from './text-encoding.ts';

/** A file whose text can be read once, piece by piece. */
export interface TextFile {
  readonly file: string;
  readonly chunks: AsyncIterable<string>;
}

/**
 * Opens the file at `path`, packed with gzip or plain (its first bytes tell). Comes back with
 * `missingFile`, with `notGzip` when a `.gz` is none, or with `unreadable`. A file that breaks while
 * it is read throws from `chunks`; `drain` makes that an error. A byte order mark goes before
 * `encoding`; bytes that stand for nothing become U+FFFD, which no table takes (`tableRows`).
 */
export async function openText(
  path: string,
  encoding: TextEncoding = 'utf-8',
): Promise<Result<TextFile, LoadError>> {
  const file = basename(path);
  try {
    const entry = await stat(path);
    if (!entry.isFile()) return err({ tag: 'missingFile', message: `${path} is not a file` });
    const isPacked = await beginsLikeGzip(path);
    if (!isPacked && path.endsWith('.gz')) {
      return err({ tag: 'notGzip', message: `${file} is named .gz but is not packed with gzip` });
    }
    return ok({ file, chunks: decoded(path, isPacked, encoding) });
  } catch (cause) {
    return err(fileError(path, cause));
  }
}

/** What a failed look at `path` means to the person who typed it. */
export function fileError(path: string, cause: unknown): LoadError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { tag: 'missingFile', message: `${path} does not exist` };
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { tag: 'unreadable', message: `${path} could not be read: ${reason}` };
}

async function beginsLikeGzip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function readBytes(path: string, isPacked: boolean): AsyncIterable<Buffer> {
  const bytes = createReadStream(path);
  // Who reads meets the errors of both streams, so the callback has nothing to do.
  return isPacked ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
}

/** Opens the file only when its text is asked for: a stream that nobody reads may break unheard. */
async function* decoded(
  path: string,
  isPacked: boolean,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  let head = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  for await (const chunk of readBytes(path, isPacked)) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < LONGEST_MARK) continue;
    decoder = new TextDecoder(encodingOf(head) ?? encoding);
    yield decoder.decode(head, { stream: true });
  }
  // What the file ends within is told by the decoder only when it hears of the end.
  yield decoder ? decoder.decode() : new TextDecoder(encodingOf(head) ?? encoding).decode(head);
}

const LONGEST_MARK = 3;

/** What the byte order mark says at the beginning of `head`; `null` without one. */
function encodingOf(head: Buffer): TextEncoding | null {
  const mark = head.toString('hex', 0, LONGEST_MARK);
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  return mark.startsWith('feff') ? 'utf-16be' : null;
}

import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { LoadError } from './load-types.ts';

/** A file whose text can be read once, piece by piece. */
export interface TextFile {
  readonly file: string;
  readonly chunks: AsyncIterable<string>;
}

/**
 * Opens the file at `path`, packed with gzip or plain (its first bytes tell). Comes back with
 * `missingFile`, with `notGzip` when a `.gz` is none, or with `unreadable`. A file that breaks while
 * it is read throws from `chunks`; `drain` makes that an error.
 */
export async function openText(path: string): Promise<Result<TextFile, LoadError>> {
  const file = basename(path);
  try {
    const entry = await stat(path);
    if (!entry.isFile()) return err({ tag: 'missingFile', message: `${path} is not a file` });
    const isPacked = await beginsLikeGzip(path);
    if (!isPacked && path.endsWith('.gz')) {
      return err({ tag: 'notGzip', message: `${file} is named .gz but is not packed with gzip` });
    }
    return ok({ file, chunks: readChunks(path, isPacked) });
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

async function* readChunks(path: string, isPacked: boolean): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  // The iteration below meets the errors of both streams, so the callback has nothing to do.
  const stream = isPacked ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
  stream.setEncoding('utf8');
  for await (const chunk of stream) yield String(chunk);
}

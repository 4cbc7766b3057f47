import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../shell-error.ts';

/** Only the person's own account reads what lies in the data folder. */
export const PRIVATE_MODE = 0o600;
export const PRIVATE_FOLDER_MODE = 0o700;

/**
 * Replaces a file so that after a crash at any moment it holds either the old or the new content
 * whole: write beside it, flush, rename, flush the folder.
 */
export async function writeDurably(file: string, content: Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.new`;
  try {
    const handle = await open(beside, 'w', PRIVATE_MODE);
    try {
      await writeAll(handle, content, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(file));
}

/** Writes all of `content` at `position`; a single write may stop half-way on a full disk. */
export async function writeAll(
  handle: Pick<FileHandle, 'write'>,
  content: Uint8Array,
  position: number,
): Promise<void> {
  let written = 0;
  while (written < content.byteLength) {
    const rest = content.byteLength - written;
    const { bytesWritten } = await handle.write(content, written, rest, position + written);
    written += bytesWritten;
  }
}

/** Makes a created or renamed name survive a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for this and journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network and FUSE file systems refuse to flush folders; the file itself is flushed.
    if (errorCode(error) !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}

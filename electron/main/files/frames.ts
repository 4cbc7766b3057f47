import { crc32 } from './crc32.ts';

/*
 * How entries lie in a file: marker (4 bytes), length (4), CRC-32 of length and content (4), content.
 * The marker lets a reader find the next whole entry behind a damaged one.
 */

const MARKER = Buffer.from('FFJ1', 'latin1');
const HEADER_BYTES = 12;

/** The largest entry that is written or believed; a longer length can only be damage. */
export const MAX_ENTRY_BYTES = 256 * 1024 * 1024;

/** One entry as it lies in the file. */
export function frame(content: Uint8Array): Buffer {
  const framed = Buffer.alloc(HEADER_BYTES + content.byteLength);
  MARKER.copy(framed, 0);
  framed.writeUInt32LE(content.byteLength, 4);
  framed.set(content, HEADER_BYTES);
  framed.writeUInt32LE(checksum(framed, 0, content.byteLength), 8);
  return framed;
}

export interface Frames {
  readonly entries: readonly Uint8Array[];
  /** Runs of bytes that are no whole entry. */
  readonly torn: number;
  /** Where the last whole entry ends: appending goes on from here. */
  readonly end: number;
}

/** All whole entries of a file in order; what is damaged or cut is skipped and counted. */
export function readFrames(file: Buffer): Frames {
  const entries: Uint8Array[] = [];
  let torn = 0;
  let end = 0;
  let position = 0;
  while (position < file.byteLength) {
    const content = contentAt(file, position);
    if (content !== null) {
      // A copy: a view would keep the whole file alive, and cross IPC with it.
      entries.push(new Uint8Array(content));
      position += HEADER_BYTES + content.byteLength;
      end = position;
      continue;
    }
    torn += 1;
    const next = nextWhole(file, position + 1);
    if (next === null) break;
    position = next;
  }
  return { entries, torn, end };
}

function contentAt(file: Buffer, position: number): Buffer | null {
  const start = position + HEADER_BYTES;
  if (start > file.byteLength) return null;
  if (file.compare(MARKER, 0, MARKER.byteLength, position, position + MARKER.byteLength) !== 0) {
    return null;
  }
  const length = file.readUInt32LE(position + 4);
  if (length > MAX_ENTRY_BYTES || start + length > file.byteLength) return null;
  if (file.readUInt32LE(position + 8) !== checksum(file, position, length)) return null;
  return file.subarray(start, start + length);
}

function nextWhole(file: Buffer, from: number): number | null {
  let at = file.indexOf(MARKER, from);
  while (at !== -1) {
    if (contentAt(file, at) !== null) return at;
    at = file.indexOf(MARKER, at + 1);
  }
  return null;
}

function checksum(file: Buffer, position: number, length: number): number {
  const overLength = crc32(file.subarray(position + 4, position + 8));
  const start = position + HEADER_BYTES;
  return crc32(file.subarray(start, start + length), overLength);
}

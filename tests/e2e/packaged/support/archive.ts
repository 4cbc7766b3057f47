import { readFileSync } from 'node:fs';

/** A file or folder in the header of an asar archive. */
interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  /** From the end of the header, in bytes. */
  readonly offset?: string;
}

/** The files of an asar archive by their paths. Format: https://github.com/electron/asar#format */
export function filesInArchive(archive: string): Map<string, Buffer> {
  const bytes = readFileSync(archive);
  // Two pickles: the size of the header, and the header as a text with its length before it.
  const headerSize = bytes.readUInt32LE(4);
  const header: Entry = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const found = new Map<string, Buffer>();
  const walk = ({ files = {} }: Entry, folder: string): void => {
    for (const [name, entry] of Object.entries(files)) {
      const place = `${folder}${name}`;
      if (entry.files !== undefined) walk(entry, `${place}/`);
      else {
        const from = 8 + headerSize + Number(entry.offset);
        found.set(place, bytes.subarray(from, from + (entry.size ?? 0)));
      }
    }
  };
  walk(header, '');
  return found;
}

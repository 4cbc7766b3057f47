import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { VaultError } from '../api.ts';
import { type Bytes, concatenated, jsonBytes, jsonOf, unshared } from '../crypto/bytes.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { NOT_BACKED_UP, type VaultDatabase } from '../store/database.ts';

/*
 * A backup is every row of the database, as it rests, in blocks sealed once more (W4): a header, then
 * blocks of rows. The header says how many blocks there are and each block is bound to it, so that
 * a cut or mixed file does not open.
 */

const MAGIC = 'FFBK';
const FORMAT_VERSION = 1;
const ROWS_PER_BLOCK = 200;
const LENGTH_BYTES = 4;

const header = z.object({
  version: z.int(),
  databaseVersion: z.number(),
  vaultId: z.string(),
  takenAt: z.string(),
  /** The journal entry up to which it has everything, at least; absent in the first backups. */
  journalPosition: z.int().min(0).optional(),
  blocks: z.int().min(0),
  /** The key envelope, so that no loss of files can take the keys along (W5). */
  envelope: z.unknown(),
});
export type SnapshotHeader = z.output<typeof header>;

type Row = Record<string, unknown>;
interface Block {
  readonly table: string;
  readonly rows: Row[];
}

const backedUp = (database: VaultDatabase) =>
  database.tables.filter(({ name }) => !NOT_BACKED_UP.has(name));

/** Everything in `database` but the bytes of documents, read in one transaction. */
async function blocksOf(database: VaultDatabase): Promise<Block[]> {
  const blocks: Block[] = [];
  const tables = backedUp(database);
  await database.transaction('r', tables, async () => {
    for (const table of tables) {
      const rows: Row[] = await table.toArray();
      for (let start = 0; start < rows.length; start += ROWS_PER_BLOCK) {
        blocks.push({ table: table.name, rows: rows.slice(start, start + ROWS_PER_BLOCK) });
      }
    }
  });
  return blocks;
}

/** The bytes of a backup of `database`. */
export async function takeSnapshot(
  database: VaultDatabase,
  cipher: Cipher,
  about: Pick<SnapshotHeader, 'vaultId' | 'takenAt' | 'journalPosition' | 'envelope'>,
): Promise<Bytes> {
  const blocks = await blocksOf(database);
  const head: SnapshotHeader = {
    version: FORMAT_VERSION,
    databaseVersion: database.verno,
    blocks: blocks.length,
    ...about,
  };
  const parts: Bytes[] = [new TextEncoder().encode(MAGIC), ...framed(jsonBytes(head))];
  for (const [index, block] of blocks.entries()) {
    parts.push(...framed(await cipher.seal(placeOf(head, index), blockBytes(block))));
  }
  return concatenated(parts);
}

/** A backup that was read and opened whole. */
export interface Snapshot {
  readonly head: SnapshotHeader;
  readonly blocks: readonly Block[];
}

/** Opens a backup; `damaged` when it is cut, changed, or of another vault. */
export async function openSnapshot(
  content: Uint8Array,
  cipher: Cipher,
): Promise<Result<Snapshot, VaultError>> {
  const damaged = err({
    tag: 'damaged' as const,
    message: 'This backup is damaged or belongs to another vault.',
  });
  const [, ...rest] = framesOf(content) ?? [];
  const head = headOf(content);
  if (!head || head.blocks !== rest.length) return damaged;
  const blocks: Block[] = [];
  for (const [index, sealed] of rest.entries()) {
    const opened = await cipher.open(placeOf(head, index), sealed);
    if (!opened.ok) return damaged;
    blocks.push(blockOf(opened.value));
  }
  return ok({ head, blocks });
}

/** What a backup says of itself, unproven until it is opened; `null` when it is cut. */
export function headOf(content: Uint8Array): SnapshotHeader | null {
  const first = framesOf(content)?.[0];
  const head = first && header.safeParse(parsed(first));
  return head?.success ? head.data : null;
}

/** Replaces everything in `database` but the bytes of documents by the backup, in one transaction. */
export async function restoreSnapshot(database: VaultDatabase, snapshot: Snapshot): Promise<void> {
  const tables = backedUp(database);
  await database.transaction('rw', tables, async () => {
    await Promise.all(tables.map((table) => table.clear()));
    for (const { table, rows } of snapshot.blocks) {
      // A table that a later version has dropped has nowhere to go.
      if (tables.some(({ name }) => name === table)) {
        await database.table(table).bulkPut(rows);
      }
    }
  });
}

function placeOf(head: SnapshotHeader, index: number) {
  return { table: 'backup', id: `${head.vaultId}/${head.takenAt}/${index}/${head.blocks}` };
}

/** Rows as JSON with their byte fields behind it. */
function blockBytes({ table, rows }: Block): Bytes {
  const attached: Uint8Array[] = [];
  const plain = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => {
        if (!(value instanceof Uint8Array)) return [field, value];
        attached.push(value);
        return [field, { bytes: value.length }];
      }),
    ),
  );
  return concatenated([...framed(jsonBytes({ table, rows: plain })), ...attached]);
}

function blockOf(content: Bytes): Block {
  const length = new DataView(content.buffer, content.byteOffset).getUint32(0);
  const end = LENGTH_BYTES + length;
  const { table, rows } = jsonOf<Block>(content.subarray(LENGTH_BYTES, end));
  let offset = end;
  const whole = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => {
        const size = (value as { bytes?: unknown } | null)?.bytes;
        if (typeof size !== 'number') return [field, value];
        offset += size;
        return [field, content.slice(offset - size, offset)];
      }),
    ),
  );
  return { table, rows: whole };
}

function framed(content: Bytes): Bytes[] {
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, content.length);
  return [length, content];
}

function framesOf(content: Uint8Array): Bytes[] | null {
  const bytes = unshared(content);
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Bytes[] = [];
  let offset = MAGIC.length;
  while (offset < bytes.length) {
    if (offset + LENGTH_BYTES > bytes.length) return null;
    const end = offset + LENGTH_BYTES + view.getUint32(offset);
    if (end > bytes.length) return null;
    frames.push(bytes.subarray(offset + LENGTH_BYTES, end));
    offset = end;
  }
  return frames;
}

function parsed(bytes: Bytes): unknown {
  try {
    return jsonOf<unknown>(bytes);
  } catch {
    return null;
  }
}

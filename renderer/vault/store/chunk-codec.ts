import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { type Shape, type ShapedData, shapeAll, unshape } from './data-shapes.ts';

/*
 * How records rest inside a chunk: what most of them share is written once, because a chunk's cost is
 * the JSON that has to be made, sealed, opened and parsed.
 */

/** A record of a chunk, or the news that one is no longer there. */
export type ChunkElement =
  | { readonly record: LocalRecord }
  | { readonly removed: RecordId; readonly kind: string };

/** The fields that the records of one chunk mostly share. */
type Shared = Omit<LocalRecord, 'id' | 'version' | 'seq' | 'data'> & { readonly epoch: string };

/** id, version number (-1: none), seq, data, and what differs from the shared fields. */
type PackedRecord = [
  id: RecordId,
  version: number,
  seq: number,
  data: ShapedData,
  different?: Partial<Shared>,
];
type PackedRemoval = [id: RecordId, kind: string];

export interface PackedChunk {
  readonly shared: Shared | null;
  readonly shapes: readonly Shape[];
  readonly records: readonly PackedRecord[];
  readonly removed: readonly PackedRemoval[];
}

const SHARED_FIELDS = [
  'kind',
  'bookId',
  'clientId',
  'editedBy',
  'editedAt',
  'acceptedAt',
  'moveNumber',
  'epoch',
] as const satisfies readonly (keyof Shared)[];

function sharedOf(record: LocalRecord): Shared {
  const { kind, bookId, clientId, editedBy, editedAt, acceptedAt, moveNumber, version } = record;
  const epoch = version?.epoch ?? '';
  return { kind, bookId, clientId, editedBy, editedAt, acceptedAt, moveNumber, epoch };
}

function pack(record: LocalRecord, data: ShapedData, shared: Shared): PackedRecord {
  const own = sharedOf(record);
  const differing = SHARED_FIELDS.filter((field) => own[field] !== shared[field]);
  const packed: PackedRecord = [record.id, record.version?.n ?? -1, record.seq, data];
  if (differing.length > 0) {
    packed.push(Object.fromEntries(differing.map((field) => [field, own[field]])));
  }
  return packed;
}

/** `elements` (each id once) as they rest. */
export function packChunk(elements: readonly ChunkElement[]): PackedChunk {
  const records = elements.flatMap((element) => ('record' in element ? [element.record] : []));
  const shared = records[0] ? sharedOf(records[0]) : null;
  const { shapes, shaped } = shapeAll(records.map(({ data }) => data));
  return {
    shared,
    shapes,
    records: shared
      ? records.map((record, index) => pack(record, shaped[index] ?? [-2], shared))
      : [],
    removed: elements.flatMap((element) =>
      'removed' in element ? [[element.removed, element.kind] satisfies PackedRemoval] : [],
    ),
  };
}

/** The elements of a chunk; removals stand behind records. */
export function unpackChunk(chunk: PackedChunk): ChunkElement[] {
  const elements: ChunkElement[] = [];
  const { shared } = chunk;
  if (shared) {
    for (const [id, n, seq, data, different] of chunk.records) {
      const { epoch, ...fields } = different ? { ...shared, ...different } : shared;
      const version = n < 0 ? null : { epoch, n };
      const record = { ...fields, id, version, seq, data: unshape(chunk.shapes, data) };
      elements.push({ record });
    }
  }
  for (const [removed, kind] of chunk.removed) elements.push({ removed, kind });
  return elements;
}

/** Applies `elements` over `records`: the later over the earlier. */
export function applyElements(
  records: Map<RecordId, LocalRecord>,
  elements: readonly ChunkElement[],
): void {
  for (const element of elements) {
    if ('record' in element) records.set(element.record.id, element.record);
    else records.delete(element.removed);
  }
}

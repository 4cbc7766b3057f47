import { MAX_DOCUMENT_BYTES } from '#shared/domain/client/document.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { KeepDocument, VaultResult } from '../api.ts';
import type { Edit } from '../commands/edit-plan.ts';
import type { Edits } from '../commands/edits.ts';
import { unshared } from '../crypto/bytes.ts';
import { failure } from '../failures.ts';
import { syncStates, viewOf } from '../queries/record-views.ts';
import type { StoreState } from '../store/store-state.ts';
import type { DocumentContent, DocumentView } from '../views.ts';
import { contentHashOf } from './content-hash.ts';
import type { ExchangeLoop } from './exchange-loop.ts';
import { namedBy, type Shelf } from './shelf.ts';
import type { UnsentCopy } from './unsent-copy.ts';

export interface DocumentParts {
  readonly shelf: Shelf;
  readonly loop: ExchangeLoop;
  readonly edits: Edits;
  readonly state: StoreState;
}

/** A document that is to become the record `id`. */
export type NewDocument = KeepDocument & { readonly id: RecordId };

/**
 * Keeps documents: their bytes first, durable twice, then in one step the records that name them and
 * `others` that belong to them. "Saved" means all of it; a crash in between leaves bytes that nothing
 * names, which are taken away again.
 */
export async function keepDocuments(
  { shelf, edits }: DocumentParts,
  documents: readonly NewDocument[],
  others: readonly Edit[] = [],
): Promise<VaultResult<null>> {
  const kept: { readonly copy: UnsentCopy; readonly edit: Edit }[] = [];
  for (const { id, bytes, ...about } of documents) {
    if (bytes.length === 0) return failure('invalid', 'The file is empty.', { field: 'byteCount' });
    if (bytes.length > MAX_DOCUMENT_BYTES) {
      return failure('invalid', 'The file is larger than 25 MB.', { field: 'byteCount' });
    }
    const named = { contentHash: await contentHashOf(bytes), byteCount: bytes.length };
    kept.push({
      copy: { document: { documentId: id, ...named }, bytes: unshared(bytes) },
      edit: { kind: 'document', id, data: { ...about, ...named } },
    });
  }
  return shelf.keep(
    kept.map(({ copy }) => copy),
    async () => {
      const applied = await edits.apply([...kept.map(({ edit }) => edit), ...others], null);
      return applied.ok ? ok(null) : applied;
    },
  );
}

/** The bytes of a document, fetched when they are not here; says why there are none. */
export async function readDocument(
  { shelf, loop }: DocumentParts,
  id: RecordId,
): Promise<VaultResult<DocumentContent>> {
  const record = shelf.documents().find((one) => one.id === id);
  if (!record) return failure('notFound', 'This document is not in your book any more.');
  const document = namedBy(record);
  const { title, mediaType } = record.data;
  await loop.ready;
  let bytes = await shelf.read(document);
  if (bytes === null) {
    const outcome = await loop.fetch(document);
    if (outcome === 'done') bytes = await shelf.read(document);
    else if (outcome === 'notArrived') return failure('notArrived', NOT_SENT);
    else if (outcome !== 'damaged') return failure('notArrived', `${NOT_HERE} ${outcome.message}`);
  }
  if (bytes === null || bytes === 'damaged') return failure('damaged', DAMAGED);
  return ok({ bytes, title, mediaType });
}

const NOT_SENT =
  'The bytes of this document have not arrived yet: the device that kept it has not sent them.';
const NOT_HERE = 'The bytes of this document are not on this device yet.';
const DAMAGED =
  'The bytes of this document are damaged: they are not what was kept. Attach the file again.';

/** The documents of a client, with the state of their bytes, newest first. */
export function documentViews(
  { shelf, state }: Pick<DocumentParts, 'shelf' | 'state'>,
  clientId: RecordId,
): readonly DocumentView[] {
  const states = syncStates(state);
  return shelf
    .documents()
    .filter((record) => record.clientId === clientId)
    .map((record) => ({
      ...viewOf<'document'>(record, states),
      bytes: shelf.stateOf(namedBy(record)),
    }))
    .sort((left, right) => {
      if (left.data.madeOn !== right.data.madeOn) {
        return left.data.madeOn < right.data.madeOn ? 1 : -1;
      }
      return left.id < right.id ? 1 : -1;
    });
}

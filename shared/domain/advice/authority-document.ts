import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Authority } from './authority.ts';

/**
 * Where an authority is written down: in a document of the client's that is kept, in something told in
 * words, or in a document that was removed. `name` is the title, or what is told, or empty.
 */
export type AuthorityDocument =
  | { readonly tag: 'kept'; readonly id: RecordId; readonly name: string }
  | { readonly tag: 'told' | 'removed' | 'none'; readonly name: string };

/** The document of `authority` among those of its client. */
export function authorityDocument(
  { documentId, document }: Pick<Authority, 'documentId' | 'document'>,
  { documents }: Pick<ClientFile, 'documents'>,
): AuthorityDocument {
  const name = document.trim();
  if (!documentId) return { tag: name ? 'told' : 'none', name };
  const kept = documents.find(({ id }) => id === documentId);
  return kept ? { tag: 'kept', id: kept.id, name: kept.data.title } : { tag: 'removed', name };
}

import { err, ok, type Result } from '#shared/lib/result.ts';
import type { NamedDocument } from '#shared/sync/documents/ports.ts';
import { type Bytes, concatenated, jsonBytes, jsonOf } from '../crypto/bytes.ts';
import type { Cipher, Damaged } from '../crypto/cipher.ts';

/*
 * Bytes that the server does not have yet rest twice: in the database, and as one sealed file of the
 * shell's. IndexedDB was seen to vanish (W1), and what is here only must not vanish with it.
 */

const LENGTH_BYTES = 4;

/** An unsent document as it was kept. */
export interface UnsentCopy {
  readonly document: NamedDocument;
  readonly bytes: Bytes;
}

const placeOf = (documentId: string) => ({ table: 'unsentDocument', id: documentId });

/** The file's content: what it is, then its bytes, sealed as one and bound to the record. */
export function sealCopy(cipher: Cipher, { document, bytes }: UnsentCopy): Promise<Bytes> {
  const about = jsonBytes(document);
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, about.length);
  return cipher.seal(placeOf(document.documentId), concatenated([length, about, bytes]));
}

/** What `sealCopy` sealed for the same record. */
export async function openCopy(
  cipher: Cipher,
  documentId: string,
  sealed: Uint8Array,
): Promise<Result<UnsentCopy, Damaged>> {
  const opened = await cipher.open(placeOf(documentId), sealed);
  if (!opened.ok) return opened;
  const content = opened.value;
  const end = LENGTH_BYTES + new DataView(content.buffer).getUint32(0);
  try {
    const document = jsonOf<NamedDocument>(content.subarray(LENGTH_BYTES, end));
    return ok({ document, bytes: content.slice(end) });
  } catch {
    return err({ tag: 'damaged', message: 'A kept document is damaged.' });
  }
}

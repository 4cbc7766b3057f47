import { type DocumentType, MOST_DOCUMENT_BYTES } from '#shared/ipc/contract.ts';

interface FileType {
  readonly mediaType: DocumentType;
  /** The first is used for saving. */
  readonly endings: readonly string[];
  /** What such a file begins with, one of these. */
  readonly signatures: readonly (readonly number[])[];
}

const text = (signature: string): readonly number[] => [...Buffer.from(signature, 'latin1')];

/**
 * The files that can be attached, by their first bytes. Sources: ISO 32000-2, 7.5.2 (PDF); W3C PNG,
 * 5.2; JPEG File Interchange Format (SOI and a marker); TIFF 6.0, section 2.
 */
const FILE_TYPES: readonly FileType[] = [
  { mediaType: 'application/pdf', endings: ['pdf'], signatures: [text('%PDF-')] },
  { mediaType: 'image/png', endings: ['png'], signatures: [text('\x89PNG\r\n\x1a\n')] },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], signatures: [[0xff, 0xd8, 0xff]] },
  {
    mediaType: 'image/tiff',
    endings: ['tif', 'tiff'],
    signatures: [
      [...text('II'), 42, 0],
      [...text('MM'), 0, 42],
    ],
  },
];

/** The endings a person may choose from. */
export const ENDINGS: readonly string[] = FILE_TYPES.flatMap(({ endings }) => endings);

/** The type of a file by what it begins with, whatever it is called; `null` for any other. */
export function typeOfContent(content: Uint8Array): DocumentType | null {
  const found = FILE_TYPES.find(({ signatures }) =>
    signatures.some((signature) => signature.every((byte, index) => content[index] === byte)),
  );
  return found?.mediaType ?? null;
}

/** A suggested name under the ending of its type, which it may have already. */
export function nameFor(suggested: string, mediaType: DocumentType): string {
  const endings = FILE_TYPES.find((type) => type.mediaType === mediaType)?.endings ?? [];
  const has = endings.some((ending) => suggested.toLowerCase().endsWith(`.${ending}`));
  return has ? suggested : `${suggested}.${endings[0] ?? 'bin'}`;
}

/** Why a file of so many bytes cannot be attached; `null` when it can. */
export function sizeObjection(bytes: number): string | null {
  if (bytes === 0) return 'The file is empty.';
  if (bytes > MOST_DOCUMENT_BYTES) return 'The file is larger than 25 MB.';
  return null;
}

import type { DocumentPurpose } from '#shared/domain/client/document.ts';
import { type DocumentType, documentTypes } from '#shared/ipc/contract.ts';
import type { Tone } from '../../../components/status-badge.tsx';
import type { DocumentBytesState } from '../../../vault/views.ts';

/** What a document is, on every screen. */
export const PURPOSE_WORDS: Readonly<Record<DocumentPurpose, string>> = {
  sentReport: 'Sent report',
  signature: 'Signed form',
  scan: 'Scan',
  other: 'Other',
};

/** What a person reads of a document's bytes, and what it means. */
export const BYTES_WORDS: Readonly<
  Record<DocumentBytesState, { readonly word: string; readonly about: string; readonly tone: Tone }>
> = {
  here: { word: 'Here', about: 'On this device and at the server.', tone: 'good' },
  waiting: {
    word: 'Waiting to be sent',
    about: 'On this device only, until the server can be reached.',
    tone: 'waiting',
  },
  notArrived: {
    word: 'Not arrived yet',
    about: 'Not on this device yet. Open it to fetch it.',
    tone: 'waiting',
  },
  damaged: {
    word: 'Damaged',
    about: 'What is here is not what was kept. Attach the file again.',
    tone: 'bad',
  },
};

/** A size as people say it: "12 kB", "3.4 MB". */
export function sizeText(byteCount: number, locale: string): string {
  const [amount, unit] =
    byteCount < 1_000_000 ? [byteCount / 1_000, 'kilobyte'] : [byteCount / 1_000_000, 'megabyte'];
  const options = { style: 'unit', unit, maximumFractionDigits: amount < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, options).format(amount);
}

/** The type of a document if it can be saved as a file of it; others came from a newer version. */
export function knownType(mediaType: string): DocumentType | null {
  return documentTypes.find((type) => type === mediaType) ?? null;
}

/** A file's name without its ending, as a title to begin with. */
export function titleOfFile(name: string): string {
  return name.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || name;
}

import { err, ok } from '#shared/lib/result.ts';
import { type DocumentRef, partCountOf, partLengthOf } from '#shared/protocol/documents.ts';
import type { TransportError } from '../ports.ts';
import type { DocumentTransport } from './ports.ts';

/** What a record says of bytes, to whoever asks; `null` when they may not know of it. */
export interface NamedForAsker {
  readonly byteCount: number;
  readonly mayWrite: boolean;
}

export interface MemoryDocumentsParts {
  /** The record that names these bytes, as the asker sees it. */
  readonly named: (ref: DocumentRef) => NamedForAsker | null;
  /** SHA-256 in hexadecimal. */
  readonly hashOf: (bytes: Uint8Array) => Promise<string>;
  /** What lies at the server; several askers may share one. */
  readonly kept?: Map<string, KeptBytes>;
}

export interface KeptBytes {
  readonly parts: Map<number, Uint8Array>;
  isComplete: boolean;
}

const refused = (): { readonly ok: false; readonly error: TransportError } =>
  err({ tag: 'refused', message: 'There is nothing here, or nothing of yours.' });

/** A server of bytes in memory, for tests: keeps the contract of the real one. */
export function memoryDocuments(parts: MemoryDocumentsParts): DocumentTransport {
  const { named, hashOf, kept = new Map<string, KeptBytes>() } = parts;
  const keyOf = ({ documentId, contentHash }: DocumentRef): string =>
    `${documentId}/${contentHash}`;
  const keptOf = (ref: DocumentRef): KeptBytes => {
    const found = kept.get(keyOf(ref)) ?? { parts: new Map(), isComplete: false };
    kept.set(keyOf(ref), found);
    return found;
  };
  return {
    async state(ref) {
      if (!named(ref)) return refused();
      const { isComplete, parts } = keptOf(ref);
      const there = [...parts.keys()].sort((left, right) => left - right);
      return ok({ complete: isComplete, parts: isComplete ? [] : there });
    },
    async send(ref, part, bytes) {
      const record = named(ref);
      if (!record?.mayWrite) return refused();
      const count = partCountOf(record.byteCount);
      if (part >= count || bytes.length !== partLengthOf(record.byteCount, part)) return refused();
      const mine = keptOf(ref);
      if (mine.isComplete) return ok({ state: 'complete' });
      if (!mine.parts.has(part)) mine.parts.set(part, bytes.slice());
      if (mine.parts.size < count) return ok({ state: 'more' });
      if ((await hashOf(joined(mine.parts, record.byteCount))) !== ref.contentHash) {
        mine.parts.clear();
        return ok({ state: 'mismatch' });
      }
      mine.isComplete = true;
      return ok({ state: 'complete' });
    },
    async read(ref, part) {
      const mine = keptOf(ref);
      const bytes = named(ref) && mine.isComplete ? mine.parts.get(part) : undefined;
      return bytes ? ok(bytes.slice()) : refused();
    },
  };
}

function joined(parts: ReadonlyMap<number, Uint8Array>, byteCount: number): Uint8Array {
  const whole = new Uint8Array(byteCount);
  let offset = 0;
  for (let part = 0; part < parts.size; part += 1) {
    const bytes = parts.get(part) ?? new Uint8Array();
    whole.set(bytes, offset);
    offset += bytes.length;
  }
  return whole;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '#shared/lib/result.ts';
import { type DocumentRef, PART_BYTES, partCountOf } from '#shared/protocol/documents.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import type { TransportError } from '#shared/sync/ports.ts';

/** A server of bytes under test, with a writer of a book and somebody who may not read it. */
export interface DocumentsUnderTest {
  readonly writer: DocumentTransport;
  readonly stranger: DocumentTransport;
  /** Makes a record, accepted by the server, that names `bytes`. */
  readonly name: (bytes: Uint8Array) => Promise<DocumentRef>;
  readonly close?: () => Promise<void>;
}

const LENGTH = 2 * PART_BYTES + 77;
const CONTENT = Uint8Array.from(
  { length: LENGTH },
  (_, index) => (index * 7 + (index >> 14)) % 256,
);
const partOf = (part: number): Uint8Array =>
  CONTENT.slice(part * PART_BYTES, (part + 1) * PART_BYTES);

function answered<Value>(result: Result<Value, TransportError>): Value {
  if (!result.ok) throw new Error(`${result.error.tag}: ${result.error.message}`);
  return result.value;
}

/**
 * Declares what every server behind a `DocumentTransport` does (D1). @param open starts it; called once
 */
export function describeDocumentTransport(
  name: string,
  open: () => Promise<DocumentsUnderTest>,
): void {
  describe(`[D1] ${name} keeps the contract of a server of bytes`, () => {
    let opened: DocumentsUnderTest | null = null;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close?.());
    const scene = (): DocumentsUnderTest => {
      if (!opened) throw new Error('the server is not open yet');
      return opened;
    };

    it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 1, 0, 2]]])(
      'takes parts in the order %j and gives them back as they came',
      async (order) => {
        const { writer, name: nameBytes } = scene();
        const ref = await nameBytes(CONTENT);
        const there = new Set<number>();
        for (const part of order) {
          expect(answered(await writer.read(ref, part).then(flipped))).toBe('refused');
          const { state } = answered(await writer.send(ref, part, partOf(part)));
          there.add(part);
          expect(state).toBe(there.size < partCountOf(LENGTH) ? 'more' : 'complete');
          const parts = state === 'complete' ? [] : [...there].sort((left, right) => left - right);
          const said = answered(await writer.state(ref));
          expect(said).toEqual({ complete: state === 'complete', parts });
        }
        for (const part of [0, 1, 2]) {
          const bytes = answered(await writer.read(ref, part));
          expect(isSame(bytes, partOf(part))).toBe(true);
        }
      },
    );

    it('says so when it has everything, however often it is sent', async () => {
      const { writer, name: nameBytes } = scene();
      const ref = await nameBytes(partOf(2));
      expect(answered(await writer.send(ref, 0, partOf(2)))).toEqual({ state: 'complete' });
      expect(answered(await writer.send(ref, 0, partOf(2)))).toEqual({ state: 'complete' });
    });

    it('drops bytes that are not what the record names', async () => {
      const { writer, name: nameBytes } = scene();
      const ref = await nameBytes(CONTENT);
      await writer.send(ref, 0, partOf(1));
      await writer.send(ref, 1, partOf(0));
      expect(answered(await writer.send(ref, 2, partOf(2)))).toEqual({ state: 'mismatch' });
      expect(answered(await writer.state(ref))).toEqual({ complete: false, parts: [] });
    });

    it('refuses parts that cannot be, and bytes that no record names', async () => {
      const { writer, name: nameBytes } = scene();
      const ref = await nameBytes(CONTENT);
      const none = { ...ref, contentHash: ref.contentHash.replace(/^.{4}/, '0000') };
      for (const [named, part, bytes] of [
        [ref, 3, partOf(2)],
        [ref, 2, partOf(0)],
        [ref, 0, partOf(0).subarray(1)],
        [none, 0, partOf(0)],
      ] as const) {
        expect(flipped(await writer.send(named, part, bytes))).toMatchObject({ value: 'refused' });
      }
      expect(flipped(await writer.state(none))).toMatchObject({ value: 'refused' });
      expect(flipped(await writer.read(none, 0))).toMatchObject({ value: 'refused' });
    });

    it('answers a stranger as if there were nothing', async () => {
      const { writer, stranger, name: nameBytes } = scene();
      const ref = await nameBytes(partOf(2));
      await writer.send(ref, 0, partOf(2));
      for (const answer of [
        await stranger.state(ref),
        await stranger.read(ref, 0),
        await stranger.send(ref, 0, partOf(2)),
      ]) {
        expect(flipped(answer)).toMatchObject({ value: 'refused' });
      }
    });
  });
}

/** Whether two lists of bytes are the same; comparing them one by one in an assertion takes seconds. */
function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** The tag of an error as a value, so that a failure is what is expected. */
function flipped(result: Result<unknown, TransportError>): Result<string, TransportError> {
  if (result.ok) {
    return { ok: false, error: { tag: 'garbled', message: 'it was answered' } };
  }
  return { ok: true, value: result.error.tag };
}

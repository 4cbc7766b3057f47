import { z } from 'zod';
import { contentHashField } from '#shared/domain/client/document.ts';
import { recordIdField } from '#shared/domain/fields.ts';
import { counterField } from './record.ts';

/*
 * The bytes of documents (SPEC D1). They travel in parts of one size, each under the record that
 * names them and the hash of the whole, so that what a broken line left is asked for part by part.
 */

/** The size of every part but the last, in bytes. */
export const PART_BYTES = 256 * 1024;

/** How many parts `byteCount` bytes make. */
export function partCountOf(byteCount: number): number {
  return Math.max(1, Math.ceil(byteCount / PART_BYTES));
}

/** How many bytes the part `part`, counted from 0, of `byteCount` bytes has. */
export function partLengthOf(byteCount: number, part: number): number {
  return Math.max(0, Math.min(PART_BYTES, byteCount - part * PART_BYTES));
}

/** Which bytes are meant: those that this record names, as long as it names these. */
export const documentRef = z.object({ documentId: recordIdField, contentHash: contentHashField });
export type DocumentRef = z.output<typeof documentRef>;

/** One part, counted from 0; in an address numbers are text. */
export const documentPart = z.object({
  ...documentRef.shape,
  part: z.coerce.number().int().min(0).max(10_000),
});

/** `GET /v1/documents/state`: what the server has of the bytes. */
export const documentState = z.object({
  /** All parts are there and their hash is the one the record names. */
  complete: z.boolean(),
  /** The parts that are there while they are not all, in order. */
  parts: z.array(counterField),
});
export type DocumentState = z.output<typeof documentState>;

/**
 * `POST /v1/documents/part`, whose body is the part's bytes. `mismatch`: all parts were there and were
 * not what the record names; they are gone, and all are to be sent again.
 */
export const partAnswer = z.object({ state: z.enum(['more', 'complete', 'mismatch']) });
export type PartAnswer = z.output<typeof partAnswer>;

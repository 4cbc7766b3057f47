import { z } from 'zod';
import { isUuid } from '#shared/lib/identifiers.ts';
import { type PullAnswer, pullAnswer } from '#shared/protocol/pull.ts';
import type { WireRecord } from '#shared/protocol/record.ts';

/** Everything of a page but its records, which are checked one by one below. */
const pageEnvelope = z.object({ ...pullAnswer.shape, records: z.array(z.unknown()) });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const EPOCH = /^[0-9a-z]{8,32}$/;

const isCounter = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether `value` is a record of the wire. Says the same as the schema `wireRecord` (a test compares
 * them) at a tenth of the cost: a page has two thousand records and zod may not compile (no `eval`).
 */
export function isWireRecord(value: unknown): value is WireRecord {
  if (!isObject(value)) return false;
  const { kind, version, clientId, data, moveNumber } = value;
  return (
    typeof kind === 'string' &&
    kind.length >= 1 &&
    kind.length <= 40 &&
    isId(value.id) &&
    isId(value.bookId) &&
    (clientId === null || isId(clientId)) &&
    isObject(version) &&
    typeof version.epoch === 'string' &&
    EPOCH.test(version.epoch) &&
    isCounter(version.n) &&
    isCounter(value.seq) &&
    (data === null || isObject(data)) &&
    isId(value.editedBy) &&
    isInstant(value.editedAt) &&
    isInstant(value.acceptedAt) &&
    (moveNumber === undefined || isCounter(moveNumber))
  );
}

/** The page in `content`; `null` when any part of it is not understood: nothing of it is used (F3). */
export function parsePull(content: unknown): PullAnswer | null {
  const page = pageEnvelope.safeParse(content);
  if (!page.success) return null;
  const { records, ...rest } = page.data;
  return records.every(isWireRecord) ? { ...rest, records } : null;
}

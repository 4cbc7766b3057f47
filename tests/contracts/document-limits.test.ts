import { expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '#shared/domain/client/document.ts';
import { MOST_DOCUMENT_BYTES, MOST_PART_BYTES } from '#shared/ipc/contract.ts';
import { PART_BYTES } from '#shared/protocol/documents.ts';

it('[D1] the shell, the record and the protocol have the same limits', () => {
  expect(MOST_DOCUMENT_BYTES).toBe(MAX_DOCUMENT_BYTES);
  expect(MOST_PART_BYTES).toBe(PART_BYTES);
});

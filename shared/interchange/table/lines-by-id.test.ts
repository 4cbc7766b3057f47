import { expect, it } from 'vitest';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { LinesById } from './lines-by-id.ts';

it('knows the first line of each of many ids, and none of an id that is new', () => {
  const lines = new LinesById();
  const ids = Array.from({ length: 20_000 }, (_, index) => uuidFromText(String(index)) as RecordId);
  const first = ids.map((id, index) => lines.firstOf(id, index + 2));
  expect(new Set(first)).toEqual(new Set([null]));
  expect(ids.map((id) => lines.firstOf(id, 1))).toEqual(ids.map((_, index) => index + 2));
});

import { describe, expect, it } from 'vitest';
import { checkedRecord } from './check-record.ts';
import { clientKind } from './client/client.ts';
import { newClient } from './client/client-builders.ts';
import type { KindDefinition } from './kind.ts';

const kind = clientKind as unknown as KindDefinition;

describe('a record that is to be saved', () => {
  it('loses what no screen shows and no server keeps', () => {
    const data = newClient({ name: 'Berg\0 AG', summary: 'cut \ud83d', tags: ['a\0'] });
    expect(checkedRecord(kind, data)).toMatchObject({
      ok: true,
      value: { name: 'Berg AG', summary: 'cut \ufffd', tags: ['a'] },
    });
  });

  it('is judged by what is left of its texts', () => {
    expect(checkedRecord(kind, newClient({ name: '\0' }))).toEqual({
      ok: false,
      error: [{ field: 'name', message: 'must not be empty' }],
    });
  });

  it('has all its problems named, and rules across fields after those of each field', () => {
    const data = { ...newClient({ name: '' }), clientType: 'x', tags: [''] };
    const checked = checkedRecord(kind, data);
    const fields = checked.ok ? [] : checked.error.map(({ field }) => field);
    expect(fields).toEqual(['name', 'clientType', 'tags.0']);
    const term = { clientSince: '2026-02-01', clientUntil: '2026-01-01' };
    expect(checkedRecord(kind, { ...newClient({ name: 'A' }), ...term })).toMatchObject({
      error: [{ field: 'clientUntil' }],
    });
  });

  it('is refused when it is larger or deeper than a server keeps', () => {
    const client = newClient({ name: 'A' });
    expect(checkedRecord(kind, { ...client, more: 'x'.repeat(600_000) })).toEqual({
      ok: false,
      error: [{ field: '', message: 'a record may have 524288 characters at most' }],
    });
    let deep: unknown = 1;
    for (let level = 0; level < 100; level += 1) deep = [deep];
    expect(checkedRecord(kind, { ...client, deep })).toMatchObject({
      error: [{ field: 'deep', message: 'must not be nested deeper than 32 levels' }],
    });
  });
});

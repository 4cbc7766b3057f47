import { describe, expect, it } from 'vitest';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { concerns } from './query-scope.ts';

const novak = '018f0000-0000-7000-8000-000000000001' as RecordId;
const other = '018f0000-0000-7000-8000-000000000002' as RecordId;
const change = { kinds: ['note'], clientIds: [novak], what: 'records' as const };

describe('concerns', () => {
  it('is asked again by any change when the scope names nothing', () => {
    expect(concerns({}, change)).toBe(true);
  });

  it('is not asked again by other kinds', () => {
    expect(concerns({ kinds: ['task'] }, change)).toBe(false);
    expect(concerns({ kinds: ['task', 'note'] }, change)).toBe(true);
  });

  it('is not asked again by other clients, but by what belongs to none', () => {
    expect(concerns({ clientId: other }, change)).toBe(false);
    expect(concerns({ clientId: other }, { ...change, clientIds: [] })).toBe(true);
  });

  it("hears of the synchronisation's own state only when it shows it", () => {
    const sync = { kinds: [], clientIds: [], what: 'sync' as const };
    expect(concerns({}, sync)).toBe(false);
    expect(concerns({ includesSync: true }, sync)).toBe(true);
  });

  it('is not concerned by rows of the clients table unless it shows them', () => {
    const rows = { kinds: [], clientIds: [novak], what: 'rows' as const };
    expect(concerns({ clientId: novak }, rows)).toBe(false);
    expect(concerns({ kinds: ['client'], includesRows: true }, rows)).toBe(true);
  });
});

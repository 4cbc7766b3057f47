import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { ALL_KINDS, arbitraryEdits } from '#tests/contracts/arbitrary-record.ts';
import { mergeRecord, UNKNOWN_BASE } from './merge-record.ts';

const client = (fields: RecordData = {}): RecordData => ({
  name: 'Novak',
  clientType: 'company',
  status: 'active',
  tier: 'A',
  reportingCurrency: 'EUR',
  clientSince: '2020-01-01',
  clientUntil: null,
  street: 'Long Street 1',
  city: 'Brno',
  postalCode: '602 00',
  country: 'CZ',
  phone: '',
  email: '',
  industry: '',
  summary: 'Careful buyers.\nPay on time.',
  tags: ['steel'],
  primaryContactId: null,
  contactEveryDays: 30,
  externalId: '',
  isSample: false,
  ...fields,
});

const merge = (base: RecordData | null, mine: RecordData | null, theirs: RecordData | null) =>
  mergeRecord({ kind: 'client', base, mine, theirs });

it('[M1] takes the side that changed a field', () => {
  const merged = merge(client(), client({ phone: '1' }), client({ email: 'a@b' }));
  expect(merged).toEqual({
    merged: client({ phone: '1', email: 'a@b' }),
    conflicts: [],
    owed: true,
  });
});

it('[M2] makes no conflict of equal changes, and owes nothing', () => {
  const merged = merge(client(), client({ phone: '1' }), client({ phone: '1' }));
  expect(merged).toEqual({ merged: client({ phone: '1' }), conflicts: [], owed: false });
});

it('[M3][Y6] lets the server’s value stand and mine wait when both changed it', () => {
  const merged = merge(client(), client({ phone: 'mine' }), client({ phone: 'theirs' }));
  expect(merged.merged).toEqual(client({ phone: 'theirs' }));
  expect(merged.owed).toBe(false);
  expect(merged.conflicts).toEqual([
    {
      field: 'phone',
      reason: 'bothChanged',
      base: { phone: '' },
      mine: { phone: 'mine' },
      theirs: { phone: 'theirs' },
    },
  ]);
});

it('[M3][Y6] never mixes the fields of a group', () => {
  const merged = merge(
    client(),
    client({ street: 'Short Street 2' }),
    client({ city: 'Praha', postalCode: '110 00' }),
  );
  expect(merged.merged).toEqual(client({ city: 'Praha', postalCode: '110 00' }));
  expect(merged.conflicts).toMatchObject([
    {
      field: 'address',
      mine: { street: 'Short Street 2', city: 'Brno' },
      theirs: { street: 'Long Street 1', city: 'Praha' },
    },
  ]);
});

it('[M3] merges texts and sets by their policies', () => {
  const merged = merge(
    client(),
    client({ summary: 'Careful buyers.\nPay on time.\nMine.', tags: ['steel', 'mine'] }),
    client({ summary: 'Very careful buyers.\nPay on time.', tags: ['theirs'] }),
  );
  expect(merged).toEqual({
    merged: client({
      summary: 'Very careful buyers.\nPay on time.\nMine.',
      tags: ['theirs', 'mine'],
    }),
    conflicts: [],
    owed: true,
  });
});

describe('[M4] deleted on one side, edited on the other', () => {
  it('keeps the record and says so when it was deleted here', () => {
    const merged = merge(client(), null, client({ phone: '1' }));
    expect(merged).toMatchObject({ merged: client({ phone: '1' }), owed: false });
    expect(merged.conflicts).toMatchObject([{ field: '*', reason: 'deletedHere', mine: null }]);
  });

  it('keeps the record and says so when it was deleted there', () => {
    const merged = merge(client(), client({ phone: '1' }), null);
    expect(merged).toMatchObject({ merged: client({ phone: '1' }), owed: true });
    expect(merged.conflicts).toMatchObject([{ field: '*', reason: 'deletedThere', theirs: null }]);
  });

  it('deletes what one side deleted and the other left alone, or both deleted', () => {
    expect(merge(client(), null, client())).toEqual({ merged: null, conflicts: [], owed: true });
    expect(merge(client(), client(), null)).toEqual({ merged: null, conflicts: [], owed: false });
    expect(merge(client(), null, null)).toEqual({ merged: null, conflicts: [], owed: false });
  });
});

it('[M5] makes a conflict of the whole record when the merge would break a rule', () => {
  const promise = (fields: RecordData) => ({
    clientId: '018f0000-0000-7000-8000-000000000001',
    meetingId: null,
    promisedBy: 'us',
    undertaking: 'Send the quote',
    dueOn: null,
    status: 'open',
    keptOn: null,
    ...fields,
  });
  const kept = { status: 'kept', keptOn: '2026-11-24' };
  const account = (targets: unknown[]) => ({ kind: 'account', targets });
  expect(
    mergeRecord({
      kind: 'promise',
      base: promise({}),
      mine: promise(kept),
      theirs: promise({ dueOn: '2026-11-30' }),
    }).merged,
  ).toEqual(promise({ ...kept, dueOn: '2026-11-30' }));
  // Each side's weights add up to 100 %, both together do not.
  const theirs = account([
    { id: 'equity', weight: 4_000 },
    { id: 'bond', weight: 6_000 },
  ]);
  const mine = account([
    { id: 'equity', weight: 5_000 },
    { id: 'fund', weight: 5_000 },
  ]);
  const base = account([{ id: 'equity', weight: 10_000 }]);
  const merged = mergeRecord({ kind: 'account', base, mine, theirs });
  expect(merged).toEqual({
    merged: theirs,
    conflicts: [{ field: '*', reason: 'ruleBroken', base, mine, theirs }],
    owed: false,
  });
});

it('[M6] lets the first accepted resolution of a conflict stand', () => {
  const open = { status: 'open', resolution: null };
  const theirs = { status: 'resolved', resolution: 'theirs' };
  const mine = { status: 'resolved', resolution: 'mine' };
  expect(mergeRecord({ kind: 'conflict', base: open, mine, theirs })).toEqual({
    merged: theirs,
    conflicts: [],
    owed: false,
  });
});

it('[W8] merges fields and kinds it does not know as values and keeps them', () => {
  const merged = merge(client(), client({ later: 1 }), client({ newer: { deep: [2] } }));
  expect(merged.merged).toEqual(client({ later: 1, newer: { deep: [2] } }));
  const unknown = mergeRecord({
    kind: 'hologram',
    base: { a: 1 },
    mine: { a: 2 },
    theirs: { a: 3 },
  });
  expect(unknown).toMatchObject({ merged: { a: 3 }, conflicts: [{ field: 'a', mine: { a: 2 } }] });
});

it('[F9] agrees on nothing when the base is not known', () => {
  const merged = merge(UNKNOWN_BASE, client({ phone: 'mine' }), client({ phone: 'theirs' }));
  expect(merged.merged).toEqual(client({ phone: 'theirs' }));
  expect(merged.conflicts).toMatchObject([{ field: 'phone', mine: { phone: 'mine' } }]);
  expect(merge(UNKNOWN_BASE, client(), null)).toMatchObject({ merged: client(), owed: true });
});

describe('the laws, over random records of every kind', () => {
  it.each(ALL_KINDS)('[M7] hold for %s', (kind) => {
    fc.assert(
      fc.property(arbitraryEdits(kind), ({ base, mine, theirs }) => {
        expect(mergeRecord({ kind, base, mine, theirs: base }).merged).toEqual(mine);
        expect(mergeRecord({ kind, base, mine: base, theirs }).merged).toEqual(theirs);
        const once = mergeRecord({ kind, base, mine, theirs });
        const again = mergeRecord({ kind, base: theirs, mine: once.merged, theirs });
        expect(again).toEqual({ merged: once.merged, conflicts: [], owed: once.owed });
        expect(once.owed).toBe(!sameJson(once.merged, theirs));
      }),
      { numRuns: 150 },
    );
  });

  it.each(ALL_KINDS)('[M7] the order of fields does not matter for %s', (kind) => {
    const reversed = (data: RecordData | null): RecordData | null =>
      data && Object.fromEntries(Object.entries(data).reverse());
    const byField = (left: { field: string }, right: { field: string }) =>
      left.field < right.field ? -1 : 1;
    fc.assert(
      fc.property(arbitraryEdits(kind), ({ base, mine, theirs }) => {
        const straight = mergeRecord({ kind, base, mine, theirs });
        const turned = mergeRecord({
          kind,
          base: reversed(base),
          mine: reversed(mine),
          theirs: reversed(theirs),
        });
        expect(turned.merged).toEqual(straight.merged);
        expect([...turned.conflicts].sort(byField)).toEqual([...straight.conflicts].sort(byField));
      }),
      { numRuns: 100 },
    );
  });

  it.each(ALL_KINDS)('[M3] every field of mine is in the merge or in a conflict of %s', (kind) => {
    fc.assert(
      fc.property(arbitraryEdits(kind), ({ base, mine, theirs }) => {
        if (mine === null || theirs === null || kind === 'conflict') return;
        const { merged, conflicts } = mergeRecord({ kind, base, mine, theirs });
        for (const [field, value] of Object.entries(mine)) {
          if (sameJson(value, base[field]) || sameJson(value, merged?.[field])) continue;
          if (typeof value === 'number' || typeof value === 'boolean') {
            const waits = conflicts.some((conflict) => sameJson(conflict.mine?.[field], value));
            expect(waits, field).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

import { expect, it } from 'vitest';
import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ANNA, ANNAS, clientData, NOW, recordId } from '#tests/simulation/scene.ts';
import type { LocalEdit } from './plan-edit.ts';
import { rebaseEdit } from './rebase-edit.ts';
import type { LocalRecord } from './records.ts';

const id = recordId('Novak');
const place = { kind: 'client', bookId: ANNAS, clientId: id, editedBy: ANNA, editedAt: NOW };
const recordOf = (data: RecordData | null): LocalRecord => ({
  ...place,
  ...{ id, version: { epoch: 'epoch0001', n: 4 }, seq: 9, acceptedAt: NOW, moveNumber: 0, data },
});
const editTo = (data: RecordData): LocalEdit => ({ ...place, recordId: id, data });
const seen = clientData();

it('leaves an edit alone whose record is as it was seen', () => {
  const data = clientData({ phone: '1' });
  expect(rebaseEdit(editTo(data), seen, recordOf(clientData()))).toEqual({ data, conflicts: [] });
});

it('keeps what others changed in the fields that the form left alone', () => {
  const rebased = rebaseEdit(
    editTo(clientData({ phone: '1' })),
    seen,
    recordOf(clientData({ name: 'Novak & Sons' })),
  );
  expect(rebased.data).toEqual(clientData({ phone: '1', name: 'Novak & Sons' }));
  expect(rebased.conflicts).toEqual([]);
});

it('makes a conflict of a field that both changed, with both values and theirs in the record', () => {
  const theirs = clientData({ name: 'Novak & Sons' });
  const rebased = rebaseEdit(editTo(clientData({ name: 'Novák' })), seen, recordOf(theirs));
  expect(rebased.data).toEqual(theirs);
  expect(rebased.conflicts.map(({ record }) => record.data)).toMatchObject([
    {
      ...{ recordKind: 'client', recordId: id, field: 'name', status: 'open' },
      mine: { values: { name: 'Novák' }, personId: ANNA },
      theirs: { values: { name: 'Novak & Sons' } },
    },
  ]);
});

it('lets an edit stand whose record was deleted meanwhile, and says so', () => {
  const data = clientData({ phone: '1' });
  const rebased = rebaseEdit(editTo(data), seen, recordOf(null));
  expect(rebased.data).toEqual(data);
  expect(rebased.conflicts.map(({ record }) => record.data?.reason)).toEqual(['deletedThere']);
});

it('misses no record where none was seen, and is merged with one that came', () => {
  const data = clientData({ phone: '1' });
  expect(rebaseEdit(editTo(data), null, recordOf(null))).toEqual({ data, conflicts: [] });
  const theirs = clientData({ phone: '2' });
  const rebased = rebaseEdit(editTo(data), null, recordOf(theirs));
  expect(rebased.data).toEqual(theirs);
  expect(rebased.conflicts.map(({ record }) => record.data?.field)).toEqual(['phone']);
});

it('notes no change of contact data where the value of the other side stands', () => {
  const today = '2026-11-24' as CalendarDate;
  const before = clientData({ phone: '1', email: 'a@novak.example' });
  const typed = clientData({ phone: '2', email: 'b@novak.example' });
  const edit = editTo(withDataChanges('client', before, typed, today));
  const earlier = { id: 'phone 2026-11-20', field: 'telephone', changedOn: '2026-11-20' };
  const ofEmail = { id: 'email 2026-11-24', field: 'e-mail', changedOn: today };
  const theirs = { ...before, phone: '3', dataChanges: [earlier] };
  const rebased = rebaseEdit(edit, before, recordOf(theirs));
  expect(rebased.data).toMatchObject({ phone: '3', email: 'b@novak.example' });
  expect(rebased.data?.dataChanges).toEqual([ofEmail, earlier]);
  expect(rebased.conflicts.map(({ record }) => record.data?.field)).toEqual(['phone']);
});

import { expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { AuditEntry } from '#shared/protocol/audit.ts';
import { auditLines } from './history-lines.ts';

const CLIENT = uuidFromText('a client') as RecordId;

const entry = (seq: number, n: number, title: string | null): AuditEntry => ({
  seq,
  recordId: uuidFromText('a task') as AuditEntry['recordId'],
  kind: 'task',
  version: { epoch: 'epoch0001' as AuditEntry['version']['epoch'], n },
  personId: uuidFromText('a manager') as PersonId,
  personName: 'Dana Demo',
  deviceId: uuidFromText('a laptop') as DeviceId,
  editedAt: '2026-11-20T08:00:00.000Z' as Instant,
  acceptedAt: '2026-11-20T09:00:00.000Z' as Instant,
  data: title === null ? null : { title },
});

it('tells each entry of the trail as the server sends it: what, whether new, when, by whom', () => {
  const lines = auditLines(
    [entry(3, 3, null), entry(2, 2, 'Call Anna'), entry(1, 1, 'Call')],
    CLIENT,
  );
  expect(lines.map(({ what, fields }) => `${what}, ${fields}`)).toEqual([
    'Task, deleted',
    'Task: Call Anna, changed',
    'Task: Call, new',
  ]);
  expect(lines.map(({ address }) => address !== null)).toEqual([false, true, true]);
  expect(lines[0]).toMatchObject({ by: 'Dana Demo', at: '2026-11-20T09:00:00.000Z' });
});

it('leaves out what is no entry and keeps the others', () => {
  expect(auditLines([{ seq: 'one' }, entry(1, 1, 'Call')], CLIENT)).toHaveLength(1);
});

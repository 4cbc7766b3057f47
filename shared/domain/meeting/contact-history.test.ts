import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { lastContact } from './contact-history.ts';
import type { Meeting } from './meeting.ts';
import { newMeeting, newNote } from './meeting-builders.ts';

const today = '2026-11-28' as CalendarDate;
const now = '2026-11-28T09:00:00.000Z' as Instant;
const clientId = entryNamed('client', null).id;

const meeting = (status: Meeting['status'], startsAt = now) =>
  entryNamed('meeting', newMeeting({ clientId, purpose: 'Visit', startsAt, status }));
const note = (fields: Partial<Parameters<typeof newNote>[0]>) =>
  entryNamed('note', newNote({ clientId, notedAt: now, ...fields }));
const contactOn = (file: Parameters<typeof lastContact>[0]) => lastContact(file, today, 0)?.on;

describe('the last contact', () => {
  it('is a meeting that took place or a note that tells something', () => {
    expect(contactOn({ meetings: [meeting('finished')], notes: [] })).toBe(today);
    expect(contactOn({ meetings: [], notes: [note({ body: 'They called.' })] })).toBe(today);
    expect(contactOn({ meetings: [], notes: [note({ title: 'Call' })] })).toBe(today);
  });

  it('is not shown by a note without words', () => {
    expect(contactOn({ meetings: [], notes: [note({ body: ' \n' })] })).toBeUndefined();
  });

  it.each([
    ['planned', undefined],
    ['cancelled', undefined],
    ['inProgress', today],
    ['finished', today],
  ] as const)('counts the notes of a meeting that is %s as it should', (status, on) => {
    const planned = meeting(status, '2026-12-02T09:00:00.000Z' as Instant);
    const preparation = note({ meetingId: planned.id, body: 'Bring the plan.' });
    expect(contactOn({ meetings: [planned], notes: [preparation] })).toBe(on);
  });
});

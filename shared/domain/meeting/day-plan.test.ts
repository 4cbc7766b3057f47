import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { dayPlan } from './day-plan.ts';
import { newMeeting } from './meeting-builders.ts';

const clientId = entryNamed('client', null).id;
const today = '2026-11-24' as CalendarDate;
const meeting = (name: string, startsAt: string, fields = {}) =>
  entryNamed(
    name,
    newMeeting({ clientId, purpose: name, startsAt: startsAt as Instant, ...fields }),
  );
const names = (plan: readonly { meeting: { data: { purpose: string } } }[]) =>
  plan.map((each) => each.meeting.data.purpose);

describe('the plan of a day', () => {
  it('has the meetings of the person’s own day in order, with the time between them', () => {
    const plan = dayPlan(
      [
        meeting('second', '2026-11-24T10:30:00.000Z'),
        meeting('first', '2026-11-24T09:00:00.000Z'),
        meeting('overlapping', '2026-11-24T11:00:00.000Z'),
        meeting('cancelled', '2026-11-24T12:00:00.000Z', { status: 'cancelled' }),
        meeting('late', '2026-11-24T23:30:00.000Z'),
      ],
      today,
      60,
    );
    expect(names(plan.today)).toEqual(['first', 'second', 'overlapping']);
    expect(plan.today.map(({ minutesSinceLast }) => minutesSinceLast)).toEqual([null, 30, -30]);
    expect(names(plan.tomorrow)).toEqual(['late']);
    expect(plan.next).toBeNull();
  });

  it('says what is next when today has none', () => {
    const plan = dayPlan(
      [
        meeting('far', '2026-12-24T09:00:00.000Z'),
        meeting('near', '2026-12-01T09:00:00.000Z'),
        meeting('past', '2026-11-01T09:00:00.000Z'),
      ],
      today,
      0,
    );
    expect(plan.next?.data.purpose).toBe('near');
    expect(dayPlan([], today, 0)).toEqual({ today: [], tomorrow: [], next: null });
  });
});

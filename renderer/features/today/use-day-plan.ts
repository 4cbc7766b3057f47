import { useMemo } from 'react';
import { type DayPlan, dayPlan } from '#shared/domain/meeting/day-plan.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { offsetOn } from '../../services/today.ts';

/** The meetings of today and tomorrow; `undefined` until known. */
export function useDayPlan(today: CalendarDate): DayPlan | undefined {
  const meetings = useLiveQuery((vault) => vault.list('meeting'), [], { kinds: ['meeting'] });
  return useMemo(
    () => meetings.data && dayPlan(meetings.data, today, offsetOn(today)),
    [meetings.data, today],
  );
}

import { useEffect, useState } from 'react';
import { type CalendarDate, type Instant, localDate } from '#shared/lib/calendar-date.ts';

/** The person's own calendar day of `moment`. */
export function personDate(moment: Date): CalendarDate {
  return localDate(moment.toISOString() as Instant, -moment.getTimezoneOffset());
}

/** The person's own calendar day of `instant`, in the time zone that holds on that day. */
export function personDateOf(instant: Instant): CalendarDate {
  return personDate(new Date(instant));
}

/** Hours and minutes of `instant` where the person is, "09:05": for files, not for screens. */
export function personTimeOf(instant: Instant): string {
  const at = new Date(instant);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Minutes east of Greenwich at noon of `day`, where the person is. */
export function offsetOn(day: CalendarDate): number {
  return -new Date(`${day}T12:00:00`).getTimezoneOffset();
}

/** The moment at which the person's `day` begins. */
export function startOfDay(day: CalendarDate): Instant {
  return new Date(`${day}T00:00:00`).toISOString() as Instant;
}

/** Milliseconds until the person's next day begins. */
function untilMidnight(now: Date): number {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return next.getTime() - now.getTime() + 50;
}

/** Today for the person; changes at their midnight, and when the device wakes on another day. */
export function useToday(): CalendarDate {
  const [today, setToday] = useState(() => personDate(new Date()));

  useEffect(() => {
    let timer = 0;
    const look = () => {
      const now = new Date();
      setToday(personDate(now));
      clearTimeout(timer);
      timer = window.setTimeout(look, untilMidnight(now));
    };
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);

  return today;
}

/** The present moment, renewed every minute: for clocks and "in 20 minutes". */
export function useNow(everyMilliseconds = 60_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}

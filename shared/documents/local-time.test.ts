import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { localDateTime, localTime } from './local-time.ts';

const MORNING = '2026-11-24T07:05:00.000Z' as Instant;

describe('times on paper', () => {
  it('are written as one writes them in the language, in the person’s zone', () => {
    const written = (locale: string) => localTime(MORNING, 60, locale).replace(/\s/u, ' ');
    expect(written('en-US')).toBe('8:05 AM');
    expect(written('en-GB')).toBe('08:05');
    expect(written('de-DE')).toBe('08:05');
  });

  it('stand behind their day', () => {
    expect(localDateTime(MORNING, 60, 'en-GB')).toMatch(/^Tue,? 24 Nov 2026, 08:05$/);
  });
});

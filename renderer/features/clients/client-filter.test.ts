import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { ClientRow } from '../../vault/views.ts';
import { matchesFilter, NO_FILTER } from './client-filter.ts';
import { nameOfView } from './client-views.ts';

const today = '2026-11-24' as CalendarDate;
const row: ClientRow = {
  id: '018f0000-0000-7000-8000-000000000001' as RecordId,
  bookId: '018f0000-0000-7000-8000-000000000002' as BookId,
  name: 'Novák s.r.o.',
  clientType: 'company',
  status: 'active',
  tier: 'A',
  city: 'Brno',
  tags: [],
  currency: 'EUR',
  amount: 100,
  amountMeaning: 'value',
  amountUnavailable: null,
  change: null,
  changeUnavailable: null,
  trend: [],
  lastContactOn: '2026-08-01' as CalendarDate,
  nextMeetingAt: null,
  health: null,
  attentionCount: 0,
  openPromises: 0,
};

describe('matchesFilter', () => {
  it('shows everybody when nothing is asked', () => {
    expect(matchesFilter(row, NO_FILTER, today)).toBe(true);
  });

  it('wants one of the tiers', () => {
    expect(matchesFilter(row, { ...NO_FILTER, tiers: ['key', 'A'] }, today)).toBe(true);
    expect(matchesFilter(row, { ...NO_FILTER, tiers: ['key'] }, today)).toBe(false);
  });

  it('counts those never seen among those not seen for long', () => {
    const longAgo = { ...NO_FILTER, notSeenForDays: 90 };
    expect(matchesFilter(row, longAgo, today)).toBe(true);
    expect(matchesFilter({ ...row, lastContactOn: null }, longAgo, today)).toBe(true);
    expect(matchesFilter({ ...row, lastContactOn: today }, longAgo, today)).toBe(false);
    const farBeyond = { ...NO_FILTER, notSeenForDays: 9_999_999_999 };
    expect(matchesFilter({ ...row, lastContactOn: today }, farBeyond, today)).toBe(false);
  });
});

describe('nameOfView', () => {
  it('says what the view shows, so that no name of a client is ever in it', () => {
    const filter = { ...NO_FILTER, tiers: ['key' as const], notSeenForDays: 60 };
    expect(nameOfView(filter)).toBe('Key, not seen for 60 days');
    expect(nameOfView(NO_FILTER)).toBe('All');
  });
});

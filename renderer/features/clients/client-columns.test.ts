import { expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { fileRows } from '../../components/data-table-file.ts';
import type { ClientRow } from '../../vault/views.ts';
import { clientColumns } from './client-columns.tsx';

const ROW: ClientRow = {
  id: 'a' as RecordId,
  bookId: 'b' as BookId,
  name: 'Novák, s.r.o.',
  clientType: 'company',
  status: 'former',
  tier: 'A',
  city: 'Brno',
  tags: ['export', 'family'],
  currency: 'JPY',
  amount: 1234567,
  amountMeaning: 'revenue',
  amountUnavailable: null,
  change: -0.1234,
  trend: [],
  lastContactOn: '2026-11-02' as CalendarDate,
  nextMeetingAt: '2026-12-01T11:30:00.000Z' as Instant,
  health: 71,
  attentionCount: 0,
  openPromises: 0,
};

it('holds the table of clients with days, plain numbers and what the amounts are', () => {
  const unknown: ClientRow = {
    ...ROW,
    ...{ tier: 'unrated', amount: null, change: null, lastContactOn: null },
    ...{ nextMeetingAt: null, health: null },
  };
  const [heads, row, empty] = fileRows([ROW, unknown], clientColumns('2026-11-28' as CalendarDate));
  expect(Object.fromEntries((heads ?? []).map((head, index) => [head, row?.[index]]))).toEqual({
    Name: 'Novák, s.r.o.',
    Status: 'Former',
    Kind: 'Company',
    City: 'Brno',
    Tags: 'export, family',
    Tier: 'A',
    'Value or revenue': '1234567',
    'Value or revenue currency': 'JPY',
    Which: 'Revenue of twelve months',
    'Change, %': '-12.34',
    'Last contact': '2026-11-02',
    'Next meeting': '2026-12-01',
    Health: '71',
    Attention: '0',
  });
  expect(empty?.slice(5)).toEqual(['', '', '', 'Revenue of twelve months', '', '', '', '', '0']);
});

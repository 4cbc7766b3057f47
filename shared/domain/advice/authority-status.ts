import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { Authority } from './authority.ts';

/** Days before its end from which an authority is announced as expiring. */
export const AUTHORITY_WARNING_DAYS = 60;

/** Where an authority stands on a day. */
export type AuthorityStatus =
  | { readonly tag: 'notYetValid'; readonly from: CalendarDate }
  | { readonly tag: 'valid'; readonly until: CalendarDate | null }
  | { readonly tag: 'expiringSoon'; readonly until: CalendarDate; readonly daysLeft: number }
  | { readonly tag: 'expired'; readonly until: CalendarDate; readonly daysAgo: number };

/** Where `authority` stands on `today`; it is valid through its last day. */
export function authorityStatus(
  authority: Authority,
  today: CalendarDate,
  warningDays: number = AUTHORITY_WARNING_DAYS,
): AuthorityStatus {
  const { validFrom, validUntil } = authority;
  if (validFrom && validFrom > today) return { tag: 'notYetValid', from: validFrom };
  if (!validUntil) return { tag: 'valid', until: null };
  const daysLeft = daysBetween(today, validUntil);
  if (daysLeft < 0) return { tag: 'expired', until: validUntil, daysAgo: -daysLeft };
  if (daysLeft <= warningDays) return { tag: 'expiringSoon', until: validUntil, daysLeft };
  return { tag: 'valid', until: validUntil };
}

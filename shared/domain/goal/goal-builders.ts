import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Goal, GoalAim, GoalType } from './goal.ts';

/** A complete open goal; `fields` says what is wanted. */
export function newGoal(
  fields: Partial<Goal> & {
    readonly clientId: RecordId;
    readonly aim: GoalAim;
    readonly statedOn: CalendarDate;
  },
): Goal {
  return { name: '', note: '', status: 'open', closedOn: null, ...fields };
}

/** An aim of `type` with nothing filled in but what can be supposed. */
export function blankAim(type: GoalType, currency: CurrencyCode, by: CalendarDate): GoalAim {
  switch (type) {
    case 'sumByDate':
      return { type, amount: 0, currency, accountIds: [], by };
    case 'incomePerYear':
    case 'costPerYear':
      return { type, amount: 0, currency, accountIds: [] };
    case 'timePerYear':
      return { type, counts: 'meetingMinutes', atMost: 240 };
    case 'suppliers':
      return { type, atMost: 2 };
  }
}

import { assertNever } from '#shared/lib/assert.ts';
import { money } from '#shared/lib/money.ts';
import { counted, type Wording } from '../wording.ts';
import { type GoalAim, type GoalType, isMoneyAim } from './goal.ts';
import type { YearBasis } from './goal-year-projection.ts';

export const GOAL_TYPE_WORDS: Readonly<Record<GoalType, string>> = {
  sumByDate: 'A sum by a date',
  incomePerYear: 'Income in a year',
  costPerYear: 'Lower cost',
  timePerYear: 'Less time',
  suppliers: 'Fewer suppliers',
};

/** `count` in what the aim counts: "EUR 12,000", "3 hours 20 minutes", "12 orders". */
export function goalAmount(aim: GoalAim, count: number, wording: Wording): string {
  if (isMoneyAim(aim)) return wording.roundMoney(money(Math.round(count), aim.currency));
  if (aim.type === 'suppliers') return counted(count, 'supplier');
  if (aim.counts === 'orders') return counted(count, 'order');
  const hours = Math.floor(count / 60);
  const minutes = count % 60;
  if (hours === 0) return counted(minutes, 'minute');
  return minutes === 0
    ? counted(hours, 'hour')
    : `${counted(hours, 'hour')} ${counted(minutes, 'minute')}`;
}

/** The aim as a phrase: "at least EUR 500,000 by 1 Jan 2030". */
export function aimText(aim: GoalAim, wording: Wording): string {
  switch (aim.type) {
    case 'sumByDate':
      return `at least ${goalAmount(aim, aim.amount, wording)} by ${wording.date(aim.by)}`;
    case 'incomePerYear':
      return `income of at least ${goalAmount(aim, aim.amount, wording)} in a year`;
    case 'costPerYear':
      return `fees of at most ${goalAmount(aim, aim.amount, wording)} in a year`;
    case 'timePerYear':
      return aim.counts === 'orders'
        ? `at most ${goalAmount(aim, aim.atMost, wording)} in a year`
        : `at most ${goalAmount(aim, aim.atMost, wording)} of meetings in a year`;
    case 'suppliers':
      return `goods from at most ${goalAmount(aim, aim.atMost, wording)}`;
    default:
      return assertNever(aim);
  }
}

/** What each case of a projection goes on as. */
export const YEAR_BASIS_WORDS: Readonly<Record<YearBasis, string>> = {
  forecast: 'The holdings of today',
  asLastYear: 'The last twelve months',
  asLastHalfYear: 'The last six months',
};

/** What the projection of `type` supposes, as the end of "supposes that …". */
export function projectionSupposes(type: Exclude<GoalType, 'sumByDate'>): string {
  switch (type) {
    case 'incomePerYear':
      return 'what is held now stays and pays as it did in the last twelve months, bonds their coupons, with the same part withheld as tax';
    case 'costPerYear':
      return 'fees go on as they were, by what was charged in twelve months or twice what was charged in six, whatever the accounts are worth';
    case 'timePerYear':
      return 'it goes on as it was, by the last twelve months or twice the last six';
    case 'suppliers':
      return 'the client goes on ordering from the same suppliers, those of the last twelve months or only those of the last six';
    default:
      return assertNever(type);
  }
}

import { assertNever } from '#shared/lib/assert.ts';
import { money } from '#shared/lib/money.ts';
import { counted, type Wording } from '../wording.ts';
import { type GoalAim, type GoalType, isMoneyAim } from './goal.ts';

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

import { z } from 'zod';
import {
  currencyField,
  dateField,
  minorUnitsField,
  nameField,
  recordIdField,
  textField,
} from '../fields.ts';
import { defineKind, group, text } from '../kind.ts';

export const GOAL_TYPES = [
  'sumByDate',
  'incomePerYear',
  'costPerYear',
  'timePerYear',
  'suppliers',
] as const;
export type GoalType = (typeof GOAL_TYPES)[number];

/** Minor units of a currency over accounts; no account named means all that hold money. */
const moneyAim = {
  amount: minorUnitsField,
  currency: currencyField,
  accountIds: z.array(recordIdField).max(50),
};

/** What is to be reached, in what the records can measure. */
export const goalAim = z.discriminatedUnion('type', [
  /** A value of at least `amount` at the end of `by`. */
  z.looseObject({ type: z.literal('sumByDate'), ...moneyAim, by: dateField }),
  /** Dividends and interest of at least `amount` in twelve months, after tax withheld. */
  z.looseObject({ type: z.literal('incomePerYear'), ...moneyAim }),
  /** Fees of at most `amount` in twelve months. */
  z.looseObject({ type: z.literal('costPerYear'), ...moneyAim }),
  /** At most so many minutes with us, or orders to us, in twelve months. */
  z.looseObject({
    type: z.literal('timePerYear'),
    counts: z.enum(['meetingMinutes', 'orders']),
    atMost: z.int().min(0).max(1_000_000),
  }),
  /** Goods from at most so many suppliers in twelve months. */
  z.looseObject({ type: z.literal('suppliers'), atMost: z.int().min(1).max(1_000) }),
]);
export type GoalAim = z.output<typeof goalAim>;
export type AimOf<Type extends GoalType> = Extract<GoalAim, { type: Type }>;

export type MoneyAim = AimOf<'sumByDate'> | AimOf<'incomePerYear'> | AimOf<'costPerYear'>;

/** Whether `aim` is an amount of money. */
export function isMoneyAim(aim: GoalAim): aim is MoneyAim {
  return aim.type === 'sumByDate' || aim.type === 'incomePerYear' || aim.type === 'costPerYear';
}

/** What the client wants to reach; how far it is comes from the records alone. */
export const goalKind = defineKind({
  kind: 'goal',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    name: nameField,
    aim: goalAim,
    /** The day on which the client said so: what is to be lowered is compared with the year before. */
    statedOn: dateField,
    note: textField,
    status: z.enum(['open', 'reached', 'givenUp']),
    closedOn: dateField.nullable(),
  }),
  policies: { note: text, status: group('outcome'), closedOn: group('outcome') },
  parents: (goal) => [goal.clientId],
  title: (goal) => goal.name,
  breaches: ({ aim, statedOn, status, closedOn }) => [
    ...(isMoneyAim(aim) && aim.amount <= 0
      ? [{ field: 'aim', message: 'the amount must be above 0' }]
      : []),
    ...(aim.type === 'sumByDate' && aim.by <= statedOn
      ? [{ field: 'aim', message: 'the day must be after the one on which it was stated' }]
      : []),
    ...(status !== 'open' && !closedOn
      ? [{ field: 'closedOn', message: 'a closed goal must say since when' }]
      : []),
  ],
});
export type Goal = z.output<typeof goalKind.schema>;

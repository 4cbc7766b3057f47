import type { RecordId } from '#shared/lib/identifiers.ts';
import { type AlertFigure, countValue, moneyValue, numberValue, shareValue } from './alert.ts';
import { deviationOf, limitOf } from './habit.ts';
import { MEANS_PHRASES } from './movement-words.ts';
import {
  firstFrom,
  type HabitBefore,
  habitBefore,
  type Movement,
  type Movements,
  wasAsLargeBefore,
} from './movements.ts';

/** By how much a flow is large, and the figures that say so. */
export interface LargeFlow {
  /** Measured ÷ limit, at least 1. */
  readonly ratio: number;
  readonly figures: readonly AlertFigure[];
  readonly comparedIds: readonly RecordId[];
}

const NAMES = {
  in: 'receipts',
  out: 'payments',
  buy: 'purchases',
  sell: 'sales',
  order: 'orders',
  return: 'returns',
} as const;

/** The figures of a comparison with a habit, in the order in which a person computes them. */
export function habitFigures(
  movement: Movement,
  { habit, means }: HabitBefore,
  deviations: number,
): readonly AlertFigure[] {
  const { currency } = movement.data;
  const name = `${NAMES[movement.direction]}${means ? ` ${MEANS_PHRASES[means]}` : ''}`;
  return [
    { label: `Earlier ${name} compared`, value: countValue(habit.count) },
    {
      label: 'Usual amount',
      value: moneyValue(habit.median, currency),
      how: `median of the ${name} compared, of their logarithms`,
    },
    {
      label: 'Spread',
      value: numberValue(habit.spread),
      how:
        habit.spread > habit.measuredSpread
          ? `the least that is taken; measured: ${habit.measuredSpread.toFixed(2)} (1.4826 × median of |ln amount − ln usual amount|)`
          : '1.4826 × median of |ln amount − ln usual amount|',
    },
    {
      label: 'Limit',
      value: moneyValue(limitOf(habit, deviations), currency),
      how: `usual amount × e^(${deviations} × spread)`,
    },
    { label: 'Amount', value: moneyValue(movement.size, currency) },
    {
      label: 'Deviation',
      value: numberValue(deviationOf(movement.size, habit)),
      how: `(ln amount − ln usual amount) ÷ spread; the limit is ${deviations}`,
    },
  ];
}

/** The largest of the earlier amounts, in minor units. */
const highestOf = ({ compared }: HabitBefore): number =>
  compared.reduce((highest, { size }) => Math.max(highest, size), 0);

/**
 * How far an amount is above its limit (1 is at the limit): by deviations from the habit, or, where a
 * habit is so wide that little is far from it, by the highest amount before.
 */
export function habitRatio(
  movement: Movement,
  before: HabitBefore,
  limits: {
    readonly deviations: number;
    /** Deviations without which being the highest says nothing. */
    readonly leastDeviations: number;
    readonly timesHighest: number;
  },
): number {
  const deviation = deviationOf(movement.size, before.habit);
  const byHabit = deviation / limits.deviations;
  if (deviation < limits.leastDeviations) return byHabit;
  return Math.max(byHabit, movement.size / (limits.timesHighest * highestOf(before)));
}

/** What the highest amount before says. */
export function highestFigures(
  movement: Movement,
  before: HabitBefore,
  timesHighest: number,
): readonly AlertFigure[] {
  const highest = highestOf(before);
  return [
    { label: 'Highest before', value: moneyValue(highest, movement.data.currency) },
    {
      label: 'Times the highest',
      value: numberValue(movement.size / highest),
      how: `amount ÷ highest before; ${timesHighest} or more also counts, at half the deviations`,
    },
  ];
}

/**
 * Whether a flow is large for this client: so many spreads above the habit, or, where there is no
 * habit yet, a payment of a good part of what was brought in before. `null` when it is not, when
 * amounts as large are usual, or nobody can say.
 */
export function largeFlow(movement: Movement, movements: Movements): LargeFlow | null {
  const { largeDeviations, largeTimesHighest, largeShare } = movements.settings;
  const before = habitBefore(movement, movements);
  if (before) {
    // Of money that comes in the highest so far says little: bonuses and sales of houses are higher.
    const isPayment = movement.direction === 'out';
    const ratio = habitRatio(movement, before, {
      deviations: largeDeviations,
      leastDeviations: isPayment ? largeDeviations / 2 : Number.POSITIVE_INFINITY,
      timesHighest: largeTimesHighest,
    });
    if (ratio < 1 || wasAsLargeBefore(movement, movements)) return null;
    return {
      ratio,
      figures: [
        ...habitFigures(movement, before, largeDeviations),
        ...(isPayment ? highestFigures(movement, before, largeTimesHighest) : []),
      ],
      comparedIds: before.compared.map(({ id }) => id),
    };
  }
  // Nobody can say of the first receipts that they are large.
  if (movement.direction !== 'out' || wasAsLargeBefore(movement, movements)) return null;
  const brought = broughtInBefore(movement, movements);
  if (brought <= 0) return null;
  const share = movement.size / brought;
  const limit = largeShare / 100;
  if (share < limit) return null;
  const { currency } = movement.data;
  return {
    ratio: share / limit,
    comparedIds: [],
    figures: [
      {
        label: 'Brought in before',
        value: moneyValue(brought, currency),
        how: 'everything received less everything paid out on earlier days',
      },
      { label: 'Amount', value: moneyValue(movement.size, currency) },
      {
        label: 'Part of it',
        value: shareValue(share),
        how: `amount ÷ brought in before; the limit is ${largeShare} %, as there are too few payments for a habit`,
      },
    ],
  };
}

/** What the client brought in less what was paid out on the days before, in minor units. */
function broughtInBefore({ day, data }: Movement, { all }: Movements): number {
  let sum = 0;
  for (const earlier of all.slice(0, firstFrom(all, day))) {
    if (earlier.data.currency !== data.currency) continue;
    if (earlier.direction === 'in') sum += earlier.size;
    if (earlier.direction === 'out') sum -= earlier.size;
  }
  return sum;
}

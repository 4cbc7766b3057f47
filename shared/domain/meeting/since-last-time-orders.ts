import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, type Money, money } from '#shared/lib/money.ts';
import { figuresDay } from '../client/figures-day.ts';
import { earlierDay, isWithin } from '../period.ts';
import { currenciesOf } from '../portfolio/client-figures.ts';
import { isHoldingAccount } from '../portfolio/portfolio-scope.ts';
import { salesIn } from '../portfolio/sales.ts';
import { type ChangeLine, type ChangesInput, clientLine, internalLine } from './change-line.ts';
import {
  ordersExpected,
  rankOfShare,
  type UsualOrders,
  usualInDays,
  usualOrders,
} from './change-weight.ts';

/** That nothing was ordered is news once so many orders were to be expected. */
const LEAST_EXPECTED = 2;

/** Accounts that sell in one currency. */
interface Selling {
  readonly currency: CurrencyCode;
  readonly accounts: ChangesInput['file']['accounts'];
  /** The day up to which they were delivered: of the days after it nobody knows what was ordered. */
  readonly knownTo: CalendarDate;
}

/**
 * Orders and returns by currency beside what is usual in as many days; also that none came. Days whose
 * entries have not been delivered yet are not compared.
 */
export function orderChanges(input: ChangesInput): readonly ChangeLine[] {
  if (!input.figures) return [];
  const { file, to } = input;
  const selling = file.accounts.filter((account) => !isHoldingAccount(account));
  return currenciesOf(selling).flatMap((currency) => {
    const accounts = selling.filter(({ data }) => data.currency === currency);
    return changesIn({ currency, accounts, knownTo: figuresDay({ accounts }, to) }, input);
  });
}

function changesIn(selling: Selling, input: ChangesInput): readonly ChangeLine[] {
  const { currency, knownTo } = selling;
  const { file, after, to, wording } = input;
  const days = daysBetween(after, knownTo);
  const usual = usualOrders(file.transactions, currency, earlierDay(after, knownTo));
  const sales = salesIn(file.transactions, currency).filter(({ data }) =>
    isWithin(data.date, { from: addDays(after, 1), to }),
  );
  const linesOf = (type: 'order' | 'return'): readonly ChangeLine[] => {
    const entries = sales.filter(({ data }) => data.type === type);
    const last = entries.reduce(
      (latest, entry) => (!latest || entry.data.date > latest.data.date ? entry : latest),
      entries[0],
    );
    if (!last) return [];
    const sum = money(
      entries.reduce((total, { data }) => total + Math.abs(data.amount), 0),
      currency,
    );
    const about = {
      date: last.data.date,
      area: 'sales',
      rank: rankOfOrders(sum, usual, type === 'order' ? 75 : 72),
      source: { kind: 'transaction', id: last.id },
    } as const;
    const isCompared = type === 'order' && last.data.date <= knownTo;
    const habit = usual && isCompared ? usualInDays(usual, days) : null;
    const change = { tag: type, count: entries.length, amount: sum, usual: habit } as const;
    return [clientLine(change, about, wording)];
  };
  const ordered = linesOf('order');
  return [...(ordered.length > 0 ? ordered : noOrder(usual, selling, input)), ...linesOf('return')];
}

const rankOfOrders = ({ amount }: Money, usual: UsualOrders | null, otherwise: number): number =>
  usual ? rankOfShare(amount / usual.amount.amount) : otherwise;

/** What was usual and did not come: it weighs what it would have. */
function noOrder(
  usual: UsualOrders | null,
  { accounts, knownTo }: Selling,
  { after, to, wording }: ChangesInput,
): readonly ChangeLine[] {
  const days = daysBetween(after, knownTo);
  if (!usual || ordersExpected(usual, days) < LEAST_EXPECTED) return [];
  const missed = usualInDays(usual, days);
  const until = knownTo < to ? ` up to ${wording.date(knownTo)}` : '';
  const [account] = accounts;
  return [
    internalLine(`No order${until}, usually ${wording.roundMoney(missed)}`, {
      date: knownTo,
      area: 'sales',
      rank: rankOfOrders(missed, usual, 75),
      source: account ? { kind: 'account', id: account.id } : null,
    }),
  ];
}

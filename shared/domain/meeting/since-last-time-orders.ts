import { addDays, daysBetween } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, type Money, money } from '#shared/lib/money.ts';
import { isWithin } from '../period.ts';
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

/** Orders and returns by currency beside what is usual in as many days; also that none came. */
export function orderChanges(input: ChangesInput): readonly ChangeLine[] {
  if (!input.figures) return [];
  const selling = input.file.accounts.filter((account) => !isHoldingAccount(account));
  return currenciesOf(selling).flatMap((currency) => changesIn(currency, input));
}

function changesIn(currency: CurrencyCode, input: ChangesInput): readonly ChangeLine[] {
  const { file, after, to, wording } = input;
  const days = daysBetween(after, to);
  const usual = usualOrders(file.transactions, currency, after);
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
    const habit = usual && type === 'order' ? usualInDays(usual, days) : null;
    const change = { tag: type, count: entries.length, amount: sum, usual: habit } as const;
    return [clientLine(change, about, wording)];
  };
  const ordered = linesOf('order');
  return [...(ordered.length > 0 ? ordered : noOrder(usual, days, input)), ...linesOf('return')];
}

const rankOfOrders = ({ amount }: Money, usual: UsualOrders | null, otherwise: number): number =>
  usual ? rankOfShare(amount / usual.amount.amount) : otherwise;

/** What was usual and did not come: it weighs what it would have. */
function noOrder(
  usual: UsualOrders | null,
  days: number,
  { file, to, wording }: ChangesInput,
): readonly ChangeLine[] {
  if (!usual || ordersExpected(usual, days) < LEAST_EXPECTED) return [];
  const missed = usualInDays(usual, days);
  const account = file.accounts.find(
    (each) => !isHoldingAccount(each) && each.data.currency === missed.currency,
  );
  return [
    internalLine(`No order, usually ${wording.roundMoney(missed)}`, {
      date: to,
      area: 'sales',
      rank: rankOfOrders(missed, usual, 75),
      source: account ? { kind: 'account', id: account.id } : null,
    }),
  ];
}

import { addDays, addMonths } from '#shared/lib/calendar-date.ts';
import { money } from '#shared/lib/money.ts';
import { available, type Figure } from '../figure.ts';
import { isWithin, type Period } from '../period.ts';
import type { PortfolioFigures } from '../portfolio/client-figures.ts';
import { flowAmount } from '../portfolio/external-flows.ts';
import { isExternalFlow, type LedgerEntry } from '../portfolio/ledger.ts';
import { median } from '../portfolio/order-rhythm.ts';
import {
  isHoldingAccount,
  type PortfolioScope,
  portfolioScope,
} from '../portfolio/portfolio-scope.ts';
import { type ChangeLine, type ChangesInput, clientLine, rankOf } from './change-line.ts';

/** A payment of less than this part of the wealth is told with all others: one in twenty. */
const LEAST_SHARE = 0.05;
/** A payment within so many times the client's usual one is told with all others. */
const HABIT_FACTOR = 3;
/** Fewer payments of a year say nothing of a habit. */
const FEWEST_PAYMENTS = 3;
const MOST_PAYMENTS = 3;

/** Changes of value, and what came in and went out: large payments by themselves, the rest in sum. */
export function accountChanges(input: ChangesInput): readonly ChangeLine[] {
  const { figures, file } = input;
  if (!figures?.portfolio) return [];
  if (figures.portfolio.value.available || figures.portfolioByCurrency.length === 0) {
    const accounts = file.accounts.filter(isHoldingAccount);
    return partChanges(figures.portfolio, accounts, input);
  }
  return figures.portfolioByCurrency.flatMap((part) => {
    const accounts = file.accounts.filter(
      (each) => isHoldingAccount(each) && each.data.currency === part.currency,
    );
    return partChanges(part, accounts, input);
  });
}

function partChanges(
  figures: PortfolioFigures,
  accounts: PortfolioScope['accounts'],
  input: ChangesInput,
): readonly ChangeLine[] {
  const { rates } = input;
  const scope = portfolioScope(input.file, figures.currency, { accounts, rates });
  return [...valueChanges(figures, scope, input), ...flowChanges(scope, input)];
}

/** The account in the currency of the figures, or else any of theirs. */
function sourceOf({ accounts, currency }: PortfolioScope): ChangeLine['source'] {
  const account = accounts.find(({ data }) => data.currency === currency) ?? accounts[0];
  return account ? { kind: 'account', id: account.id } : null;
}

function valueChanges(
  figures: PortfolioFigures,
  scope: PortfolioScope,
  input: ChangesInput,
): readonly ChangeLine[] {
  const { wording, to } = input;
  const { value, startValue, gain, currency } = figures;
  if (!value.available || !startValue.available || startValue.value.amount === 0) return [];
  const change = money(value.value.amount - startValue.value.amount, currency);
  if (change.amount === 0) return [];
  const gained = gain.available && gain.value.amount !== 0 ? gain.value : null;
  const by = { ...change, amount: Math.abs(change.amount) };
  const about = {
    date: to,
    area: 'portfolio',
    rank: rankOf(change, 80, input),
    source: sourceOf(scope),
  } as const;
  return [
    clientLine(
      { tag: 'value', isRise: change.amount > 0, by, to: value.value, gain: gained },
      about,
      wording,
    ),
  ];
}

interface Flow {
  readonly entry: LedgerEntry;
  /** In the scope's currency, negative when it went out. */
  readonly amount: number;
}

/** Payments and transfers that crossed the border of the accounts; nothing where one is not known. */
function flowChanges(scope: PortfolioScope, input: ChangesInput): readonly ChangeLine[] {
  const { after, to } = input;
  const known = flowsIn(scope, { from: addDays(after, 1), to });
  if (!known.available) return [];
  const flows = known.value;
  const large = flows.length > 1 ? largePayments(flows, scope, input) : [];
  const rest = flows.filter((flow) => !large.includes(flow));
  const last = rest.at(-1);
  const sum = rest.reduce((total, { amount }) => total + amount, 0);
  const line = (sum: number, { entry }: Flow, what: string | null, isRest: boolean): ChangeLine => {
    const amount = money(Math.abs(sum), scope.currency);
    const about = {
      date: entry.data.date,
      area: 'portfolio',
      rank: rankOf(money(sum, scope.currency), 60, input),
      source: { kind: 'transaction', id: entry.id },
    } as const;
    const flow = { tag: 'flow', isInflow: sum > 0, amount, what, isRest } as const;
    return clientLine(flow, about, input.wording);
  };
  return [
    ...large.map((flow) => {
      const { counterparty, description } = flow.entry.data;
      return line(flow.amount, flow, counterparty || description || null, false);
    }),
    ...(last && sum !== 0 ? [line(sum, last, null, large.length > 0)] : []),
  ];
}

function flowsIn(scope: PortfolioScope, period: Period): Figure<readonly Flow[]> {
  const flows: Flow[] = [];
  for (const entry of scope.ledger) {
    if (!isWithin(entry.data.date, period)) continue;
    if (!isExternalFlow(entry.data, scope.accountIds)) continue;
    const amount = flowAmount(scope, entry.data);
    if (!amount.available) return amount;
    flows.push({ entry, amount: amount.value });
  }
  return available(flows);
}

/** The largest of `flows` that are large for the client's wealth and far above what is usual. */
function largePayments(
  flows: readonly Flow[],
  scope: PortfolioScope,
  { after, shareOfWealth }: ChangesInput,
): readonly Flow[] {
  const year = { from: addDays(addMonths(after, -12), 1), to: after };
  const earlier = flowsIn(scope, year);
  const usual = (isInflow: boolean): number => {
    const sizes = (earlier.available ? earlier.value : [])
      .filter(({ amount }) => amount > 0 === isInflow)
      .map(({ amount }) => Math.abs(amount));
    return sizes.length < FEWEST_PAYMENTS ? 0 : median(sizes);
  };
  const [usualIn, usualOut] = [usual(true), usual(false)];
  return flows
    .filter(({ amount }) => {
      const share = shareOfWealth(money(amount, scope.currency)) ?? 0;
      const habit = HABIT_FACTOR * (amount > 0 ? usualIn : usualOut);
      return share >= LEAST_SHARE && Math.abs(amount) > habit;
    })
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, MOST_PAYMENTS);
}

import { addDays } from '#shared/lib/calendar-date.ts';
import { money } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Period } from '../period.ts';
import { clientFigures, type PortfolioFigures } from '../portfolio/client-figures.ts';
import type { LedgerHoldings } from '../portfolio/holding.ts';
import { holdingsOf } from '../portfolio/holdings.ts';
import { isExternalFlow } from '../portfolio/ledger.ts';
import { isHoldingAccount } from '../portfolio/portfolio-scope.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { type ChangeLine, type ChangesInput, clientLine } from './change-line.ts';
import type { ClientChange } from './client-change.ts';

/** Changes of value, flows, holdings and orders. */
export function accountChanges(input: ChangesInput): readonly ChangeLine[] {
  if (input.after >= input.to || input.file.transactions.length === 0) return [];
  const period = { from: addDays(input.after, 1), to: input.to };
  const figures = clientFigures(input.file, period, input.rates);
  const parts = figures.portfolio?.value.available
    ? [figures.portfolio]
    : figures.portfolioByCurrency;
  return [
    ...parts.flatMap((part) => valueChanges(part, input)),
    ...holdingChanges(input),
    ...(figures.sales ? orderChanges(input, period) : []),
  ];
}

function valueChanges(figures: PortfolioFigures, input: ChangesInput): readonly ChangeLine[] {
  const { wording, to } = input;
  const { value, startValue, gain, netFlow } = figures;
  const lines: ChangeLine[] = [];
  const account = input.file.accounts.find(
    (each) => isHoldingAccount(each) && each.data.currency === figures.currency,
  );
  const whole: ChangeLine['source'] = account ? { kind: 'account', id: account.id } : null;
  const line = (what: ClientChange, rank: number, date = to, source = whole): void => {
    lines.push(clientLine(what, { date, area: 'portfolio', rank, source }, wording));
  };
  if (value.available && startValue.available && startValue.value.amount !== 0) {
    const change = value.value.amount - startValue.value.amount;
    if (change !== 0) {
      const by = money(Math.abs(change), figures.currency);
      const gained = gain.available ? gain.value : null;
      line({ tag: 'value', isRise: change > 0, by, to: value.value, gain: gained }, 80);
    }
  }
  if (netFlow.available && netFlow.value.amount !== 0) {
    const { amount } = netFlow.value;
    const size = money(Math.abs(amount), figures.currency);
    const last = lastFlow(input);
    const source: ChangeLine['source'] = last ? { kind: 'transaction', id: last.id } : whole;
    const flow = { tag: 'flow', isInflow: amount > 0, amount: size } as const;
    line(flow, 60, last?.data.date ?? input.after, source);
  }
  return lines;
}

/** The last deposit, withdrawal or transfer in the time that is compared. */
function lastFlow({ file, after, to }: ChangesInput): Entry<Transaction> | null {
  const own = new Set(file.accounts.map(({ id }) => id));
  return file.transactions.reduce<Entry<Transaction> | null>((last, entry) => {
    const { date } = entry.data;
    const isLater = date > after && date <= to && date > (last?.data.date ?? after);
    return isLater && isExternalFlow(entry.data, own) ? entry : last;
  }, null);
}

/** Millionths of each security that are held. */
export function quantities({ holdings }: LedgerHoldings): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { securityId, quantity } of holdings) {
    sums.set(securityId, (sums.get(securityId) ?? 0) + quantity);
  }
  return sums;
}

/** Securities that were not held before, and those that no longer are. */
function holdingChanges({ file, after, to, wording }: ChangesInput): readonly ChangeLine[] {
  const { accounts, transactions } = file;
  const before = quantities(holdingsOf({ accounts, transactions, until: after }));
  const now = quantities(holdingsOf({ accounts, transactions, until: to }));
  const lines: ChangeLine[] = [];
  for (const [id, { data }] of file.securities) {
    const [was, is] = [before.has(id), now.has(id)];
    if (was === is) continue;
    const last = transactions.findLast(
      (entry) => entry.data.securityId === id && entry.data.date > after && entry.data.date <= to,
    );
    const source: ChangeLine['source'] = last
      ? { kind: 'transaction', id: last.id }
      : { kind: 'security', id };
    const date = last?.data.date ?? to;
    const change = { tag: is ? 'newHolding' : 'noLongerHeld', security: data.name } as const;
    const about = { date, area: 'portfolio', rank: is ? 65 : 70, source } as const;
    lines.push(clientLine(change, about, wording));
  }
  return lines;
}

function orderChanges({ file, wording }: ChangesInput, period: Period): readonly ChangeLine[] {
  const lines: ChangeLine[] = [];
  for (const type of ['order', 'return'] as const) {
    const entries = file.transactions.filter(
      ({ data }) => data.type === type && data.date >= period.from && data.date <= period.to,
    );
    const last = entries.reduce((latest, entry) => {
      return !latest || entry.data.date > latest.data.date ? entry : latest;
    }, entries[0]);
    if (!last) continue;
    const sameCurrency = entries.filter(({ data }) => data.currency === last.data.currency);
    const sum = sameCurrency.reduce((total, { data }) => total + Math.abs(data.amount), 0);
    const amount = money(sum, last.data.currency);
    const about = {
      date: last.data.date,
      area: 'sales',
      rank: type === 'order' ? 75 : 72,
      source: { kind: 'transaction', id: last.id },
    } as const;
    lines.push(clientLine({ tag: type, count: sameCurrency.length, amount }, about, wording));
  }
  return lines;
}

import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, minor, type Records } from './book-writer.ts';
import { TARGETS, writeHistory } from './portfolio-history.ts';
import { book, type PortfolioLedger, receive } from './portfolio-ledger.ts';
import { randomFrom, seedFor } from './random.ts';
import { onWeekday } from './sample-days.ts';
import type { CashAccountSpec, ClientSpec, PortfolioSpec, SampleCurrency } from './sample-spec.ts';

/** Accounts of a client with securities or money, and everything that happened on them. */
export function portfolioRecords(
  spec: ClientSpec,
  clientId: RecordId,
  context: BookContext,
): Records {
  const ledgers = new Map<string, PortfolioLedger>();
  const accounts: LoadedRecord[] = [];
  for (const portfolio of spec.portfolios ?? []) {
    const currency = portfolio.currency ?? spec.currency;
    const ledger = emptyLedger(spec, { key: portfolio.key, currency }, clientId, context);
    ledgers.set(portfolio.key, ledger);
    accounts.push(investmentAccount(portfolio, ledger, context));
    writeHistory(ledger, portfolio, context);
  }
  for (const portfolio of spec.portfolios ?? []) moveHolding(portfolio, ledgers, context);
  for (const cash of spec.cash ?? []) {
    const account = { key: cash.key, currency: spec.currency };
    const ledger = emptyLedger(spec, account, clientId, context);
    ledgers.set(cash.key, ledger);
    accounts.push(cashAccount(cash, ledger, context));
    writeCashHistory(ledger, cash, context);
  }
  return [...accounts, ...[...ledgers.values()].flatMap((ledger) => ledger.records)];
}

function emptyLedger(
  spec: ClientSpec,
  { key, currency }: { readonly key: string; readonly currency: SampleCurrency },
  clientId: RecordId,
  context: BookContext,
): PortfolioLedger {
  return {
    key: `${spec.key}/${key}`,
    clientId,
    accountId: context.idOf('account', `${spec.key}/${key}`),
    currency: currency as CurrencyCode,
    cash: 0,
    held: new Map(),
    records: [],
  };
}

/** A number of the custodian's that looks like one and is the same every time. */
function accountNumber(key: string): string {
  const random = randomFrom(seedFor(7, key));
  return `${random.integer(1000, 9999)}-${random.integer(100_000, 999_999)}`;
}

function investmentAccount(
  spec: PortfolioSpec,
  ledger: PortfolioLedger,
  context: BookContext,
): LoadedRecord {
  const target = TARGETS[spec.style];
  const cash = 10_000 - target.equity - target.fund - target.bond;
  return loadedRecord(
    'account',
    ledger.accountId,
    newAccount({
      clientId: ledger.clientId,
      name: spec.name,
      number: accountNumber(ledger.key),
      currency: ledger.currency,
      custodian: spec.custodian,
      costBasisMethod: spec.method ?? 'fifo',
      openedOn: onWeekday(dayAt(context, spec.opened), 1),
      benchmarkSecurityId: context.idOf('security', `${ledger.currency}IX`),
      targets: [
        { id: 'equity', weight: target.equity },
        { id: 'fund', weight: target.fund },
        { id: 'bond', weight: target.bond },
        { id: 'cash', weight: cash },
      ],
    }),
  );
}

/**
 * Moves a whole holding to another account of the client on the last day there are prices of. No
 * cost is said: the lots go along with theirs.
 */
function moveHolding(
  spec: PortfolioSpec,
  ledgers: ReadonlyMap<string, PortfolioLedger>,
  context: BookContext,
): void {
  const move = spec.movesTo;
  const from = ledgers.get(spec.key);
  const to = move && ledgers.get(move.account);
  const holding = move && from?.held.get(move.symbol);
  if (!move || !from || !to || !holding) return;
  const date = context.market.days.at(-1) ?? context.today;
  const common = {
    securityId: context.idOf('security', move.symbol),
    description: 'Between the household’s accounts',
  };
  const { quantity } = holding;
  from.held.delete(move.symbol);
  book(from, context, 'transferOut', date, 0, {
    ...common,
    quantity: -quantity as Quantity,
    transferAccountId: to.accountId,
  });
  receive(to, move.symbol, quantity, holding.cost, holding.since);
  book(to, context, 'transferIn', date, 0, {
    ...common,
    quantity: quantity as Quantity,
    transferAccountId: from.accountId,
  });
}

function cashAccount(
  spec: CashAccountSpec,
  ledger: PortfolioLedger,
  context: BookContext,
): LoadedRecord {
  return loadedRecord(
    'account',
    ledger.accountId,
    newAccount({
      clientId: ledger.clientId,
      name: spec.name,
      accountType: 'cash',
      number: accountNumber(ledger.key),
      currency: ledger.currency,
      openedOn: onWeekday(dayAt(context, spec.opened), 1),
    }),
  );
}

/** Money in and out of a business account month by month; nothing is paid that is not there. */
function writeCashHistory(
  ledger: PortfolioLedger,
  spec: CashAccountSpec,
  context: BookContext,
): void {
  const random = randomFrom(seedFor(context.seed, ledger.key));
  const around = (amount: number): number =>
    Math.round(minor(amount) * (0.85 + random.next() * 0.3));
  const opened = onWeekday(dayAt(context, spec.opened), 1);
  let month = '';
  for (const date of context.market.days) {
    if (date > opened) writeExtra(ledger, spec, context, date);
    if (date < opened || date.slice(0, 7) === month) continue;
    if (month === '') {
      book(ledger, context, 'deposit', date, minor(spec.opening), {
        description: 'Opening balance',
      });
    } else {
      const received = around(spec.monthlyIn);
      book(ledger, context, 'deposit', date, received, { description: 'Receipts from customers' });
      const paid = Math.min(around(spec.monthlyOut), ledger.cash - 2000);
      if (paid > 0) {
        book(ledger, context, 'withdrawal', date, -paid, { description: 'Wages and suppliers' });
      }
      book(ledger, context, 'fee', date, -1500, { description: 'Account fee' });
    }
    month = date.slice(0, 7);
  }
}

function writeExtra(
  ledger: PortfolioLedger,
  spec: CashAccountSpec,
  context: BookContext,
  date: CalendarDate,
): void {
  for (const { day, amount, why, otherSide } of spec.extra ?? []) {
    if (onWeekday(dayAt(context, day), 1) !== date) continue;
    if (ledger.cash + minor(amount) < 0) continue;
    book(ledger, context, amount > 0 ? 'deposit' : 'withdrawal', date, minor(amount), {
      description: why,
      ...(otherSide ? { counterparty: otherSide } : {}),
    });
  }
}

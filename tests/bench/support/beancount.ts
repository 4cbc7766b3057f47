import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FiguresRecords } from '#shared/domain/portfolio/client-figures.ts';
import { holdingsOf } from '#shared/domain/portfolio/holdings.ts';
import { sortedLedger } from '#shared/domain/portfolio/ledger.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import { ensureDebianPackages } from '../../../scripts/lib/debian.mjs';
import { progress } from './report.ts';

/** Debian's Python, for which the package is; another one that comes first would not find it. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = path.join(import.meta.dirname, '..', 'peers', 'beancount_lots.py');
const LIMIT_MS = 10 * 60_000;

interface Booked {
  readonly parseMillis: number;
  readonly bookMillis: number;
  readonly errors: number;
  readonly holdings: readonly { key: string; units: number; cost: number }[];
}

/**
 * What beancount takes to book the lots of the same transactions, FIFO, and to add the holdings up;
 * `null` where it cannot be installed. Its holdings must be ours: units exactly, cost within a cent
 * for every part sold, as it keeps the cost of one unit and does not round.
 */
export async function bookByBeancount(clients: readonly FiguresRecords[]): Promise<Booked | null> {
  const missing = await ensureDebianPackages(['python3-beancount'], progress).catch(() => [
    'python3-beancount',
  ]);
  if (missing.length > 0) {
    progress(`Left out: beancount, as ${missing.join(' ')} is not installed.`);
    return null;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-bench-beancount-'));
  try {
    const file = path.join(folder, 'book.beancount');
    await writeFile(file, journalOf(clients));
    const options = { timeout: LIMIT_MS, maxBuffer: 1 << 28 };
    const { stdout } = await promisify(execFile)(PYTHON, [SCRIPT, file], options);
    const booked = JSON.parse(stdout) as Booked;
    compare(booked, clients);
    return booked;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const money = (amount: number): string => decimalText(amount, 2);
const units = (quantity: number): string => decimalText(quantity, 6);

/** The clients' ledgers as a beancount file, in the order in which ours are counted. */
function journalOf(clients: readonly FiguresRecords[]): string {
  const lines = ['2000-01-01 open Equity:Owner', '2000-01-01 open Income:All'];
  for (const [n, { accounts, transactions, securities }] of clients.entries()) {
    const names = new Map(accounts.map(({ id }, each) => [id, `Assets:C${n}:D${each}`]));
    for (const name of names.values()) lines.push(`2000-01-01 open ${name} "FIFO"`);
    for (const { data } of sortedLedger(transactions)) {
      const symbol = data.securityId ? (securities.get(data.securityId)?.data.symbol ?? '') : '';
      lines.push(`${data.date} * "${data.type}"`, ...postings(data, names, symbol));
    }
  }
  return `${lines.join('\n')}\n`;
}

function postings(data: Transaction, names: ReadonlyMap<string, string>, symbol: string): string[] {
  const account = names.get(data.accountId) ?? '';
  const cash = `  ${account}  ${money(data.amount)} EUR`;
  const quantity = units(data.quantity ?? 0);
  switch (data.type) {
    case 'buy':
      return [`  ${account}  ${quantity} ${symbol} {{${money(-data.amount)} EUR}}`, cash];
    case 'sell':
      return [`  ${account}  ${quantity} ${symbol} {}`, cash, '  Income:All'];
    case 'deposit':
    case 'withdrawal':
      return [cash, '  Equity:Owner'];
    default:
      return [cash, '  Income:All'];
  }
}

function compare(booked: Booked, clients: readonly FiguresRecords[]): void {
  if (booked.errors > 0) throw new Error(`beancount found ${booked.errors} errors in the book.`);
  const theirs = new Map(booked.holdings.map((holding) => [holding.key, holding]));
  let held = 0;
  for (const [n, { accounts, transactions, securities }] of clients.entries()) {
    const places = new Map(accounts.map(({ id }, each) => [id, each]));
    for (const holding of holdingsOf({ accounts, transactions }).holdings) {
      held += 1;
      const symbol = securities.get(holding.securityId)?.data.symbol;
      const key = `Assets:C${n}:D${places.get(holding.accountId)} ${symbol}`;
      const their = theirs.get(key);
      const cents = Math.abs((their?.cost ?? 0) * 100 - (holding.cost ?? 0));
      if (their?.units !== holding.quantity / 1e6 || cents > transactions.length) {
        throw new Error(
          `${key}: beancount holds ${JSON.stringify(their)}, we ${JSON.stringify(holding)}`,
        );
      }
    }
  }
  if (held !== theirs.size) throw new Error(`beancount has ${theirs.size} holdings, we ${held}.`);
}

import { newClient } from '#shared/domain/client/client-builders.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newAccount, newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { parsedWhole } from '../parsed-whole.ts';
import type { LoadedEntry } from './ledger-row.ts';
import { parseLedger, type StandingRecords } from './parse-ledger.ts';

export const APPLE = 'US0378331005';
export const BUND = 'DE0001102341';
const TODAY = '2026-11-28' as CalendarDate;
export const EUR = 'EUR' as CurrencyCode;

export const marsh = entryNamed('marsh', newClient({ name: 'Marsh family', externalId: 'C-1' }));
const keller = entryNamed('keller', newClient({ name: 'Keller' }));
export const depot = entryNamed('depot', account('Depot', 'D 1'));
export const second = entryNamed('second', account('Second', 'D2'));
export const twin = entryNamed('twin', { ...account('Depot', 'D1'), clientId: keller.id });
const yen = entryNamed('yen', { ...account('Yen', 'Y1'), currency: 'JPY' as CurrencyCode });
const trading = entryNamed('trading', { ...account('Shop', 'S1'), accountType: 'sales' as const });
export const apple = security('apple', {
  isin: APPLE,
  symbol: 'AAPL',
  currency: 'USD' as CurrencyCode,
});
export const bund = security('bund', { isin: BUND, symbol: 'BUND', currency: EUR });
export const fund = security('fund', { symbol: 'FUND', currency: EUR });

/** A book with two clients, and the firm's securities. */
export const STANDING: StandingRecords = {
  clients: [marsh, keller],
  accounts: [depot, second, twin, yen, trading],
  securities: [apple, bund, fund],
};

function account(name: string, number: string) {
  return newAccount({ clientId: marsh.id, name, number, currency: EUR });
}

export function security(name: string, fields: Partial<ReturnType<typeof newSecurity>>) {
  return entryNamed(name, newSecurity({ name, ...fields }));
}

const COLUMNS = [
  ...['client', 'account', 'reference', 'date', 'type', 'isin', 'ticker', 'quantity', 'price'],
  ...['amount', 'fee', 'tax', 'currency', 'note', 'other account', 'cost', 'acquired on'],
  ...['new isin', 'new ticker', 'new quantity', 'new value', 'cost share', 'means'],
];
/** Cells of rows that are in order. */
export const DEPOSIT = {
  ...{ client: 'C-1', account: 'D1', reference: 'R1', date: '2026-03-02', type: 'deposit' },
  ...{ amount: '1000.00', currency: 'EUR' },
};
export const BUY = {
  ...{ ...DEPOSIT, reference: 'R2', type: 'buy', isin: BUND, quantity: '10', price: '99.25' },
  ...{ amount: '-997.50', fee: '5.00' },
};

export type Cells = Readonly<Record<string, string>>;

const line = (cells: Cells, columns: readonly string[] = COLUMNS): string =>
  columns.map((column) => cells[column] ?? '').join(',');

/** What comes of a file with `rows`. */
export function load(rows: readonly Cells[], standing = STANDING, columns = COLUMNS) {
  const lines = [columns.join(','), ...rows.map((row) => line(row, columns))];
  return loadText(lines.map((text) => `${text}\n`).join(''), standing);
}

/** What comes of a file with `text`. */
export async function loadText(text: string, standing = STANDING) {
  const parsing = parseLedger({ file: 'l.csv', chunks: [text] }, standing, TODAY);
  const entries = new Map<RecordId, LoadedEntry['data']>();
  const { loaded, problems, end } = await parsedWhole(parsing);
  for (const each of loaded) if (each.kind === 'transaction') entries.set(each.id, each.data);
  return { entries, all: [...entries.values()], problems, end };
}

import type { Client } from '#shared/domain/client/client.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import { TRANSACTION_TYPES, type TransactionType } from '#shared/domain/portfolio/transaction.ts';
import { TRANSACTION_NAMES } from '#shared/domain/portfolio/transaction-names.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, minorUnitScale } from '#shared/lib/money.ts';
import { ok } from '#shared/lib/result.ts';
import { KnownAccounts } from '../client-records/known-accounts.ts';
import { KnownClients } from '../client-records/known-clients.ts';
import { KnownSecurities } from '../firm-records/known-securities.ts';
import type { Parsing, Total } from '../loaded-record.ts';
import { LinesById } from '../table/lines-by-id.ts';
import { parseRows, type TableFormat, type TableSource } from '../table/read-table.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { totalText } from '../table/total-text.ts';
import { entriesOf, type KnownRecords, type LoadedEntry } from './ledger-row.ts';

/** What stands already: the accounts and clients of the book, and the securities of the firm. */
export interface StandingRecords {
  readonly accounts: readonly StandingRecord<Account>[];
  readonly clients: readonly StandingRecord<Client>[];
  readonly securities: readonly StandingRecord<Security>[];
}

const formatOf = (known: KnownRecords): TableFormat<readonly LoadedEntry[]> => ({
  delimiter: ',',
  columns: [
    ...['client', 'account', 'reference', 'date', 'type', 'isin', 'ticker', 'quantity', 'price'],
    ...['amount', 'fee', 'tax', 'currency', 'note', 'other account', 'cost', 'acquired on'],
    ...['new isin', 'new ticker', 'new quantity', 'new value', 'cost share', 'means'],
  ],
  keys: ['account'],
  needed: ['reference', 'date', 'type', 'amount', 'currency'],
  hasEveryLineEnd: true,
  read: (cells) => entriesOf(cells, known),
});

/**
 * Entries in the ledgers of a book's accounts from a CSV with the columns above. Amounts and quantities
 * are signed by what they do to the account; money is in the account's currency, exact. An entry has its
 * account and the reference that the firm's system gives it: a row takes the place of what an earlier
 * file said of both, and a second row of one file is a problem. So is a row about a client, an account or
 * a security that is not in `standing`, or about a day after `today`.
 */
export async function* parseLedger(
  source: TableSource,
  standing: StandingRecords,
  today: CalendarDate,
): Parsing {
  const known = {
    today,
    accounts: new KnownAccounts(standing.accounts, new KnownClients(standing.clients)),
    securities: new KnownSecurities(standing.securities),
  };
  const sums = new Sums();
  const lines = new LinesById();
  const table = yield* parseRows(source, formatOf(known), function* (entries, line) {
    const first = entries[0] ? lines.firstOf(entries[0].id, line) : null;
    if (first !== null) {
      const message = `line ${first} has the same account and reference, and stays`;
      yield { problem: { file: source.file, line, field: 'reference', message } };
      return;
    }
    for (const entry of entries) {
      sums.add(entry);
      yield entry;
    }
  });
  if (!table.ok) return table;
  return ok([{ label: 'Rows', value: totalText(table.value.rowCount) }, ...sums.totals()]);
}

/** What the entries come to, by type and currency. */
class Sums {
  readonly #accountIds = new Set<RecordId>();
  readonly #byType = new Map<TransactionType, Map<CurrencyCode, { count: number; sum: number }>>();
  #count = 0;

  add({ data: { accountId, type, currency, amount } }: LoadedEntry): void {
    this.#count += 1;
    this.#accountIds.add(accountId);
    const byCurrency = this.#byType.get(type) ?? new Map();
    this.#byType.set(type, byCurrency);
    const { count = 0, sum = 0 } = byCurrency.get(currency) ?? {};
    byCurrency.set(currency, { count: count + 1, sum: sum + amount });
  }

  totals(): readonly Total[] {
    const byType = TRANSACTION_TYPES.flatMap((type) =>
      [...(this.#byType.get(type) ?? [])]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, { count, sum }]) => ({
          label: `${TRANSACTION_NAMES[type]}, ${currency}, ${totalText(count)} of them`,
          value: totalText(sum, minorUnitScale(currency)),
        })),
    );
    return [
      { label: 'Accounts', value: totalText(this.#accountIds.size) },
      { label: 'Entries', value: totalText(this.#count) },
      ...byType,
    ];
  }
}

import { ok } from '#shared/lib/result.ts';
import type { Parsing, Total } from '../loaded-record.ts';
import { readTable, type TableSource } from '../table/read-table.ts';
import { totalText } from '../table/total-text.ts';
import { FILE_PRICE_SCALE, invoiceLineFormat } from './invoice-line.ts';
import { TradeLedger } from './trade-ledger.ts';
import { clientRecords, productRecord, transactionRecord } from './trade-records.ts';

/**
 * A wholesaler's invoice lines (UCI "Online Retail", CSV) as products, clients with a sales account
 * each, and one transaction for each invoice. Lines without a customer number go to one client of
 * their own. Clients' ids depend on `bookId`, products' do not. Products and clients come before
 * transactions, so the whole file is read before the first record comes.
 */
export async function* parseOnlineRetail(source: TableSource, bookId: string): Parsing {
  const ledger = new TradeLedger();
  const table = await readTable(source, invoiceLineFormat, (line) => ledger.add(line));
  if (!table.ok) return table;
  for (const problem of table.value.problems) yield { problem };
  for (const item of ledger.items.values()) yield productRecord(item);
  const { lastDate } = ledger;
  for (const customer of ledger.customers.values()) {
    yield* clientRecords(customer, lastDate, bookId);
  }
  for (const invoice of ledger.invoices.values()) yield transactionRecord(invoice, bookId);
  return ok(totals(ledger, table.value.rowCount));
}

function totals(ledger: TradeLedger, lineCount: number): readonly Total[] {
  const customers = [...ledger.customers.values()].filter(({ number }) => number !== null);
  const items = [...ledger.items.values()];
  const charges = items.filter((item) => item.isCharge).length;
  const pounds = (mils: number) => totalText(mils, FILE_PRICE_SCALE);
  const count = (prefix: string) =>
    [...ledger.invoices.values()].filter(({ number }) => number.startsWith(prefix)).length;
  return [
    { label: 'Lines', value: totalText(lineCount) },
    { label: 'Customers', value: totalText(customers.length) },
    { label: 'Stock codes', value: totalText(items.length) },
    { label: 'of which charges, not products', value: totalText(charges) },
    { label: 'Invoices', value: totalText(ledger.invoices.size) },
    { label: 'of which credit notes', value: totalText(count('C')) },
    { label: 'of which adjustments', value: totalText(count('A')) },
    { label: 'Net revenue, GBP', value: pounds(ledger.netInMils) },
    {
      label: 'of which identified customers, GBP',
      value: pounds(ledger.netInMils - ledger.unidentifiedNetInMils),
    },
    {
      label: 'of which without a customer number, GBP',
      value: pounds(ledger.unidentifiedNetInMils),
    },
    { label: 'of which charges, GBP', value: pounds(ledger.chargesInMils) },
    { label: 'Lines without a customer number', value: totalText(ledger.unidentifiedLineCount) },
    { label: 'Exactly repeated lines, kept', value: totalText(ledger.repeatedLineCount) },
    {
      label: 'Customers with several countries',
      value: totalText(customers.filter(({ countries }) => countries.size > 1).length),
    },
  ];
}

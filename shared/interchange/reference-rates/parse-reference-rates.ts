import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, PRICE_SCALE, type UnitPrice } from '#shared/lib/money.ts';
import { ok } from '#shared/lib/result.ts';
import { loadedId, loadedRecord, type Parsing } from '../loaded-record.ts';
import { parseRows, type TableFormat, type TableSource } from '../table/read-table.ts';
import { totalText } from '../table/total-text.ts';

const EURO = 'EUR' as CurrencyCode;
/** How the file says that a currency had no rate on a day. */
const NO_RATE = new Set(['', 'N/A']);

interface DayOfRates {
  readonly date: CalendarDate;
  /** Millionths of the currency for one euro. */
  readonly rates: ReadonlyMap<CurrencyCode, UnitPrice>;
}

/** A row for each day, a column for each currency; the rows end with a comma. */
const dayOfRatesFormat: TableFormat<DayOfRates> = {
  delimiter: ',',
  columns: ['Date'],
  further: { about: 'currency codes', is: (name) => /^([A-Z]{3})?$/.test(name) },
  read: (cells) => {
    const rates = new Map<CurrencyCode, UnitPrice>();
    for (const code of cells.columns.slice(1)) {
      if (NO_RATE.has(cells.text(code))) continue;
      const rate = cells.decimal(code, PRICE_SCALE) as UnitPrice;
      if (code === '') cells.object('', 'has a rate without a currency');
      rates.set(code as CurrencyCode, rate);
    }
    return { date: cells.date('Date', (text) => text), rates };
  },
};

/**
 * The euro's reference rates as the European Central Bank publishes them, `eurofxref-hist.csv`
 * (https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates), as rates
 * of the firm. A day with a cell that cannot be read is a problem, and the others are taken.
 */
export async function* parseReferenceRates(source: TableSource): Parsing {
  const currencies = new Set<CurrencyCode>();
  let [dayCount, rateCount] = [0, 0];
  const table = yield* parseRows(source, dayOfRatesFormat, function* ({ date, rates }) {
    dayCount += 1;
    for (const [to, rate] of rates) {
      currencies.add(to);
      rateCount += 1;
      const id = loadedId('reference-rates', 'firm', 'exchangeRate', `EUR${to}/${date}`);
      const published = 'European Central Bank, reference rate';
      yield loadedRecord('exchangeRate', id, { from: EURO, to, date, rate, source: published });
    }
  });
  if (!table.ok) return table;
  return ok([
    { label: 'Days', value: totalText(dayCount) },
    { label: 'Currencies', value: totalText(currencies.size) },
    { label: 'Rates', value: totalText(rateCount) },
  ]);
}

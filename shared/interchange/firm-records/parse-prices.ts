import { newPrice } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { PRICE_SCALE, type UnitPrice } from '#shared/lib/money.ts';
import { ok } from '#shared/lib/result.ts';
import { loadedRecord, type Parsing } from '../loaded-record.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { currencyOf } from '../table/currency-code.ts';
import { quoted } from '../table/quoted.ts';
import { parseRows, type TableFormat, type TableSource } from '../table/read-table.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { totalText } from '../table/total-text.ts';
import { KnownSecurities } from './known-securities.ts';
import { priceId } from './price-id.ts';

interface PriceRow {
  /** Several where loads from several systems left one ISIN twice. */
  readonly securityIds: readonly RecordId[];
  readonly date: CalendarDate;
  readonly price: UnitPrice;
}

const formatOf = (known: KnownSecurities): TableFormat<PriceRow> => ({
  delimiter: ',',
  columns: ['isin', 'ticker', 'date', 'price', 'currency'],
  keys: ['isin', 'ticker'],
  needed: ['date', 'price', 'currency'],
  hasEveryLineEnd: true,
  read: (cells) => ({
    securityIds: pricedIn(cells, known),
    date: cells.date('date', (text) => text),
    price: priceIn(cells),
  }),
});

/**
 * Closing prices of the firm's securities from a CSV with the columns above: the price of a unit, exact,
 * in the currency of its security, which the row has to say so that the two agree. A row about a
 * security that is not in `standing` is a problem. A later row about the same day takes the place of
 * an earlier one.
 */
export async function* parsePrices(
  source: TableSource,
  standing: readonly StandingRecord<Security>[],
): Parsing {
  const priced = new Set<RecordId>();
  let priceCount = 0;
  const known = new KnownSecurities(standing);
  const table = yield* parseRows(source, formatOf(known), function* ({ securityIds, date, price }) {
    for (const securityId of securityIds) {
      priced.add(securityId);
      priceCount += 1;
      const id = priceId(securityId, date);
      yield loadedRecord('price', id, newPrice({ securityId, date, price }));
    }
  });
  if (!table.ok) return table;
  return ok([
    { label: 'Rows', value: totalText(table.value.rowCount) },
    { label: 'Prices', value: totalText(priceCount) },
    { label: 'Securities', value: totalText(priced.size) },
  ]);
}

/** The securities that a row prices: those it names that are in its currency. */
function pricedIn(cells: CellReader, known: KnownSecurities): readonly RecordId[] {
  const named = known.thereIn(cells);
  const [first] = named;
  cells.requiredText('currency');
  const currency = currencyOf(cells, 'currency');
  const priced = named.filter(({ data }) => data.currency === currency);
  if (first && priced.length === 0) {
    cells.object('currency', `${quoted(currency)}: the security is in ${first.data.currency}`);
  }
  return priced.map(({ id }) => id);
}

function priceIn(cells: CellReader): UnitPrice {
  const price = cells.decimal('price', PRICE_SCALE);
  if (price < 0) {
    cells.object('price', `${quoted(cells.text('price'))}: a price is not less than nothing`);
  }
  return price as UnitPrice;
}

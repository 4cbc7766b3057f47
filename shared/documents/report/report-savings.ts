import { noRates } from '#shared/domain/portfolio/exchange-rate.ts';
import { type PriceSavings, priceSavings } from '#shared/domain/portfolio/price-savings.ts';
import { counted } from '#shared/domain/wording.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Block, LongTable } from '../model.ts';
import { paragraphBlock, plain } from '../text.ts';
import { BLANK, notesOf, numbers, type Row, reasonOf, words } from './report-cells.ts';
import { entriesOf, type ReportMaterial, type SalesMaterial } from './report-material.ts';

/** Names in a sentence. */
const MOST_NAMES = 8;

/** What the client saved on prices in the period, product by product, or why that is not known. */
export function savingsBlocks(
  { sales, currency }: SalesMaterial,
  material: ReportMaterial,
): readonly Block[] {
  const { file, covered, asOf, wording } = material;
  if (entriesOf(sales, material).length === 0) return [];
  const savings = priceSavings({
    ...{ sales, currency, products: file.products, period: covered, today: asOf },
    rates: material.rates ?? noRates,
  });
  if (!savings.available) {
    const reason = reasonOf(savings, wording);
    return paragraphBlock([plain(`Savings on prices are not known: ${reason}.`)]);
  }
  if (savings.value.products.length > 0) return [savingsTable(savings.value, currency, material)];
  const { before } = savings.value;
  const [from, to] = [wording.date(before.from), wording.date(before.to)];
  return paragraphBlock([plain(`Prices were the same as from ${from} to ${to}: nothing saved.`)]);
}

function savingsTable(
  { products, saved, before, unchangedCount, notCompared }: PriceSavings,
  currency: CurrencyCode,
  { cells, wording }: ReportMaterial,
): LongTable {
  const total: Row = {
    role: 'total',
    cells: [
      cells.text('Total'),
      ...[BLANK, BLANK, BLANK],
      cells.amount(saved, currency, { signed: true }),
    ],
  };
  return {
    type: 'longTable',
    caption: `Savings on prices, ${currency}`,
    columns: [
      words('Product'),
      numbers('Quantity'),
      numbers('Average price before'),
      numbers('Average price paid'),
      numbers('Saved'),
    ],
    rows: [
      ...products.map(
        (product): Row => ({
          role: 'item',
          cells: [
            cells.text(product.name),
            cells.quantity(product.quantity),
            cells.price(product.priceBefore),
            cells.price(product.pricePaid),
            cells.amount(product.saved, currency, { signed: true }),
          ],
        }),
      ),
      total,
    ],
    note: notesOf(
      `Saved: the average price from ${wording.date(before.from)} to ${wording.date(before.to)} less the average price paid, for what was ordered and not returned; with − more was paid. What was given away does not count.`,
      unchangedCount > 0 ? `${counted(unchangedCount, 'product')} at the same price.` : null,
      notComparedNote(notCompared),
    ),
  };
}

function notComparedNote(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMES;
  const rest = more > 0 ? ` and ${more} more` : '';
  return `Not compared, as not ordered in those months: ${names.slice(0, MOST_NAMES).join(', ')}${rest}.`;
}

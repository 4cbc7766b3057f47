import { noRates } from '#shared/domain/portfolio/exchange-rate.ts';
import { type PriceSavings, priceSavings } from '#shared/domain/portfolio/price-savings.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Block, LongTable } from '../model.ts';
import { paragraphBlock, plain } from '../text.ts';
import type { Words } from '../words/english/english.ts';
import { BLANK, notesOf, numbers, type Row, reasonOf, texts } from './report-cells.ts';
import { entriesOf, type ReportMaterial, type SalesMaterial } from './report-material.ts';

/** Names in a sentence. */
const MOST_NAMES = 8;

/** What the client saved on prices in the period, product by product, or why that is not known. */
export function savingsBlocks(
  { sales, currency }: SalesMaterial,
  material: ReportMaterial,
): readonly Block[] {
  const { file, covered, asOf, wording, words } = material;
  if (entriesOf(sales, material).length === 0) return [];
  const savings = priceSavings({
    ...{ sales, currency, products: file.products, period: covered, today: asOf },
    rates: material.rates ?? noRates,
  });
  const said = words.trading.savings;
  if (!savings.available) {
    return paragraphBlock([plain(said.notKnown(reasonOf(savings, material) ?? ''))]);
  }
  if (savings.value.products.length > 0) return [savingsTable(savings.value, currency, material)];
  const { before } = savings.value;
  return paragraphBlock([plain(said.none(wording.date(before.from), wording.date(before.to)))]);
}

function savingsTable(
  { products, saved, before, unchangedCount, notCompared }: PriceSavings,
  currency: CurrencyCode,
  { cells, wording, words }: ReportMaterial,
): LongTable {
  const said = words.trading.savings;
  const total: Row = {
    role: 'total',
    cells: [
      cells.text(words.layout.total),
      ...[BLANK, BLANK, BLANK],
      cells.amount(saved, currency, { signed: true }),
    ],
  };
  return {
    type: 'longTable',
    caption: said.caption(currency),
    columns: [
      texts(said.product),
      numbers(said.quantity),
      numbers(said.priceBefore),
      numbers(said.pricePaid),
      numbers(said.saved),
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
      said.savedIs(wording.date(before.from), wording.date(before.to)),
      unchangedCount > 0 ? said.unchanged(unchangedCount) : null,
      notComparedNote(notCompared, words),
    ),
  };
}

function notComparedNote(names: readonly string[], { layout, trading }: Words): string | null {
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMES;
  const rest = more > 0 ? ` ${layout.omitted(more)}` : '';
  return trading.savings.notCompared(`${names.slice(0, MOST_NAMES).join(', ')}${rest}`);
}

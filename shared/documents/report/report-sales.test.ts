import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { byId, entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newProduct } from '#shared/domain/growth/growth-builders.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { textsOf } from '../count-words.ts';
import type { LongTable, Section } from '../model.ts';
import { english } from '../words/english/english.ts';
import { quarterMaterial } from './report-fixture.ts';
import { salesSections } from './report-sales.ts';
import { suppliersSections } from './report-suppliers.ts';

const client = entryNamed('client', newClient({ name: 'Café' }));
const clientId = client.id;
const shop = entryNamed('shop', newAccount({ clientId, name: 'Shop', accountType: 'sales' }));
const products = ['Cup', 'Tea'].map((name) =>
  entryNamed(name, newProduct({ name, supplier: name === 'Cup' ? 'Porcelain' : 'Leaf' })),
);

/** Pieces at a price in whole euros. */
function order(date: string, name: string, pieces: number, price: number) {
  const line = {
    productId: entryNamed(name, null).id,
    quantity: (pieces * 1e6) as Quantity,
    unitPrice: (price * 1e6) as UnitPrice,
  };
  return entryNamed(
    `${date} ${name}`,
    newTransaction({
      ...{ clientId, accountId: shop.id, type: 'order', date: date as CalendarDate },
      ...{ amount: pieces * price * 100, lines: [line] },
    }),
  );
}
const fileWith = (...transactions: readonly ReturnType<typeof order>[]): ClientFile => ({
  ...emptyClientFile(client),
  ...{ accounts: [shop], products: byId(products), transactions },
});
const tableOf = (sections: readonly Section[], caption: string): LongTable => {
  const blocks = sections.flatMap(({ blocks: own }) => own);
  const found = blocks.find((block) => block.type === 'longTable' && block.caption === caption);
  if (found?.type !== 'longTable') throw new Error(`no table ${caption}`);
  return found;
};
const rowsOf = ({ rows }: LongTable) => rows.map(({ cells }) => cells.map(({ plain }) => plain));

describe('purchases in a report', () => {
  it('speak of twelve months only where orders reach so far back', () => {
    const years = quarterMaterial(fileWith(order('2024-02-01', 'Cup', 1, 5)));
    const months = quarterMaterial(fileWith(order('2026-04-13', 'Cup', 1, 5)));
    const labels = (of: typeof years) => [
      ...rowsOf(tableOf(salesSections(of), 'Orders and returns, EUR')).map(([label]) => label),
    ];
    expect(labels(years)).toEqual(['This report', 'Twelve months']);
    expect(labels(months)).toEqual(['This report', 'Since 13 Apr 2026']);
    const said = [...salesSections(months), ...suppliersSections(months)].flatMap(({ blocks }) =>
      blocks.flatMap((block) => textsOf(block, english)),
    );
    expect(said.join()).not.toMatch(/twelve months/i);
  });

  it('say what was saved on prices, and what is not compared', () => {
    const material = quarterMaterial(
      fileWith(
        ...[order('2026-02-01', 'Cup', 10, 5), order('2026-08-01', 'Cup', 20, 4)],
        order('2026-08-02', 'Tea', 1, 2),
      ),
    );
    const table = tableOf(salesSections(material), 'Savings on prices, EUR');
    expect(rowsOf(table)).toEqual([
      ['Cup', '20.000000', '5.000000', '4.000000', '20.00'],
      ['Total', '', '', '', '20.00'],
    ]);
    expect(table.note).toContain('from 1 Jul 2025 to 30 Jun 2026');
    expect(table.note).toContain('Not compared, as not ordered in those months: Tea.');
  });

  it('say that prices stayed instead of a table of nothing', () => {
    const [before, now] = [order('2026-02-01', 'Cup', 10, 5), order('2026-08-01', 'Cup', 20, 5)];
    const blocks = salesSections(quarterMaterial(fileWith(before, now))).flatMap(
      (section) => section.blocks,
    );
    expect(blocks.flatMap((block) => textsOf(block, english)).join(' ')).toContain(
      'Prices were the same as from 1 Jul 2025 to 30 Jun 2026: nothing saved.',
    );
  });

  it('say why savings are not known', () => {
    const material = quarterMaterial(fileWith(order('2026-08-01', 'Cup', 20, 4)));
    const said = salesSections(material).flatMap(({ blocks }) =>
      blocks.flatMap((block) => textsOf(block, english)),
    );
    expect(said.join(' ')).toContain(
      'Savings on prices are not known: nothing of what was ordered',
    );
  });

  it('have suppliers in a table of their own, with share and change', () => {
    const material = quarterMaterial(
      fileWith(
        ...[order('2024-02-01', 'Tea', 1, 1), order('2025-05-01', 'Cup', 10, 4)],
        ...[order('2026-02-01', 'Tea', 10, 1), order('2026-08-01', 'Cup', 15, 2)],
      ),
    );
    expect(rowsOf(tableOf(suppliersSections(material), 'Suppliers, EUR'))).toEqual([
      ['Porcelain', '30.00', '30.00', '75.00', '40.00', '-25.00'],
      ['Leaf', '0.00', '10.00', '25.00', '0.00', ''],
      ['Total', '30.00', '40.00', '', '', ''],
    ]);
  });
});

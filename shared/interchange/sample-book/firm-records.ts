import { newProduct } from '#shared/domain/growth/growth-builders.ts';
import { newPrice, newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, type Records } from './book-writer.ts';
import { goods, services } from './goods.ts';
import { instruments } from './instruments.ts';

/** What the sample firm offers. */
export function productRecords(context: BookContext): Records {
  return [...services, ...goods].map(({ code, name, category, supplier }) =>
    loadedRecord(
      'product',
      context.idOf('product', code),
      newProduct({ name, code, category, supplier, isSample: true }),
    ),
  );
}

/** The securities of the sample book. */
export function securityRecords(context: BookContext): Records {
  return instruments.map((item, index) =>
    loadedRecord(
      'security',
      context.idOf('security', item.symbol),
      newSecurity({
        name: item.name,
        symbol: item.symbol,
        isin: inventedIsin(index + 1),
        assetClass: item.assetClass,
        currency: item.currency as CurrencyCode,
        sector: item.sector,
        issuer: item.issuer,
        country: item.country,
        riskClass: item.risk,
        maturesOn: item.matures === undefined ? null : dayAt(context, item.matures),
        isSample: true,
      }),
    ),
  );
}

/** A number of the ISIN's form (ISO 6166) under XF, which no national agency assigns. */
function inventedIsin(number: number): string {
  const body = `XF${String(number).padStart(9, '0')}`;
  const digits = [...body].map((sign) => Number.parseInt(sign, 36)).join('');
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Every price of every security, security by security. */
export function* priceRecords(context: BookContext): Generator<LoadedRecord> {
  for (const { symbol } of instruments) {
    const securityId = context.idOf('security', symbol);
    for (const [index, price] of (context.market.prices.get(symbol) ?? []).entries()) {
      const date = context.market.days[index];
      if (date === undefined) continue;
      const id = context.idOf('price', `${symbol}/${date}`);
      yield loadedRecord('price', id, newPrice({ securityId, date, price }));
    }
  }
}

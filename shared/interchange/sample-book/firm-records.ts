import { newProduct } from '#shared/domain/growth/growth-builders.ts';
import { isinCheckDigit } from '#shared/domain/portfolio/isin.ts';
import { newPrice, newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CurrencyCode, UnitPrice } from '#shared/lib/money.ts';
import { priceId } from '../firm-records/price-id.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, type Records } from './book-writer.ts';
import { goods, type SampleProduct, services } from './goods.ts';
import { type Instrument, instruments } from './instruments.ts';

/** What the sample firm offers. */
export function productRecords(context: BookContext): Records {
  return [...services, ...goods].map((product) => {
    const { code, name, category, supplier } = product;
    return loadedRecord(
      'product',
      context.idOf('product', code),
      newProduct({ name, code, category, supplier, isSample: true, ...costOf(product) }),
    );
  });
}

/** What a piece costs, by its category; what is bought by the day has no cost on record. */
function costOf({ category, price }: SampleProduct) {
  const share = { Coffee: 0.61, Tea: 0.52, Tableware: 0.68, Packaging: 0.74 }[category];
  if (price === undefined || share === undefined) return {};
  const cents = Math.round(price * share * 100);
  return { unitCost: { price: (cents * 10_000) as UnitPrice, currency: 'EUR' as CurrencyCode } };
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
        ...(item.assetClass === 'bond' ? couponOf(item) : {}),
      }),
    ),
  );
}

/** Half-yearly, as the accounts are paid. */
const couponOf = ({ income }: Instrument) => ({
  couponRate: Math.round(income * 1_000_000),
  couponsPerYear: 2 as const,
});

/** A number of the ISIN's form (ISO 6166) under XF, which no national agency assigns. */
function inventedIsin(number: number): string {
  const body = `XF${String(number).padStart(9, '0')}`;
  return `${body}${isinCheckDigit(body)}`;
}

/** Every price of every security, security by security. */
export function* priceRecords(context: BookContext): Generator<LoadedRecord> {
  for (const { symbol } of instruments) {
    const securityId = context.idOf('security', symbol);
    for (const [index, price] of (context.market.prices.get(symbol) ?? []).entries()) {
      const date = context.market.days[index];
      if (date === undefined) continue;
      const id = priceId(securityId, date);
      yield loadedRecord('price', id, newPrice({ securityId, date, price }));
    }
  }
}

import type { AssetClass } from '#shared/domain/portfolio/account.ts';
import type { SampleCurrency } from './sample-spec.ts';

/** A security of the sample book and how its price behaves. All are invented. */
export interface Instrument {
  readonly symbol: string;
  readonly name: string;
  readonly assetClass: AssetClass;
  readonly currency: SampleCurrency;
  readonly sector: string;
  readonly issuer: string;
  readonly country: string;
  readonly risk: number;
  /** Price at the beginning of the history, in major units. */
  readonly start: number;
  /** Growth in a year and its standard deviation, as fractions. */
  readonly drift: number;
  readonly volatility: number;
  /** How much of the market's moves it follows. */
  readonly beta: number;
  /** Dividends or coupon in a year, as a fraction of the price. */
  readonly income: number;
  /** Days from today. */
  readonly matures?: number;
  /** Two for one, so many days ago. */
  readonly splitDay?: number;
  readonly isBenchmark?: boolean;
}

type EquityRow = readonly [
  symbol: string, name: string, currency: SampleCurrency, sector: string, country: string,
  risk: number, start: number, drift: number, volatility: number, beta: number, income: number,
]; // biome-ignore format: a table

const equities: readonly EquityRow[] = [
  ['NWD', 'Nordwind Energie AG', 'EUR', 'Utilities', 'Germany', 4, 42.6, 0.07, 0.17, 0.9, 0.031],
  ['VLM', 'Valmonte Industries SpA', 'EUR', 'Industrials', 'Italy', 4, 68.4, 0.08, 0.2, 1.1, 0.022],
  ['KSR', 'Kestrel Semiconductors NV', 'EUR', 'Technology', 'Netherlands', 6, 214, 0.13, 0.26, 1.4, 0.008],
  ['HBR', 'Harbor & Pine Retail Inc.', 'USD', 'Consumer', 'United States', 4, 88.2, 0.08, 0.18, 1, 0.019],
  ['LMN', 'Lumenta Software Inc.', 'USD', 'Technology', 'United States', 5, 312, 0.15, 0.27, 1.4, 0],
  ['GRH', 'Granite Ridge Health Corp.', 'USD', 'Health care', 'United States', 4, 127.5, 0.07, 0.14, 0.7, 0.024],
  ['ALW', 'Aldermoor Water plc', 'GBP', 'Utilities', 'United Kingdom', 4, 9.84, 0.05, 0.14, 0.6, 0.046],
  ['CBW', 'Copperwell Mining plc', 'GBP', 'Materials', 'United Kingdom', 6, 21.3, 0.09, 0.28, 1.3, 0.037],
  ['VLT', 'Vltava Strojírny a.s.', 'CZK', 'Industrials', 'Czechia', 4, 864, 0.08, 0.19, 1, 0.041],
  ['MOR', 'Moravská spořitelní a.s.', 'CZK', 'Financials', 'Czechia', 4, 1130, 0.07, 0.18, 1, 0.058],
]; // biome-ignore format: a table

type BondRow = readonly [
  symbol: string, name: string, currency: SampleCurrency, issuer: string, country: string,
  risk: number, start: number, coupon: number, matures: number,
]; // biome-ignore format: a table

const bonds: readonly BondRow[] = [
  ['EGB', 'European Federal Bond 2.10 %', 'EUR', 'European Federal Finance', 'Luxembourg', 2, 97.1, 0.021, 145],
  ['HLB', 'Helvetia Bahn 3.40 %', 'EUR', 'Helvetia Bahn AG', 'Switzerland', 2, 96.2, 0.034, 1480],
  ['UTN', 'Columbia Treasury Note 3.875 %', 'USD', 'Columbia Treasury', 'United States', 2, 97.8, 0.03875, 890],
  ['PGR', 'Prairie Grid 5.15 %', 'USD', 'Prairie Grid LLC', 'United States', 2, 101.4, 0.0515, 2210],
  ['GLT', 'Albion Treasury Gilt 4.25 %', 'GBP', 'Albion Treasury', 'United Kingdom', 2, 98.6, 0.0425, 1190],
  ['STH', 'Southmere Housing 5.60 %', 'GBP', 'Southmere Housing Association', 'United Kingdom', 2, 101.9, 0.056, 160],
  ['CZG', 'Bohemia State Bond 4.10 %', 'CZK', 'Bohemia State Treasury', 'Czechia', 2, 98.3, 0.041, 1730],
]; // biome-ignore format: a table

type FundRow = readonly [
  symbol: string, name: string, currency: SampleCurrency, issuer: string, country: string,
  risk: number, start: number, drift: number, volatility: number, beta: number, income: number,
]; // biome-ignore format: a table

const funds: readonly FundRow[] = [
  ['EUQ', 'Meridian European Equity Fund', 'EUR', 'Meridian Fonds', 'Luxembourg', 4, 131.42, 0.07, 0.1, 0.9, 0],
  ['EUB', 'Meridian Balanced Income Fund', 'EUR', 'Meridian Fonds', 'Luxembourg', 3, 58.17, 0.04, 0.05, 0.4, 0.02],
  ['USQ', 'Summit World Index Fund', 'USD', 'Summit Asset Management', 'United States', 4, 84.9, 0.09, 0.1, 0.95, 0.012],
  ['GBF', 'Thamesbridge Multi-Asset Fund', 'GBP', 'Thamesbridge', 'United Kingdom', 3, 2.461, 0.05, 0.06, 0.5, 0.018],
  ['CZF', 'Pražský smíšený fond', 'CZK', 'Pražská investiční', 'Czechia', 3, 1.873, 0.05, 0.06, 0.5, 0],
]; // biome-ignore format: a table

const benchmarks: readonly (readonly [string, string, SampleCurrency, number])[] = [
  ['EURIX', 'Eurozone Composite Index', 'EUR', 1240],
  ['USDIX', 'American Composite Index', 'USD', 3480],
  ['GBPIX', 'British Composite Index', 'GBP', 2115],
  ['CZKIX', 'Prague Composite Index', 'CZK', 1395],
]; // biome-ignore format: a table

/** Every security of the sample book. */
export const instruments: readonly Instrument[] = [
  ...equities.map(
    ([symbol, name, currency, sector, country, risk, start, drift, volatility, beta, income]) => ({
      symbol,
      name,
      assetClass: 'equity' as const,
      currency,
      sector,
      issuer: name,
      country,
      risk,
      start,
      drift,
      volatility,
      beta,
      income,
      ...(symbol === 'KSR' ? { splitDay: -410 } : {}),
    }),
  ),
  ...bonds.map(([symbol, name, currency, issuer, country, risk, start, income, matures]) => ({
    symbol,
    name,
    assetClass: 'bond' as const,
    currency,
    sector: 'Fixed income',
    issuer,
    country,
    risk,
    start,
    drift: 0,
    volatility: 0.03,
    beta: 0.05,
    income,
    matures,
  })),
  ...funds.map(
    ([symbol, name, currency, issuer, country, risk, start, drift, volatility, beta, income]) => ({
      symbol,
      name,
      assetClass: 'fund' as const,
      currency,
      sector: 'Mixed',
      issuer,
      country,
      risk,
      start,
      drift,
      volatility,
      beta,
      income,
    }),
  ),
  ...benchmarks.map(([symbol, name, currency, start]) => ({
    symbol,
    name,
    assetClass: 'other' as const,
    currency,
    sector: 'Benchmark',
    issuer: 'Composite Indices',
    country: '',
    risk: 4,
    start,
    drift: 0.065,
    volatility: 0.02,
    beta: 0.9,
    income: 0,
    isBenchmark: true,
  })),
];

/** The instrument that `symbol` names, or `undefined`. */
export function instrumentOf(symbol: string): Instrument | undefined {
  return instruments.find((instrument) => instrument.symbol === symbol);
}

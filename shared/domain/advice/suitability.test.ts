import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newEntitlement, newProduct } from '../growth/growth-builders.ts';
import { ratesByPair } from '../portfolio/exchange-rates.ts';
import {
  account,
  bold,
  calm,
  day,
  finding,
  profileOf,
  share,
  suitabilityCheck,
  TODAY,
} from './advice-file-builder.ts';
import { suitabilityRecordOf } from './suitability.ts';
import { BUYER_FACTORS, INVESTOR_FACTORS } from './suitability-rules.ts';

describe('a recommendation that suits', () => {
  it('passes every rule, each with its source', () => {
    const report = suitabilityCheck();
    expect(report.findings.filter(({ verdict }) => verdict !== 'passes')).toEqual([]);
    expect(report.verdict).toBe('passes');
    expect(report.findings.every(({ source, because }) => source !== '' && because !== '')).toBe(
      true,
    );
    expect(new Set(report.findings.map(({ part }) => part)).size).toBe(3);
  });

  it('may be a hold, of which no trade is asked', () => {
    const report = suitabilityCheck({
      action: 'hold',
      securityId: calm.id,
      amount: null,
      cost: null,
    });
    expect(report.verdict).toBe('passes');
    expect(report.findings.some(({ part }) => part === 'quantitative')).toBe(false);
  });
});

describe('reasonable basis', () => {
  it('fails without reasons, and says which are missing', () => {
    expect(finding('reasonsRecorded', { rationale: ' ', alternatives: [] })).toMatchObject({
      verdict: 'fails',
      remedy: 'Write down the rationale, an alternative that was considered.',
    });
    expect(finding('conflictsDisclosed', { conflicts: '' })?.verdict).toBe('fails');
  });

  it('cannot judge a security without a risk indicator', () => {
    const dark = { ...share, data: { ...share.data, riskClass: null } };
    const parts = { securities: byId([calm, bold, dark]) };
    expect(finding('securityKnown', {}, parts)).toMatchObject({
      verdict: 'unknown',
      holding: share.id,
    });
    expect(suitabilityCheck({}, parts).verdict).toBe('unknown');
  });

  it('fails what has matured', () => {
    const ended = { ...share, data: { ...share.data, maturesOn: day('2026-11-01') } };
    expect(finding('securityKnown', {}, { securities: byId([ended]) })?.verdict).toBe('fails');
  });
});

describe('what suits this client', () => {
  it('fails above the risk tolerance, with the factor, the holding and what would pass', () => {
    expect(finding('riskTolerance', { securityId: bold.id })).toEqual({
      rule: 'riskTolerance',
      part: 'customerSpecific',
      verdict: 'fails',
      factor: 'riskTolerance',
      holding: bold.id,
      because:
        'Bold Shares has risk class 6; the client accepts 4 at most. Risk tolerance was last confirmed on 1 Oct 2026, 54 days ago (Anna).',
      remedy: 'Choose a security of risk class 4 at most, such as Calm Fund or Plain Shares.',
      source: 'FINRA 2111(a) and 2111.05(b); risk indicator of PRIIPs, Annex II',
    });
  });

  it('looks at a hold as at a purchase', () => {
    const held = { action: 'hold', securityId: bold.id, amount: null } as const;
    expect(finding('riskTolerance', held)?.verdict).toBe('fails');
  });

  it('fails against the objective', () => {
    const profile = profileOf({ objective: 'preservation' });
    expect(finding('objective', {}, { profile })).toMatchObject({
      verdict: 'fails',
      factor: 'objectives',
    });
  });

  it('counts the time horizon from the day it was stated', () => {
    const since = (horizonYears: number | null) =>
      finding('timeHorizon', {}, { profile: profileOf({ horizonYears }) })?.verdict;
    expect(since(10)).toBe('passes');
    // Risk class 3 asks for two years; of two stated in October less than two are left.
    expect(since(2)).toBe('fails');
    expect(since(null)).toBe('unknown');
  });

  it('fails a bond that matures after the horizon', () => {
    const bond = { ...share, data: { ...share.data, maturesOn: day('2040-01-01') } };
    expect(finding('timeHorizon', {}, { securities: byId([bond]) })?.verdict).toBe('fails');
  });

  it('keeps the money at hand that the client needs, and says how much may be spent', () => {
    expect(finding('liquidity', { amount: 60_000_00 })).toMatchObject({
      verdict: 'fails',
      remedy: 'Buy for EUR\u00a059,990.00 at most.',
    });
    expect(finding('liquidity', { amount: 59_990_00 })?.verdict).toBe('passes');
  });

  it('fails what the account cannot pay', () => {
    expect(finding('cashAvailable', { amount: 80_000_00 })).toMatchObject({
      verdict: 'fails',
      remedy: 'Buy for EUR\u00a069,990.00 at most, or pay in first.',
    });
  });

  it('goes by the units where they come to more than the amount beside them', () => {
    const terms = { amount: 1_000_00, quantity: 800_000_000 as Quantity };
    expect(finding('cashAvailable', terms)?.verdict).toBe('fails');
    expect(finding('concentration', terms)?.verdict).toBe('fails');
    expect(finding('concentration', { ...terms, quantity: null })?.verdict).toBe('passes');
  });

  it('fails what would weigh too much, and names the most that passes', () => {
    expect(finding('concentration', { amount: 20_000_01 })?.verdict).toBe('fails');
    const tooMuch = finding('concentration', { amount: 25_000_00 });
    expect(tooMuch).toMatchObject({
      verdict: 'fails',
      factor: 'otherInvestments',
      holding: share.id,
      remedy: 'Buy for EUR\u00a020,000.00 at most.',
    });
    expect(finding('concentration', { amount: 20_000_00 })?.verdict).toBe('passes');
  });

  it('counts what is held already, by the limit of funds', () => {
    const more = { securityId: calm.id, amount: 11_000_00 };
    expect(finding('concentration', more)?.remedy).toBe('Buy for EUR\u00a010,000.00 at most.');
  });

  it('counts what is held in another currency at the rates of the file', () => {
    const USD = 'USD' as CurrencyCode;
    const foreign = { ...calm, data: { ...calm.data, currency: USD } };
    const parts = { securities: byId([foreign, bold, share]) };
    expect(finding('concentration', {}, parts)?.verdict).toBe('unknown');
    const exchangeRates = ratesByPair([
      { from: USD, to: 'EUR' as CurrencyCode, date: TODAY, rate: 500_000 as UnitPrice },
    ]);
    // 70,000 in cash, and 30,000 dollars in Calm Fund that are 15,000.
    expect(finding('concentration', {}, { ...parts, exchangeRates })).toMatchObject({
      verdict: 'passes',
      because: 'Plain Shares would be 5.9% of the portfolio; 20.0% is the most for one security.',
    });
  });

  it('counts cash and the price of the trade in the currency of each account and need', () => {
    const USD = 'USD' as CurrencyCode;
    const exchangeRates = ratesByPair([
      { from: USD, to: 'EUR' as CurrencyCode, date: TODAY, rate: 500_000 as UnitPrice },
    ]);
    // 100,000 dollars and 10 of cost are 50,000 and 5 euros.
    const inDollars = { amount: 100_000_00, currency: USD };
    expect(finding('cashAvailable', inDollars)?.verdict).toBe('unknown');
    expect(
      finding('cashAvailable', inDollars, { exchangeRates })?.because.replaceAll('\u00a0', ' '),
    ).toBe('The account has EUR 70,000.00 in cash; the purchase takes EUR 50,005.00.');
    expect(finding('liquidity', inDollars, { exchangeRates })).toMatchObject({
      verdict: 'passes',
    });
    const profile = profileOf({ cashNeeded: { amount: 20_000_00, currency: USD } });
    const inNeed = finding('liquidity', { amount: 59_990_00 }, { exchangeRates, profile });
    expect(inNeed).toMatchObject({
      verdict: 'passes',
      because: expect.stringContaining(
        'USD\u00a020,000.00 in cash is left; the client wants USD\u00a020,000.00 at hand.',
      ),
    });
  });

  it('sells no more than is held', () => {
    const sale = { action: 'sell', securityId: calm.id, amount: null } as const;
    const quantity = (pieces: number) => ({ ...sale, quantity: (pieces * 1e6) as Quantity });
    expect(finding('positionHeld', quantity(300))?.verdict).toBe('passes');
    expect(finding('positionHeld', quantity(301))?.remedy).toBe('Sell 300 at most.');
    expect(finding('positionHeld', { ...sale, securityId: bold.id })?.verdict).toBe('fails');
  });

  it('cannot judge by factors that are missing or stale, each by its name', () => {
    const [first, second, ...rest] = profileOf().data.factors;
    if (!first || !second) throw new Error('the profile has factors');
    const stale = { ...second, statedOn: addDays(TODAY, -366) };
    const report = suitabilityCheck({}, { profile: profileOf({ factors: [stale, ...rest] }) });
    const open = report.findings.filter(({ verdict }) => verdict === 'unknown');
    expect(open.map(({ rule, factor }) => [rule, factor])).toEqual([
      ['factorCurrent', first.id],
      ['factorCurrent', second.id],
    ]);
    expect(report.verdict).toBe('unknown');
  });

  it('says what is not known where there is no profile at all', () => {
    const report = suitabilityCheck({}, { profile: null });
    expect(report.verdict).toBe('unknown');
    expect(report.findings.filter(({ verdict }) => verdict === 'fails')).toEqual([]);
  });

  it('holds a product against the needs, and what the client has', () => {
    const product = entryNamed('product', newProduct({ name: 'Plan', category: 'Pension' }));
    const parts: Partial<ClientFile> = { products: byId([product]) };
    const offer = { action: 'product', productId: product.id } as const;
    expect(finding('needMatched', offer, parts)?.verdict).toBe('unknown');
    const profile = profileOf({ needs: [{ id: 'n', need: 'Old age', category: 'Pension' }] });
    expect(finding('needMatched', offer, { ...parts, profile })?.verdict).toBe('passes');
    const held = entryNamed(
      'held',
      newEntitlement({
        clientId: product.id,
        productId: product.id,
        heldSince: day('2026-01-01'),
        currency: 'EUR' as CurrencyCode,
      }),
    );
    expect(finding('needMatched', offer, { ...parts, entitlements: [held] })?.verdict).toBe(
      'fails',
    );
  });
});

it('asks of a product what matters of the client: the investor’s factors, or the buyer’s', () => {
  const factorsOf = (parts: Partial<ClientFile> = {}) =>
    suitabilityCheck({ action: 'product' }, parts)
      .findings.filter(({ rule }) => rule === 'factorCurrent')
      .map(({ factor }) => factor);
  expect(factorsOf()).toEqual(INVESTOR_FACTORS);
  const sales = { ...account, data: { ...account.data, accountType: 'sales' as const } };
  expect(factorsOf({ accounts: [sales] })).toEqual(BUYER_FACTORS);
});

it('keeps what failed before what could not be judged', () => {
  const report = suitabilityCheck({ securityId: bold.id }, { profile: profileOf({ factors: [] }) });
  const kept = suitabilityRecordOf(report, TODAY, 'The client insists');
  expect(kept).toMatchObject({
    verdict: 'fails',
    checkedOn: TODAY,
    proceedsBecause: 'The client insists',
  });
  expect(kept.findings[0]).toContain('risk class 6');
});

import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, money } from '#shared/lib/money.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';
import { cashBalances } from '../portfolio/cash-balance.ts';
import { figuresCurrency } from '../portfolio/client-figures.ts';
import { converted } from '../portfolio/exchange-rate.ts';
import {
  isHoldingAccount,
  type PortfolioScope,
  portfolioScope,
} from '../portfolio/portfolio-scope.ts';
import { valuedHoldings, valueOn } from '../portfolio/valuation.ts';
import { boughtSecurity, isTrade, soldSecurity, tradeIn } from './recommended-trade.ts';
import {
  fails,
  passes,
  type SuitabilityFinding,
  type SuitabilityInput,
  unknown,
} from './suitability-finding.ts';
import { byStatedValue } from './suitability-stated.ts';

const WHOLE = 10_000;

/** Whether the trade fits what the client owns: position, money, liquidity, concentration after it. */
export function holdingsFindings(input: SuitabilityInput): readonly SuitabilityFinding[] {
  if (!isTrade(input.recommendation.action)) return [];
  return [
    ...positionHeld(input),
    ...cashAvailable(input),
    ...liquidity(input).map((each) => byStatedValue(input, 'liquidityNeeds', each)),
    ...concentration(input),
  ];
}

function accountScope({ recommendation, file, rates }: SuitabilityInput): PortfolioScope | null {
  const account = file.accounts.find(({ id }) => id === recommendation.accountId);
  if (!account) return null;
  return portfolioScope(file, account.data.currency, { accounts: [account], rates });
}

/** Money in the account that the trade is for, in minor units of its currency; 0 without an account. */
function cashOf(scope: PortfolioScope, input: SuitabilityInput): number {
  const id = input.recommendation.accountId;
  const balances = cashBalances(scope.accounts, scope.ledger, input.today);
  return (id ? balances.get(id)?.amount : undefined) ?? 0;
}

function positionHeld(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, file, today, wording } = input;
  const id = soldSecurity(recommendation);
  const scope = accountScope(input);
  if (!id || !scope) return [];
  const about = { holding: id };
  const name = file.securities.get(id)?.data.name ?? 'the security';
  const held = valuedHoldings(scope, today).find(({ holding }) => holding.securityId === id);
  if (!held) {
    const because = `The account does not hold ${name}.`;
    return [fails('positionHeld', because, 'Choose a security that the account holds.', about)];
  }
  const { quantity } = recommendation;
  if (quantity !== null && quantity > held.holding.quantity) {
    const because = `The account holds ${wording.quantity(held.holding.quantity)} of ${name}.`;
    const remedy = `Sell ${wording.quantity(held.holding.quantity)} at most.`;
    return [fails('positionHeld', because, remedy, about)];
  }
  const trade = tradeIn(scope.currency, input);
  if (!trade.available || !held.value.available) {
    const reason = !trade.available ? trade.reason : reasonOf(held.value);
    const because = `Whether that much is held cannot be said: ${reason}.`;
    return [unknown('positionHeld', because, 'State the quantity.', about)];
  }
  const worth = wording.money(held.value.value);
  if (quantity === null && trade.value.amount > held.value.value.amount) {
    const because = `The account holds ${name} worth ${worth}.`;
    return [fails('positionHeld', because, `Sell ${worth} at most.`, about)];
  }
  return [passes('positionHeld', `The account holds ${name} worth ${worth}.`, about)];
}

const reasonOf = (figure: Figure<unknown>): string => (figure.available ? '' : figure.reason);

function cashAvailable(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, wording } = input;
  const scope = accountScope(input);
  if (recommendation.action !== 'buy' || !scope) return [];
  const trade = tradeIn(scope.currency, input);
  if (!trade.available) {
    return [unknown('cashAvailable', `Cannot be said: ${trade.reason}.`, 'State the amount.')];
  }
  const cash = money(cashOf(scope, input), scope.currency);
  const needed = trade.value.amount + trade.value.cost;
  const because = `The account has ${wording.money(cash)} in cash; the purchase takes ${wording.money(money(needed, scope.currency))}.`;
  if (needed <= cash.amount) return [passes('cashAvailable', because)];
  const most = money(Math.max(0, cash.amount - trade.value.cost), scope.currency);
  return [
    fails('cashAvailable', because, `Buy for ${wording.money(most)} at most, or pay in first.`),
  ];
}

function liquidity(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, file, wording } = input;
  if (recommendation.action !== 'buy') return [];
  const about = { factor: 'liquidityNeeds' } as const;
  const needed = file.profile?.data.cashNeeded ?? null;
  if (!needed) {
    const because = 'The profile names no sum that must stay available.';
    const remedy = 'Record the sum that the client needs at hand.';
    return [unknown('liquidity', because, remedy, about)];
  }
  const trade = tradeIn(needed.currency, input);
  const cash = cashAtHand(needed.currency, input);
  if (!trade.available || !cash.available) {
    const because = `Cannot be said: ${trade.available ? reasonOf(cash) : trade.reason}.`;
    return [unknown('liquidity', because, 'State the amount, and complete the rates.', about)];
  }
  const left = cash.value - trade.value.amount - trade.value.cost;
  const words = (minor: number) => wording.money(money(minor, needed.currency));
  const because = `${words(left)} in cash is left; the client wants ${words(needed.amount)} at hand.`;
  if (left >= needed.amount) return [passes('liquidity', because, about)];
  const most = words(Math.max(0, trade.value.amount - (needed.amount - left)));
  return [fails('liquidity', because, `Buy for ${most} at most.`, about)];
}

/** Money in all accounts, debts left out, in minor units of `currency` at the rates of today. */
function cashAtHand(
  currency: CurrencyCode,
  { file, today, rates }: SuitabilityInput,
): Figure<number> {
  const { accounts, ledger } = portfolioScope(file, currency, { rates });
  let sum = 0;
  for (const held of cashBalances(accounts, ledger, today).values()) {
    const cash = converted(Math.max(0, held.amount), held.currency, currency, today, rates);
    if (!cash.available) return cash;
    sum += cash.value.amount;
  }
  return available(sum);
}

function concentration(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, file, settings, wording } = input;
  const id = boughtSecurity(recommendation);
  if (!id) return [];
  const about = { factor: 'otherInvestments', holding: id } as const;
  const security = file.securities.get(id)?.data;
  const name = security?.name ?? 'the security';
  const after = positionAfter(input, id);
  if (!after.available) {
    const because = `The weight of ${name} afterwards cannot be said: ${after.reason}.`;
    const remedy = 'State the amount, and complete prices and rates.';
    return [unknown('concentration', because, remedy, about)];
  }
  const { before, bought, total, currency } = after.value;
  const limit = security?.assetClass === 'fund' ? settings.fundLimit : settings.concentrationLimit;
  const share = (before + bought) / total;
  const because = `${name} would be ${wording.percent(share)} of the portfolio; ${wording.percent(limit / WHOLE)} is the most for one ${security?.assetClass === 'fund' ? 'fund' : 'security'}.`;
  if ((before + bought) * WHOLE <= total * limit) return [passes('concentration', because, about)];
  const most = Math.max(0, Math.floor((total * limit) / WHOLE) - before);
  const remedy =
    most > 0
      ? `Buy for ${wording.money(money(most, currency))} at most.`
      : 'Choose another security: there is no room for more of this one.';
  return [fails('concentration', because, remedy, about)];
}

interface PositionAfter {
  readonly before: number;
  readonly bought: number;
  readonly total: number;
  readonly currency: PortfolioScope['currency'];
}

/** What of `id` the client has and would buy, beside the worth of all accounts, in one currency. */
function positionAfter(input: SuitabilityInput, id: RecordId): Figure<PositionAfter> {
  const { file, today, rates } = input;
  const accounts = file.accounts.filter(isHoldingAccount);
  const currency = figuresCurrency(accounts, file.client.data.reportingCurrency);
  const scope = portfolioScope(file, currency, { accounts, rates });
  const total = valueOn(scope, today);
  if (!total.available) return total;
  if (total.value.amount <= 0) return unavailableBecause({ tag: 'noPositiveValue' });
  const trade = tradeIn(currency, input);
  if (!trade.available) return trade;
  let before = 0;
  for (const { holding, value } of valuedHoldings(scope, today)) {
    if (holding.securityId !== id) continue;
    if (!value.available) return value;
    const worth = converted(value.value.amount, value.value.currency, currency, today, rates);
    if (!worth.available) return worth;
    before += worth.value.amount;
  }
  return available({ before, bought: trade.value.amount, total: total.value.amount, currency });
}

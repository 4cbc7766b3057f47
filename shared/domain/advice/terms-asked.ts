import { assertNever } from '#shared/lib/assert.ts';
import type { Recommendation } from './recommendation.ts';
import { isInvestment, isTrade } from './recommended-trade.ts';

/** Fields of a recommendation that are asked for some actions only. */
export type TermField =
  | 'accountId'
  | 'securityId'
  | 'intoSecurityId'
  | 'productId'
  | 'fromSupplier'
  | 'toSupplier'
  | 'quantity'
  | 'amount';

/** Whether `field` belongs to what `action` says. */
export function isAsked(field: TermField, action: Recommendation['action']): boolean {
  switch (field) {
    case 'accountId':
    case 'securityId':
      return isInvestment(action);
    case 'intoSecurityId':
      return action === 'switch';
    case 'productId':
      return action === 'product' || action === 'supplierChange';
    case 'fromSupplier':
    case 'toSupplier':
      return action === 'supplierChange';
    case 'quantity':
      return isTrade(action);
    case 'amount':
      return action !== 'hold';
    default:
      return assertNever(field);
  }
}

/**
 * `recommendation` as it is shown and signed: what was entered for another action before, and is kept
 * in case that comes back, is not said.
 */
export function termsAsked(recommendation: Recommendation): Recommendation {
  const { action } = recommendation;
  const asked = <Value, Nothing>(field: TermField, value: Value, nothing: Nothing) =>
    isAsked(field, action) ? value : nothing;
  return {
    ...recommendation,
    accountId: asked('accountId', recommendation.accountId, null),
    securityId: asked('securityId', recommendation.securityId, null),
    intoSecurityId: asked('intoSecurityId', recommendation.intoSecurityId, null),
    productId: asked('productId', recommendation.productId, null),
    fromSupplier: asked('fromSupplier', recommendation.fromSupplier, ''),
    toSupplier: asked('toSupplier', recommendation.toSupplier, ''),
    quantity: asked('quantity', recommendation.quantity, null),
    amount: asked('amount', recommendation.amount, null),
  };
}

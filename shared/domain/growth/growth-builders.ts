import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Entitlement } from './entitlement.ts';
import type { Product } from './product.ts';

/** A complete product that is offered. */
export function newProduct(fields: Partial<Product> & { readonly name: string }): Product {
  return {
    code: '',
    category: '',
    description: '',
    supplier: '',
    isOffered: true,
    isSample: false,
    ...fields,
  };
}

/** A complete entitlement that is active. */
export function newEntitlement(
  fields: Partial<Entitlement> & { readonly clientId: RecordId; readonly productId: RecordId },
): Entitlement {
  return {
    accountId: null,
    status: 'active',
    heldSince: null,
    heldUntil: null,
    amount: null,
    currency: null,
    details: '',
    externalId: '',
    ...fields,
  };
}

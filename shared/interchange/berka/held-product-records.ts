import { addMonths } from '#shared/lib/calendar-date.ts';
import { cutText } from '#shared/lib/cut-text.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { totalText } from '../table/total-text.ts';
import { bankProductId, CZK, type IdMaker } from './berka-ids.ts';
import { type CardType, purposeNames } from './codes.ts';
import type { Card, Loan, StandingOrder } from './rows.ts';

const bankProducts: readonly { key: string; name: string; category: string }[] = [
  { key: 'card-classic', name: 'Credit card, classic', category: 'Cards' },
  { key: 'card-junior', name: 'Credit card, junior', category: 'Cards' },
  { key: 'card-gold', name: 'Credit card, gold', category: 'Cards' },
  { key: 'loan', name: 'Loan', category: 'Loans' },
  { key: 'standing-order', name: 'Standing order', category: 'Payments' },
];

/** What the bank of the set sells. */
export function bankProductRecords(): readonly LoadedRecord[] {
  return bankProducts.map(({ key, name, category }) =>
    loadedRecord('product', bankProductId(key), {
      name,
      code: key,
      category,
      description: '',
      supplier: '',
      isOffered: true,
      isSample: false,
    }),
  );
}

/** Where a held product belongs: the owner's client and the account. */
export interface Holding {
  readonly clientKey: string;
  readonly accountId: number;
  readonly ids: IdMaker;
}

const placeOf = ({ clientKey, accountId, ids }: Holding) => ({
  clientId: ids('client', clientKey),
  accountId: ids('account', String(accountId)),
});

export function cardRecord(card: Card, type: CardType, holding: Holding): LoadedRecord {
  return loadedRecord('entitlement', holding.ids('entitlement', `card-${card.id}`), {
    ...placeOf(holding),
    productId: bankProductId(`card-${type}`),
    status: 'active',
    heldSince: card.issuedOn,
    heldUntil: null,
    amount: null,
    currency: null,
    details: `Card ${card.id}`,
    externalId: String(card.id),
  });
}

/**
 * A loan as a product held, with the amount lent. It gets no account of its own: the set books its
 * payments on the current account and does not know what is still owed.
 */
export function loanRecord(loan: Loan, holding: Holding): LoadedRecord {
  const terms = `${loan.months} months, ${totalText(loan.monthlyPayment, 2)} CZK a month`;
  return loadedRecord('entitlement', holding.ids('entitlement', `loan-${loan.id}`), {
    ...placeOf(holding),
    productId: bankProductId('loan'),
    status: loan.status?.status ?? 'active',
    heldSince: loan.grantedOn,
    heldUntil: loan.status?.hasFinished ? addMonths(loan.grantedOn, loan.months) : null,
    amount: loan.amount,
    currency: CZK,
    details: `Loan ${loan.id}: ${terms}; ${loan.status?.meaning ?? ''}`,
    externalId: String(loan.id),
  });
}

/** A standing order as a product held, with the amount of one payment. */
export function standingOrderRecord(order: StandingOrder, holding: Holding): LoadedRecord {
  const purpose = order.purpose ? purposeNames[order.purpose] : 'Payment';
  return loadedRecord('entitlement', holding.ids('entitlement', `order-${order.id}`), {
    ...placeOf(holding),
    productId: bankProductId('standing-order'),
    status: 'active',
    heldSince: null,
    heldUntil: null,
    amount: order.amount,
    currency: CZK,
    details: cutText(`${purpose} to bank ${order.bank}, account ${order.account}`, 500),
    externalId: String(order.id),
  });
}

import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, UnitPrice } from '#shared/lib/money.ts';
import type { Account } from './account.ts';
import type { Price, Security } from './security.ts';
import type { Transaction } from './transaction.ts';

/** A complete account: an investment account in euros with FIFO, unless `fields` says otherwise. */
export function newAccount(
  fields: Partial<Account> & { readonly clientId: RecordId; readonly name: string },
): Account {
  const accountType = fields.accountType ?? 'investment';
  return {
    accountType,
    number: '',
    currency: 'EUR' as CurrencyCode,
    custodian: '',
    costBasisMethod: accountType === 'investment' ? 'fifo' : 'notApplicable',
    openedOn: null,
    closedOn: null,
    benchmarkSecurityId: null,
    targets: [],
    externalId: '',
    ...fields,
  };
}

/** A complete security: a share in euros, unless `fields` says otherwise. */
export function newSecurity(fields: Partial<Security> & { readonly name: string }): Security {
  return {
    symbol: '',
    isin: '',
    assetClass: 'equity',
    currency: 'EUR' as CurrencyCode,
    sector: '',
    issuer: '',
    country: '',
    riskClass: null,
    maturesOn: null,
    isSample: false,
    ...fields,
  };
}

/** The price of a day. */
export function newPrice(fields: {
  readonly securityId: RecordId;
  readonly date: CalendarDate;
  readonly price: UnitPrice;
}): Price {
  return { ...fields };
}

/** A complete transaction; what `fields` leaves out is absent, as ledgers are long. */
export function newTransaction(
  fields: Partial<Transaction> & {
    readonly clientId: RecordId;
    readonly accountId: RecordId;
    readonly type: Transaction['type'];
    readonly date: CalendarDate;
  },
): Transaction {
  return { amount: 0, currency: 'EUR' as CurrencyCode, ...fields };
}

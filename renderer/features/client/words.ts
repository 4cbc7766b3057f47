import { AUTHORITY_NAMES, type Authority } from '#shared/domain/advice/authority.ts';
import type { Profile } from '#shared/domain/advice/profile.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import type { Entitlement } from '#shared/domain/growth/entitlement.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import type { Term } from '#shared/domain/portfolio/lot-figures.ts';
import type { PaymentMeans, TransactionType } from '#shared/domain/portfolio/transaction.ts';
import { TRANSACTION_NAMES } from '#shared/domain/portfolio/transaction-names.ts';

/* What the values of fields are called on a client's page. */

export const INFLUENCE_WORDS: Readonly<Record<Contact['influence'], string>> = {
  decisionMaker: 'Decides',
  influencer: 'Influences',
  user: 'Uses',
  gatekeeper: 'Gatekeeper',
  unknown: 'Not known',
};

export const SENTIMENT_WORDS: Readonly<Record<Contact['sentiment'], string>> = {
  supportive: 'Supportive',
  neutral: 'Neutral',
  critical: 'Critical',
  unknown: 'Not known',
};

export const ACCOUNT_TYPE_WORDS: Readonly<Record<Account['accountType'], string>> = {
  investment: 'Investment',
  cash: 'Cash',
  credit: 'Credit',
  loan: 'Loan',
  sales: 'Sales',
};

export const COST_BASIS_WORDS: Readonly<Record<Account['costBasisMethod'], string>> = {
  fifo: 'First in, first out',
  lifo: 'Last in, first out',
  average: 'Average cost',
  pooledAverage: 'Pooled average',
  specificLot: 'Specific lot',
  notApplicable: 'Not applicable',
};

/** Which lots a sale takes by each method. */
export const COST_BASIS_RULES: Readonly<Record<Account['costBasisMethod'], string>> = {
  fifo: 'A sale takes the oldest lots first.',
  lifo: 'A sale takes the newest lots first.',
  average: 'Every unit costs the same: the cost of all lots by their units.',
  pooledAverage:
    'UK: a sale goes with purchases of the same day, then of the 30 days after it, then with the average of the pool.',
  specificLot: 'A sale takes the lot whose day it names; without one the oldest lots first.',
  notApplicable: 'No method is set; sales take the oldest lots first.',
};

export const TERM_WORDS: Readonly<Record<Term, string>> = {
  short: 'Short',
  long: 'Long',
  unknown: 'Not known',
};

/** As in a report, but for what a form asks to be done. */
export const TRANSACTION_WORDS: Readonly<Record<TransactionType, string>> = {
  ...TRANSACTION_NAMES,
  buy: 'Buy',
  sell: 'Sell',
};

export const PAYMENT_MEANS_WORDS: Readonly<Record<PaymentMeans, string>> = {
  cash: 'Cash',
  card: 'Card',
  transfer: 'Transfer',
};

export const AUTHORITY_WORDS: Readonly<Record<Authority['authorityType'], string>> = {
  ...AUTHORITY_NAMES,
  // Of the person rather than of the right.
  disponent: 'Disponent',
};

export const OBJECTIVE_WORDS: Readonly<Record<Profile['objective'], string>> = {
  growth: 'Growth',
  income: 'Income',
  balanced: 'Balanced',
  preservation: 'Preservation',
  unknown: 'Not known',
};

export const ENTITLEMENT_WORDS: Readonly<Record<Entitlement['status'], string>> = {
  active: 'Active',
  ended: 'Ended',
  inDefault: 'In default',
};

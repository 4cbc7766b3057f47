import type { PaymentMeans } from '#shared/domain/portfolio/transaction.ts';

/*
 * The code lists of the PKDD'99 set ("Berka"): the Czech codes of the original files and the English
 * ones of the translated subset, side by side.
 */

/** Whether money comes in. VYBER as a type ("withdrawal in cash") is an original slip for a debit. */
export const isCreditByType: Readonly<Record<string, boolean>> = {
  PRIJEM: true,
  VYDAJ: false,
  VYBER: false,
  credit: true,
  withdrawal: false,
  'withdrawal in cash': false,
};

/** How the money moved. */
export const operations: Readonly<Record<string, string>> = {
  '': '',
  VKLAD: 'Cash deposit',
  VYBER: 'Cash withdrawal',
  'VYBER KARTOU': 'Card withdrawal',
  'PREVOD Z UCTU': 'Collection from another bank',
  'PREVOD NA UCET': 'Remittance to another bank',
  'credit in cash': 'Cash deposit',
  'withdrawal in cash': 'Cash withdrawal',
  'credit card withdrawal': 'Card withdrawal',
  'collection from another bank': 'Collection from another bank',
  'remittance to another bank': 'Remittance to another bank',
};

/** The means of payment of each operation that has one. */
export const paymentMeans: Readonly<Record<string, PaymentMeans>> = {
  'Cash deposit': 'cash',
  'Cash withdrawal': 'cash',
  'Card withdrawal': 'card',
  'Collection from another bank': 'transfer',
  'Remittance to another bank': 'transfer',
};

export type Purpose =
  | 'interest'
  | 'sanctionInterest'
  | 'statement'
  | 'household'
  | 'pension'
  | 'insurance'
  | 'loan'
  | 'leasing';

/** What the money was for (`k_symbol`); empty and blank say nothing. */
export const purposes: Readonly<Record<string, Purpose | null>> = {
  '': null,
  UROK: 'interest',
  'SANKC. UROK': 'sanctionInterest',
  SLUZBY: 'statement',
  SIPO: 'household',
  DUCHOD: 'pension',
  POJISTNE: 'insurance',
  UVER: 'loan',
  LEASING: 'leasing',
  'interest credited': 'interest',
  'sanction interest if negative balance': 'sanctionInterest',
  'payment for statement': 'statement',
  household: 'household',
  'old-age pension': 'pension',
  'insurrance payment': 'insurance',
  'insurance payment': 'insurance',
  'loan payment': 'loan',
  'leasing payment': 'leasing',
};

export const purposeNames: Readonly<Record<Purpose, string>> = {
  interest: 'Interest credited',
  sanctionInterest: 'Penalty interest on a negative balance',
  statement: 'Payment for the statement',
  household: 'Household payment',
  pension: 'Old-age pension',
  insurance: 'Insurance payment',
  loan: 'Loan payment',
  leasing: 'Leasing payment',
};

export type StatementFrequency = 'monthly' | 'weekly' | 'afterTransaction';

export const statementFrequencies: Readonly<Record<string, StatementFrequency>> = {
  'POPLATEK MESICNE': 'monthly',
  'POPLATEK TYDNE': 'weekly',
  'POPLATEK PO OBRATU': 'afterTransaction',
  'monthly issuance': 'monthly',
  'weekly issuance': 'weekly',
  'issuance after transaction': 'afterTransaction',
};

export interface LoanStatus {
  readonly status: 'active' | 'ended' | 'inDefault';
  readonly meaning: string;
  /** Whether the contract has run out, paid back or not. */
  readonly hasFinished: boolean;
}

/** Loan status A to D; the translated subset leaves it out where it was to be predicted. */
export const loanStatuses: Readonly<Record<string, LoanStatus>> = {
  A: { status: 'ended', meaning: 'contract finished, paid back', hasFinished: true },
  B: { status: 'inDefault', meaning: 'contract finished, not paid back', hasFinished: true },
  C: { status: 'active', meaning: 'running, paid as agreed', hasFinished: false },
  D: { status: 'inDefault', meaning: 'running, client in debt', hasFinished: false },
  '': { status: 'active', meaning: 'status not stated', hasFinished: false },
};

export type CardType = 'classic' | 'junior' | 'gold';

export const cardTypes: Readonly<Record<string, CardType>> = {
  classic: 'classic',
  junior: 'junior',
  gold: 'gold',
};

export type DispositionType = 'OWNER' | 'DISPONENT';

export const dispositionTypes: Readonly<Record<string, DispositionType>> = {
  OWNER: 'OWNER',
  DISPONENT: 'DISPONENT',
  owner: 'OWNER',
  disponent: 'DISPONENT',
};

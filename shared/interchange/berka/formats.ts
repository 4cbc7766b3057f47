import type { TableFormat } from '../table/read-table.ts';
import {
  cardTypes,
  dispositionTypes,
  isCreditByType,
  loanStatuses,
  operations,
  purposes,
  statementFrequencies,
} from './codes.ts';
import {
  type BankAccount,
  type Card,
  type Disposition,
  type District,
  dayOfBirthNumber,
  dayOfShortDate,
  type Holder,
  knownDecimal,
  koruna,
  type LedgerRow,
  type Loan,
  type StandingOrder,
  termInMonths,
} from './rows.ts';

/** The sixteen columns of the translated subset's districts, as they are spelt there. */
const ENGLISH_DISTRICT = [
  'code',
  'name',
  'region',
  'no. of inhabitants',
  'no. of municipalities with inhabitants < 499',
  'no. of municipalities with inhabitants 500-1999',
  'no. of municipalities with inhabitants 2000-9999',
  'no. of municipalities with inhabitants >10000',
  'no. of cities',
  'ratio of urban inhabitants',
  'average salary',
  "unemploymant rate '95",
  "unemploymant rate '96",
  'no. of enterpreneurs per 1000 inhabitants',
  "no. of commited crimes '95",
  "no. of commited crimes '96",
];

export const districtFormat: TableFormat<District> = {
  delimiter: ';',
  columns: Array.from({ length: 16 }, (_, index) => `A${index + 1}`),
  otherHeaders: [ENGLISH_DISTRICT],
  read: (cells) => ({
    id: cells.decimal('A1', 0),
    name: cells.requiredText('A2'),
    region: cells.text('A3'),
    averageSalary: knownDecimal(cells, 'A11', 0),
    unemployment1995: knownDecimal(cells, 'A12', 2),
  }),
};

export const holderFormat: TableFormat<Holder> = {
  delimiter: ';',
  columns: ['client_id', 'birth_number', 'district_id'],
  read: (cells) => ({
    id: cells.decimal('client_id', 0),
    birthDate: cells.date('birth_number', dayOfBirthNumber),
    sex: Number(cells.text('birth_number').slice(2, 4)) > 50 ? 'female' : 'male',
    districtId: cells.decimal('district_id', 0),
  }),
};

export const accountFormat: TableFormat<BankAccount> = {
  delimiter: ';',
  columns: ['account_id', 'district_id', 'frequency', 'date'],
  read: (cells) => ({
    id: cells.decimal('account_id', 0),
    districtId: cells.decimal('district_id', 0),
    frequency: cells.code('frequency', statementFrequencies),
    openedOn: cells.date('date', dayOfShortDate),
  }),
};

export const dispositionFormat: TableFormat<Disposition> = {
  delimiter: ';',
  columns: ['disp_id', 'client_id', 'account_id', 'type'],
  read: (cells) => ({
    id: cells.decimal('disp_id', 0),
    holderId: cells.decimal('client_id', 0),
    accountId: cells.decimal('account_id', 0),
    type: cells.code('type', dispositionTypes),
  }),
};

export const cardFormat: TableFormat<Card> = {
  delimiter: ';',
  columns: ['card_id', 'disp_id', 'type', 'issued'],
  read: (cells) => ({
    id: cells.decimal('card_id', 0),
    dispositionId: cells.decimal('disp_id', 0),
    type: cells.code('type', cardTypes),
    issuedOn: cells.date('issued', dayOfShortDate),
  }),
};

export const loanFormat: TableFormat<Loan> = {
  delimiter: ';',
  columns: ['loan_id', 'account_id', 'date', 'amount', 'duration', 'payments', 'status'],
  read: (cells) => ({
    id: cells.decimal('loan_id', 0),
    accountId: cells.decimal('account_id', 0),
    grantedOn: cells.date('date', dayOfShortDate),
    amount: koruna(cells, 'amount'),
    months: termInMonths(cells, 'duration'),
    monthlyPayment: koruna(cells, 'payments'),
    status: cells.code('status', loanStatuses),
  }),
};

export const standingOrderFormat: TableFormat<StandingOrder> = {
  delimiter: ';',
  columns: ['order_id', 'account_id', 'bank_to', 'account_to', 'amount', 'k_symbol'],
  read: (cells) => ({
    id: cells.decimal('order_id', 0),
    accountId: cells.decimal('account_id', 0),
    bank: cells.text('bank_to'),
    account: cells.text('account_to'),
    amount: koruna(cells, 'amount'),
    purpose: cells.code('k_symbol', purposes) ?? null,
  }),
};

export const ledgerRowFormat: TableFormat<LedgerRow> = {
  delimiter: ';',
  columns: [
    'trans_id',
    'account_id',
    'date',
    'type',
    'operation',
    'amount',
    'balance',
    'k_symbol',
    'bank',
    'account',
  ],
  read: (cells) => ({
    id: cells.decimal('trans_id', 0),
    accountId: cells.decimal('account_id', 0),
    date: cells.date('date', dayOfShortDate),
    amount: koruna(cells, 'amount') * (cells.code('type', isCreditByType) ? 1 : -1) + 0,
    recordedBalance: koruna(cells, 'balance'),
    operation: cells.code('operation', operations) ?? '',
    purpose: cells.code('k_symbol', purposes) ?? null,
    bank: cells.text('bank'),
    account: cells.text('account'),
  }),
};

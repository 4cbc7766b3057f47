import type { TransactionType } from '#shared/domain/portfolio/transaction.ts';

/** Columns that some types of entries have and others have not. */
export type EntryColumn =
  | 'security'
  | 'quantity'
  | 'price'
  | 'amount'
  | 'fee'
  | 'tax'
  | 'other account'
  | 'cost'
  | 'acquired on'
  | 'new security'
  | 'new quantity'
  | 'new value'
  | 'cost share'
  | 'means';

/** Whether money or units come into the account (positive) or leave it (negative). */
export type Direction = 'in' | 'out' | 'either';

/** What to do about a row whose sign is turned because it takes an entry back. */
export const REVERSAL = 'what was reversed is deleted in the application and has no row of its own';

/** What a row of one type says. */
export interface EntryType {
  /** What the file calls it. */
  readonly name: string;
  readonly type: TransactionType;
  readonly needs: readonly EntryColumn[];
  readonly may: readonly EntryColumn[];
  readonly amount: Direction;
  readonly quantity: Direction;
  /** Whether the row is two entries: the dividend, and the purchase that it paid for. */
  readonly isReinvested?: true;
}

const money = (
  name: string,
  type: TransactionType,
  amount: Direction,
  may: readonly EntryColumn[],
): EntryType => ({ name, type, needs: ['amount'], may, amount, quantity: 'in' });

const trade = (name: string, type: TransactionType, isPurchase: boolean): EntryType => ({
  ...{ name, type },
  ...{ needs: ['security', 'quantity', 'amount'], may: ['price', 'fee', 'tax'] },
  ...{ amount: isPurchase ? 'out' : 'in', quantity: isPurchase ? 'in' : 'out' },
});

const units = (
  name: string,
  type: TransactionType,
  quantity: Direction,
  needs: readonly EntryColumn[],
  may: readonly EntryColumn[] = [],
): EntryType => ({ name, type, needs, may, amount: quantity, quantity });

const COSTS: readonly EntryColumn[] = ['fee', 'tax'];
const PER_UNIT: readonly EntryColumn[] = ['quantity', 'price', ...COSTS];

const ofSecurity = (entryType: EntryType): EntryType => ({
  ...entryType,
  needs: ['security', ...entryType.needs],
});

/** Every type of entry of a private portfolio; transfers as they are of money. */
export const ENTRY_TYPES: readonly EntryType[] = [
  trade('buy', 'buy', true),
  trade('sell', 'sell', false),
  ofSecurity(money('dividend', 'dividend', 'in', PER_UNIT)),
  {
    ...trade('reinvested dividend', 'dividend', true),
    amount: 'in',
    isReinvested: true,
  },
  money('interest', 'interest', 'in', ['security', ...PER_UNIT]),
  money('interest charged', 'interest', 'out', ['security']),
  money('fee', 'fee', 'out', ['security']),
  money('fee refund', 'fee', 'in', ['security']),
  money('tax', 'tax', 'out', ['security']),
  money('tax refund', 'tax', 'in', ['security']),
  money('deposit', 'deposit', 'in', [...COSTS, 'means']),
  money('withdrawal', 'withdrawal', 'out', [...COSTS, 'means']),
  money('transfer in', 'transferIn', 'in', ['other account', ...COSTS]),
  money('transfer out', 'transferOut', 'out', ['other account', ...COSTS]),
  units('split', 'split', 'either', ['security', 'quantity']),
  ofSecurity(money('return of capital', 'returnOfCapital', 'in', PER_UNIT)),
  {
    ...{ name: 'merger', type: 'merger', amount: 'in', quantity: 'out' },
    needs: ['security', 'quantity', 'new security', 'new quantity'],
    may: ['amount', 'new value'],
  },
  units('spin-off', 'spinOff', 'in', ['security', 'new security', 'new quantity', 'cost share']),
];

const MOVED: readonly EntryColumn[] = ['security', 'quantity'];
const WORTH: readonly EntryColumn[] = ['amount', 'other account'];

/** Transfers of securities: their amount is what the units were worth, and moves no money. */
export const SECURITY_TRANSFERS: readonly EntryType[] = [
  units('transfer in', 'transferIn', 'in', MOVED, [...WORTH, 'cost', 'acquired on']),
  units('transfer out', 'transferOut', 'out', MOVED, WORTH),
];

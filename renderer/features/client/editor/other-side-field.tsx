import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import {
  type PaymentMeans,
  saysMeans,
  type Transaction,
  type TransactionType,
} from '#shared/domain/portfolio/transaction.ts';
import { otherAccountOf } from '#shared/domain/portfolio/transfer.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { ChoiceField, TextField } from '../../../components/form-fields.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { PAYMENT_MEANS_WORDS } from '../words.ts';

const { own } = fieldsOf<'transaction'>();

/** Payments to and from others, with what their other side is called. */
const LABELS: Partial<Readonly<Record<TransactionType, string>>> = {
  interest: 'Paid by',
  fee: 'Paid to',
  tax: 'Paid to',
  deposit: 'Paid by',
  withdrawal: 'Paid to',
  transferIn: 'From whom',
  transferOut: 'To whom',
};

/** What vigilance compares payees of. */
const PAYMENTS: ReadonlySet<TransactionType> = new Set(['withdrawal', 'transferOut']);
const PAYEE_HINT = 'Write the same name every time: alerts tell a new payee by it.';

/** Who is paid or pays; vigilance tells a new payee by it. Asked of no transfer between own accounts. */
export function otherSideField(accounts: readonly Entry<Account>[]): FormField {
  return own('counterparty', ({ value, change, problem, data }) => {
    const entry = data as Transaction;
    const label = LABELS[entry.type];
    if (label === undefined || otherAccountOf(entry, accounts)) return null;
    return (
      <TextField
        label={label}
        {...(PAYMENTS.has(entry.type) ? { hint: PAYEE_HINT } : {})}
        value={(value as string | undefined) ?? ''}
        onChange={(text) => change(text === '' ? undefined : text)}
        problem={problem}
      />
    );
  });
}

const NOT_SAID = '';

/** How money came in or went out; vigilance compares cash with cash, and limits of cash are for it alone. */
export function paymentMeansField(): FormField {
  return own(
    'paymentMeans',
    ({ value, change, problem, data }) =>
      saysMeans((data as Transaction).type) ? (
        <ChoiceField<PaymentMeans | typeof NOT_SAID>
          label="Means of payment"
          choices={[{ value: NOT_SAID, label: 'Not said' }, ...choicesOf(PAYMENT_MEANS_WORDS)]}
          value={(value as PaymentMeans | undefined) ?? NOT_SAID}
          onChange={(means) => change(means === NOT_SAID ? undefined : means)}
          problem={problem}
        />
      ) : null,
    { isHalf: true },
  );
}

import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { isSecurityTransfer } from '#shared/domain/portfolio/ledger.ts';
import { isHoldingAccount } from '#shared/domain/portfolio/portfolio-scope.ts';
import {
  crossesCurrencies,
  isHalf,
  isTransferType,
  otherAccountOf,
  planTransfer,
  standingOther,
  type TransferDraft,
  type TransferInput,
} from '#shared/domain/portfolio/transfer.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import { ChoiceField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import {
  type FieldControl,
  type FormField,
  fieldsOf,
} from '../../../components/forms/form-field.tsx';

const { own } = fieldsOf<'transaction'>();

interface TransferChoices {
  readonly accounts: readonly Entry<Account>[];
  /** The client's file when every transaction has arrived. */
  readonly ledger: ClientFile | null;
  readonly editedId: RecordId | null;
}

const OUTSIDE = '';

/** Where a transfer goes to or comes from. */
export function transferAccountField(choices: TransferChoices): FormField {
  return own('transferAccountId', (control) => {
    const draft = control.data as TransferDraft;
    return isTransferType(draft.type) ? <AccountField {...control} {...choices} /> : null;
  });
}

/** What is moved in the other currency. Only the form knows it: the record on the other account keeps it. */
export function otherAmountField(choices: TransferChoices): FormField {
  const draw: FormField['draw'] = (control) => <OtherAmountField {...control} {...choices} />;
  return { name: 'otherAmount', isHalf: false, draw };
}

const inputOf = (data: FieldControl['data'], { accounts, ledger, editedId }: TransferChoices) => ({
  ...{ draft: data as TransferDraft, id: editedId, accounts },
  transactions: ledger?.transactions ?? [],
});

function AccountField(props: FieldControl & TransferChoices) {
  const { value, change, problem, data, accounts } = props;
  const draft = data as TransferDraft;
  const choices = accounts
    // One that was chosen before the entry's own account became the same still has to be seen.
    .filter((each) => isHoldingAccount(each) && (each.id !== draft.accountId || each.id === value))
    .map(({ id, data: { name, currency } }) => ({
      value: id as string,
      label: currency === draft.currency ? name : `${name}, in ${currency}`,
    }));
  return (
    <ChoiceField
      label={draft.type === 'transferOut' ? 'To account' : 'From account'}
      {...hintOf(props)}
      choices={[{ value: OUTSIDE, label: 'Outside: none of this client’s' }, ...choices]}
      value={(value as RecordId | null | undefined) ?? OUTSIDE}
      onChange={(id) => change(id === OUTSIDE ? null : id)}
      problem={problem}
    />
  );
}

/** What becomes of the other account. */
function hintOf({ data, ...choices }: FieldControl & TransferChoices): { readonly hint?: string } {
  const input = inputOf(data, choices);
  const other = otherAccountOf(input.draft, input.accounts);
  if (other) return { hint: otherHint(input, other) };
  return standingOther(input) ? { hint: 'Its entry on the other account is deleted as well.' } : {};
}

function otherHint(input: TransferInput, { data }: Entry<Account>): string {
  const { name } = data;
  const standing = standingOther(input);
  if (isHalf(input)) return `Its entry on ${name} was not found. Only this one changes.`;
  if (standing) return `Its entry on ${name} changes as well.`;
  return planTransfer(input).other?.id
    ? `Joins the entry that ${name} has of it already.`
    : `${name} gets its entry as well.`;
}

function OtherAmountField(props: FieldControl & TransferChoices) {
  const { value, change, problem, data } = props;
  const input = inputOf(data, props);
  const other = otherAccountOf(input.draft, input.accounts);
  if (!other || isSecurityTransfer(input.draft) || !crossesCurrencies(input.draft, other)) {
    return null;
  }
  const { name, currency } = other.data;
  const standing = standingOther(input)?.data.amount;
  return (
    <DecimalField
      label={input.draft.type === 'transferOut' ? `Arrives in ${name}` : `Leaves ${name}`}
      value={
        (value as number | undefined) ?? (standing === undefined ? undefined : Math.abs(standing))
      }
      scale={minorUnitScale(currency)}
      suffix={currency}
      onChange={change}
      problem={problem}
    />
  );
}

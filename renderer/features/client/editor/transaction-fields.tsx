import { Select } from '@mantine/core';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Product } from '#shared/domain/growth/product.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import type { TransactionLine } from '#shared/domain/portfolio/transaction.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { ChoiceField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { TRANSACTION_WORDS } from '../words.ts';
import { acquisitionFields } from './acquisition-fields.tsx';
import { OrderLines } from './order-lines.tsx';
import { otherSideField, paymentMeansField } from './other-side-field.tsx';
import { otherAmountField, transferAccountField } from './transfer-fields.tsx';

const { text, date, choice, own } = fieldsOf<'transaction'>();

interface TransactionChoices {
  readonly accounts: readonly Entry<Account>[];
  readonly securities: readonly { value: string; label: string }[];
  readonly products: readonly Entry<Product>[];
  /** The client's file when every transaction has arrived, for what depends on what is held. */
  readonly ledger: ClientFile | null;
  /** The transaction that is edited, `null` for a new one. */
  readonly editedId: RecordId | null;
}

const isOrder = (type: unknown): boolean => type === 'order' || type === 'return';

const isReorganisation = (type: unknown): boolean => type === 'merger' || type === 'spinOff';

/** A percentage with four decimals is a share in millionths. */
const PERCENT_SCALE = 4;

/** What is asked of a transaction; amounts are exact, and signed as the ledger counts them. */
export function transactionFields(choices: TransactionChoices): readonly FormField[] {
  const { accounts, securities, products } = choices;
  return [
    own(
      'accountId',
      ({ value, change, set }) => (
        <ChoiceField
          label="Account"
          choices={accounts.map(({ id, data }) => ({ value: id, label: data.name }))}
          value={value as RecordId}
          onChange={(id) => {
            change(id);
            set('currency', accounts.find((account) => account.id === id)?.data.currency);
          }}
        />
      ),
      { isHalf: true },
    ),
    choice('type', 'Kind', choicesOf(TRANSACTION_WORDS), { isHalf: true }),
    transferAccountField(choices),
    date('date', 'Date', { isHalf: true, isRequired: true }),
    amount('amount', 'Amount, minus when out'),
    otherAmountField(choices),
    own('securityId', ({ value, change, problem, data }) =>
      isOrder(data.type) ? null : (
        <SecurityField
          label="Security"
          securities={securities}
          value={value}
          change={change}
          problem={problem}
        />
      ),
    ),
    own(
      'quantity',
      ({ value, change, problem, data }) =>
        isOrder(data.type) || data.type === 'spinOff' ? null : (
          <DecimalField
            label={data.type === 'merger' ? 'Quantity given up' : 'Quantity'}
            value={value as number | undefined}
            scale={QUANTITY_SCALE}
            onChange={change}
            problem={problem}
          />
        ),
      { isHalf: true },
    ),
    own(
      'unitPrice',
      ({ value, change, problem, data }) =>
        isOrder(data.type) || isReorganisation(data.type) ? null : (
          <DecimalField
            label="Price"
            value={value as number | undefined}
            scale={PRICE_SCALE}
            onChange={change}
            problem={problem}
          />
        ),
      { isHalf: true },
    ),
    own('newSecurityId', ({ value, change, problem, data }) =>
      isReorganisation(data.type) ? (
        <SecurityField
          label="Security received"
          securities={securities}
          value={value}
          change={change}
          problem={problem}
        />
      ) : null,
    ),
    own(
      'newQuantity',
      ({ value, change, problem, data }) =>
        isReorganisation(data.type) ? (
          <DecimalField
            label="Quantity received"
            value={value as number | undefined}
            scale={QUANTITY_SCALE}
            onChange={change}
            problem={problem}
          />
        ) : null,
      { isHalf: true },
    ),
    own(
      'newValue',
      ({ value, change, problem, data }) =>
        data.type === 'merger' ? (
          <DecimalField
            label="Worth of what is received"
            hint="Of all units together on that day; asked for where money came too."
            value={value as number | undefined}
            scale={minorUnitScale(data.currency as CurrencyCode)}
            suffix={String(data.currency ?? '')}
            onChange={change}
            problem={problem}
          />
        ) : null,
      { isHalf: true },
    ),
    own(
      'costShare',
      ({ value, change, problem, data }) =>
        data.type === 'spinOff' ? (
          <DecimalField
            label="Part of the cost that goes along"
            value={value as number | undefined}
            scale={PERCENT_SCALE}
            suffix="%"
            onChange={change}
            problem={problem}
          />
        ) : null,
      { isHalf: true },
    ),
    ...acquisitionFields(choices),
    amount('fee', 'Fee in it'),
    amount('tax', 'Tax in it'),
    own('lines', ({ value, change, problem, data }) =>
      isOrder(data.type) ? (
        <OrderLines
          lines={(value as readonly TransactionLine[] | undefined) ?? []}
          products={products}
          onChange={change}
          problem={problem}
        />
      ) : null,
    ),
    otherSideField(accounts),
    paymentMeansField(),
    text('description', 'Description'),
  ];
}

function SecurityField(props: {
  label: string;
  securities: TransactionChoices['securities'];
  value: unknown;
  change: (id: string | null) => void;
  problem: string | undefined;
}) {
  return (
    <Select
      label={props.label}
      data={[...props.securities]}
      searchable
      clearable
      limit={30}
      nothingFoundMessage="No security of this name"
      value={(props.value as string | null | undefined) ?? null}
      onChange={props.change}
      error={props.problem}
    />
  );
}

function amount(name: 'amount' | 'fee' | 'tax', label: string): FormField {
  return own(
    name,
    ({ value, change, problem, data }) => (
      <DecimalField
        label={name === 'amount' && data.type === 'merger' ? 'Money received' : label}
        value={value as number | undefined}
        scale={minorUnitScale(data.currency as CurrencyCode)}
        suffix={String(data.currency ?? '')}
        isRequired={name === 'amount'}
        onChange={change}
        problem={problem}
      />
    ),
    { isHalf: true },
  );
}

import { Select, TextInput } from '@mantine/core';
import {
  ACTION_TITLES,
  type Recommendation,
  type RecommendationAction,
} from '#shared/domain/advice/recommendation.ts';
import { isAsked, type TermField } from '#shared/domain/advice/terms-asked.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { isHoldingAccount } from '#shared/domain/portfolio/portfolio-scope.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, minorUnitScale, QUANTITY_SCALE } from '#shared/lib/money.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { ChoiceField, TextField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { ListField } from '../../../components/forms/list-field.tsx';

const { area, date, own } = fieldsOf<'recommendation'>();

type Alternative = Recommendation['alternatives'][number];

/** Whether the form asks for `field` as it stands. */
const asks = (field: TermField, data: Readonly<Record<string, unknown>>): boolean =>
  isAsked(field, data.action as RecommendationAction);

/** What is asked of a recommendation; what does not apply to the action is not asked. */
export function composerFields(file: ClientFile): readonly FormField[] {
  const securities = [...file.securities.values()]
    .filter(({ data }) => data.sector !== 'Benchmark')
    .map(({ id, data }) => ({
      value: id as string,
      label: data.symbol ? `${data.name} (${data.symbol})` : data.name,
    }));
  return [
    own(
      'action',
      ({ value, change, autoFocus }) => (
        <ChoiceField
          label="What is recommended"
          choices={choicesOf(ACTION_TITLES)}
          value={value as RecommendationAction}
          onChange={change}
          autoFocus={autoFocus}
        />
      ),
      { isHalf: true },
    ),
    accountField(file),
    securityField('securityId', securities),
    securityField('intoSecurityId', securities),
    own('productId', ({ value, change, problem, data }) =>
      asks('productId', data) ? (
        <ChosenByName
          label="Product"
          choices={[...file.products.values()].map(({ id, data: { name } }) => ({
            value: id as string,
            label: name,
          }))}
          value={value}
          change={change}
          problem={problem}
        />
      ) : null,
    ),
    supplierField('fromSupplier', 'Supplier now'),
    supplierField('toSupplier', 'Supplier recommended'),
    own(
      'quantity',
      ({ value, change, problem, data }) =>
        asks('quantity', data) ? (
          <DecimalField
            label="Quantity"
            value={value as number | null}
            scale={QUANTITY_SCALE}
            problem={problem}
            onChange={(quantity) => change(quantity ?? null)}
          />
        ) : null,
      { isHalf: true },
    ),
    amountField('amount', 'Amount'),
    amountField('cost', 'Cost once'),
    amountField('yearlyCost', 'Cost a year'),
    area('rationale', 'Rationale', { hint: 'Why this, for this client, now.' }),
    area('risks', 'Risks', { rows: 2 }),
    own('alternatives', ({ value, change, problem }) => (
      <Alternatives items={value as readonly Alternative[]} onChange={change} problem={problem} />
    )),
    area('conflicts', 'Conflicts of interest', {
      rows: 2,
      hint: 'What you or the firm earn by it, or “None”.',
    }),
    area('disclosures', 'Disclosures', { rows: 2, hint: 'What was handed over or explained.' }),
    date('proposedOn', 'Proposed on', { isHalf: true }),
  ];
}

function accountField(file: ClientFile): FormField {
  const accounts = file.accounts.filter(isHoldingAccount);
  return own(
    'accountId',
    ({ value, change, set, problem, data }) =>
      asks('accountId', data) ? (
        <ChoiceField
          label="Account"
          choices={[
            { value: '', label: 'None' },
            ...accounts.map((account) => ({
              value: account.id as string,
              label: account.data.name,
            })),
          ]}
          value={(value as string | null) ?? ''}
          problem={problem}
          onChange={(id) => {
            change(id === '' ? null : id);
            const account = accounts.find((each) => each.id === (id as RecordId));
            if (account) set('currency', account.data.currency);
          }}
        />
      ) : null,
    { isHalf: true },
  );
}

function securityField(
  name: 'securityId' | 'intoSecurityId',
  securities: readonly { value: string; label: string }[],
): FormField {
  return own(name, ({ value, change, problem, data }) => {
    if (!asks(name, data)) return null;
    const isSold = data.action === 'switch' && name === 'securityId';
    const label = isSold
      ? 'Security sold'
      : data.action === 'switch'
        ? 'Security bought'
        : 'Security';
    return (
      <ChosenByName
        label={label}
        choices={securities}
        value={value}
        change={change}
        problem={problem}
      />
    );
  });
}

function ChosenByName(props: {
  label: string;
  choices: readonly { value: string; label: string }[];
  value: unknown;
  change: (id: string | null) => void;
  problem: string | undefined;
}) {
  return (
    <Select
      label={props.label}
      data={[...props.choices]}
      searchable
      clearable
      limit={30}
      nothingFoundMessage="Nothing of this name"
      value={(props.value as string | null) ?? null}
      onChange={props.change}
      error={props.problem}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}

function supplierField(name: 'fromSupplier' | 'toSupplier', label: string): FormField {
  return own(
    name,
    ({ value, change, problem, data }) =>
      asks(name, data) ? (
        <TextField label={label} value={String(value ?? '')} onChange={change} problem={problem} />
      ) : null,
    { isHalf: true },
  );
}

function amountField(name: 'amount' | 'cost' | 'yearlyCost', label: string): FormField {
  return own(
    name,
    ({ value, change, problem, data }) =>
      name === 'amount' && !asks(name, data) ? null : (
        <DecimalField
          label={label}
          value={value as number | null}
          scale={minorUnitScale(data.currency as CurrencyCode)}
          suffix={String(data.currency ?? '')}
          problem={problem}
          onChange={(amount) => change(amount ?? null)}
        />
      ),
    { isHalf: true },
  );
}

function Alternatives(props: {
  items: readonly Alternative[];
  onChange: (items: readonly Alternative[]) => void;
  problem: string | undefined;
}) {
  return (
    <ListField<Alternative>
      label="Alternatives considered"
      addLabel="Add an alternative"
      items={props.items}
      itemKey={({ id }) => id}
      itemName={({ alternative }) => alternative || 'alternative'}
      problem={props.problem}
      onChange={props.onChange}
      make={() => ({ id: crypto.randomUUID(), alternative: '', whyNot: '' })}
      draw={(item, change) => (
        <>
          <TextInput
            label="Alternative"
            value={item.alternative}
            onChange={(event) => change({ ...item, alternative: event.currentTarget.value })}
          />
          <TextInput
            label="Why not"
            value={item.whyNot}
            onChange={(event) => change({ ...item, whyNot: event.currentTarget.value })}
          />
        </>
      )}
    />
  );
}

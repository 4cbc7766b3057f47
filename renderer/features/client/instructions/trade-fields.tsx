import { Select } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { DetailsOf } from '#shared/domain/instruction/instruction-details.ts';
import { NO_RECORD } from '#shared/domain/instruction/instruction-draft.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
  type Quantity,
  type UnitPrice,
} from '#shared/lib/money.ts';
import { ChoiceField, DateField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { AccountField } from './account-field.tsx';

type Trade = DetailsOf<'buy'> | DetailsOf<'sell'>;

interface TradeFieldsProps<Order extends Trade> {
  details: Order;
  file: ClientFile;
  onChange: (details: Order) => void;
}

/** What is asked of a purchase or sale: units or money's worth, the limit, and until when. */
export function TradeFields<Order extends Trade>(props: TradeFieldsProps<Order>) {
  const { details, file, onChange } = props;
  const account = file.accounts.find(({ id }) => id === details.accountId)?.data;
  const currency = account?.currency ?? file.client.data.reportingCurrency;
  const inMoney = details.amount !== null;
  return (
    <>
      <AccountField
        file={file}
        value={details.accountId}
        fits={({ accountType }) => accountType === 'investment'}
        onChange={({ id }) => onChange({ ...details, accountId: id })}
      />
      <Select
        label="Security"
        data={[...file.securities.values()].map(({ id, data }) => ({
          value: id as string,
          label: data.symbol ? `${data.name} (${data.symbol})` : data.name,
        }))}
        searchable
        limit={30}
        nothingFoundMessage="No security of this name"
        value={details.securityId || null}
        onChange={(id) => onChange({ ...details, securityId: (id ?? NO_RECORD) as RecordId })}
      />
      <ChoiceField
        label="Ordered by"
        choices={[
          { value: 'quantity', label: 'Quantity' },
          { value: 'amount', label: 'Amount of money' },
        ]}
        value={inMoney ? 'amount' : 'quantity'}
        onChange={(by) =>
          onChange({ ...details, quantity: null, amount: by === 'amount' ? 0 : null })
        }
      />
      {inMoney ? (
        <DecimalField
          key="amount"
          label="Amount"
          value={details.amount || undefined}
          scale={minorUnitScale(currency)}
          suffix={currency}
          onChange={(amount) => onChange({ ...details, amount: amount ?? 0 })}
        />
      ) : (
        <DecimalField
          key="quantity"
          label="Quantity"
          value={details.quantity}
          scale={QUANTITY_SCALE}
          onChange={(quantity) =>
            onChange({ ...details, quantity: (quantity ?? null) as Quantity | null })
          }
        />
      )}
      <DecimalField
        label="Limit"
        hint="Empty: at the best price."
        value={details.limit}
        scale={PRICE_SCALE}
        suffix={file.securities.get(details.securityId)?.data.currency ?? ''}
        onChange={(limit) => onChange({ ...details, limit: (limit ?? null) as UnitPrice | null })}
      />
      <DateField
        label="Good until"
        hint="Empty: until it is cancelled."
        value={details.goodUntil}
        onChange={(goodUntil) => onChange({ ...details, goodUntil })}
      />
    </>
  );
}

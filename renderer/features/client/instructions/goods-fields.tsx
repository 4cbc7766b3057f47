import { Select } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { DetailsOf, InstructionLine } from '#shared/domain/instruction/instruction-details.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { PRICE_SCALE, QUANTITY_SCALE, type Quantity, type UnitPrice } from '#shared/lib/money.ts';
import { DateField, TextField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { ListField } from '../../../components/forms/list-field.tsx';
import { AccountField } from './account-field.tsx';
import classes from './instructions.module.css';

type Goods = DetailsOf<'purchaseOrder'> | DetailsOf<'return'>;

interface GoodsFieldsProps {
  details: Goods;
  file: ClientFile;
  onChange: (details: Goods) => void;
}

/** What is asked of a purchase order or a return: products, quantities, prices agreed. */
export function GoodsFields({ details, file, onChange }: GoodsFieldsProps) {
  const products = [...file.products.values()];
  const choices = products.map(({ id, data }) => ({ value: id as string, label: data.name }));
  return (
    <>
      <AccountField
        file={file}
        value={details.accountId}
        fits={({ accountType }) => accountType === 'sales'}
        onChange={({ id }) => onChange({ ...details, accountId: id })}
      />
      <DateField
        label="Wanted by"
        value={details.wantedOn}
        onChange={(wantedOn) => onChange({ ...details, wantedOn })}
      />
      <div className={classes.wide}>
        <ListField<InstructionLine>
          label="Products"
          addLabel="Add a product"
          items={details.lines}
          itemKey={({ id }) => id}
          itemName={({ productId }) => file.products.get(productId)?.data.name ?? 'line'}
          onChange={(lines) => onChange({ ...details, lines: [...lines] })}
          make={() => {
            const [first] = products;
            if (!first) return null;
            const quantity = 1_000_000 as Quantity;
            return { id: crypto.randomUUID(), productId: first.id, quantity, unitPrice: null };
          }}
          draw={(line, change) => (
            <>
              <Select
                wrapperProps={{ 'data-wide': true }}
                label="Product"
                data={choices}
                searchable
                limit={30}
                value={line.productId}
                onChange={(id) => id && change({ ...line, productId: id as RecordId })}
              />
              <DecimalField
                label="Quantity"
                value={line.quantity}
                scale={QUANTITY_SCALE}
                isRequired
                onChange={(quantity) => change({ ...line, quantity: quantity as Quantity })}
              />
              <DecimalField
                label="Price agreed"
                hint="Empty: as listed."
                value={line.unitPrice}
                scale={PRICE_SCALE}
                onChange={(price) =>
                  change({ ...line, unitPrice: (price ?? null) as UnitPrice | null })
                }
              />
            </>
          )}
        />
      </div>
      {details.type === 'return' ? (
        <TextField
          label="Why it comes back"
          value={details.reason}
          onChange={(reason) => onChange({ ...details, reason })}
        />
      ) : null}
    </>
  );
}

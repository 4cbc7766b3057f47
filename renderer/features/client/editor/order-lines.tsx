import { Select } from '@mantine/core';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Product } from '#shared/domain/growth/product.ts';
import type { TransactionLine } from '#shared/domain/portfolio/transaction.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { PRICE_SCALE, QUANTITY_SCALE, type Quantity, type UnitPrice } from '#shared/lib/money.ts';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { ListField } from '../../../components/forms/list-field.tsx';

interface OrderLinesProps {
  lines: readonly TransactionLine[];
  products: readonly Entry<Product>[];
  onChange: (lines: readonly TransactionLine[]) => void;
  problem: string | undefined;
}

/** A line with its place as key: lines have no id of their own. */
interface PlacedLine {
  readonly place: number;
  readonly line: TransactionLine;
}

/** The product lines of an order or return. */
export function OrderLines({ lines, products, onChange, problem }: OrderLinesProps) {
  const names = new Map(products.map(({ id, data }) => [id, data.name]));
  const choices = products.map(({ id, data }) => ({ value: id, label: data.name }));
  return (
    <ListField<PlacedLine>
      label="Lines"
      addLabel="Add a line"
      items={lines.map((line, place) => ({ place, line }))}
      itemKey={({ place }) => String(place)}
      itemName={({ line }) => names.get(line.productId) ?? 'line'}
      problem={problem}
      onChange={(placed) => onChange(placed.map(({ line }) => line))}
      make={() => {
        const productId = products[0]?.id;
        if (!productId) return null;
        const line = { productId, quantity: 1_000_000 as Quantity, unitPrice: 0 as UnitPrice };
        return { place: lines.length, line };
      }}
      draw={({ place, line }, change) => (
        <>
          <Select
            wrapperProps={{ 'data-wide': true }}
            label="Product"
            data={choices}
            searchable
            limit={30}
            value={line.productId}
            onChange={(id) => id && change({ place, line: { ...line, productId: id as RecordId } })}
          />
          <DecimalField
            label="Quantity"
            value={line.quantity}
            scale={QUANTITY_SCALE}
            isRequired
            onChange={(quantity) =>
              change({ place, line: { ...line, quantity: quantity as Quantity } })
            }
          />
          <DecimalField
            label="Price"
            value={line.unitPrice}
            scale={PRICE_SCALE}
            isRequired
            onChange={(price) =>
              change({ place, line: { ...line, unitPrice: price as UnitPrice } })
            }
          />
        </>
      )}
    />
  );
}

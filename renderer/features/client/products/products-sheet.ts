import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Entitlement } from '#shared/domain/growth/entitlement.ts';
import {
  dateOrUnknown,
  type FigureCell,
  nothingCell,
  textCell,
} from '../../../components/figures/figure-cell.ts';
import type { FigureSheet } from '../../../components/figures/save-figures-button.tsx';
import { ENTITLEMENT_WORDS } from '../words.ts';

/** What a client has and had of the firm's products, as it goes into a file. */
export function productsSheet(
  entitlements: readonly Entry<Entitlement>[],
  file: ClientFile,
): FigureSheet {
  const columns = ['Product', 'Category', 'Details', 'Status', 'Since', 'Until'];
  return {
    title: 'Products',
    columns: [...columns, 'Currency', 'Amount'].map((name) => ({ name })),
    rows: entitlements.map(({ data }) => {
      const { productId, details, status, heldSince, heldUntil, amount, currency } = data;
      const product = file.products.get(productId)?.data;
      const value: FigureCell =
        amount === null || currency === null ? nothingCell : { as: 'money', amount, currency };
      return {
        cells: [
          textCell(product?.name ?? 'Unknown product'),
          textCell(product?.category ?? ''),
          textCell(details),
          textCell(ENTITLEMENT_WORDS[status]),
          dateOrUnknown(heldSince, 'not recorded'),
          dateOrUnknown(heldUntil, 'not ended'),
          textCell(value.as === 'money' ? (currency ?? '') : ''),
          value,
        ],
      };
    }),
  };
}

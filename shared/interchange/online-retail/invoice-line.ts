import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CellReader } from '../table/cell-reader.ts';
import type { TableFormat } from '../table/read-table.ts';

/** Decimals of a unit price in the file. */
export const FILE_PRICE_SCALE = 3;

/** One row of the file. */
export interface InvoiceLine {
  readonly invoice: string;
  readonly stockCode: string;
  readonly description: string;
  /** Pieces; negative on a credit note and when stock is written off. */
  readonly quantity: number;
  readonly date: CalendarDate;
  readonly timeOfDay: string;
  /** Thousandths of a pound. */
  readonly priceInMils: number;
  /** `null` for a sale without a customer number. */
  readonly customer: string | null;
  readonly country: string;
}

/** The file of UCI "Online Retail" (D. Chen, 2015) as CSV, one row for each line of an invoice. */
export const invoiceLineFormat: TableFormat<InvoiceLine> = {
  delimiter: ',',
  columns: [
    'InvoiceNo',
    'StockCode',
    'Description',
    'Quantity',
    'InvoiceDate',
    'UnitPrice',
    'CustomerID',
    'Country',
  ],
  read: (cells) => ({
    invoice: invoiceNumber(cells),
    stockCode: cells.requiredText('StockCode'),
    description: cells.text('Description'),
    quantity: cells.decimal('Quantity', 0),
    date: cells.date('InvoiceDate', (text) => text.slice(0, 10)),
    timeOfDay: timeOfDay(cells),
    priceInMils: cells.decimal('UnitPrice', FILE_PRICE_SCALE),
    customer: customerNumber(cells),
    country: cells.text('Country'),
  }),
};

/** Six digits, after a C for a credit note or an A for an adjustment. */
function invoiceNumber(cells: CellReader): string {
  const number = cells.requiredText('InvoiceNo');
  if (!/^[CA]?\d{6,}$/i.test(number)) {
    cells.object('InvoiceNo', `"${number}" is not an invoice number`);
  }
  return number.toUpperCase();
}

function timeOfDay(cells: CellReader): string {
  const text = cells.text('InvoiceDate');
  const match = /^\S{10}[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.exec(text);
  if (!match) cells.object('InvoiceDate', `"${text}" is not written YYYY-MM-DD HH:MM:SS`);
  return text.slice(11);
}

/** "17850.0" and "17850" are customer 17850: the number went through a spreadsheet as a decimal. */
function customerNumber(cells: CellReader): string | null {
  const text = cells.text('CustomerID');
  if (text === '') return null;
  const match = /^(\d+)(?:\.0*)?$/.exec(text);
  if (!match) cells.object('CustomerID', `"${text}" is not a customer number`);
  return match?.[1] ?? null;
}

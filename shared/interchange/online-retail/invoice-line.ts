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
    ...amounts(cells),
    date: cells.date('InvoiceDate', (text) => text.slice(0, 10)),
    timeOfDay: timeOfDay(cells),
    customer: customerNumber(cells),
    country: cells.text('Country'),
  }),
};

/** Beyond these no line is believed, and sums of lines would not be exact. */
const MOST_PIECES = 1e9;
const LARGEST_LINE_IN_MILS = 1e12;

function amounts(cells: CellReader): Pick<InvoiceLine, 'quantity' | 'priceInMils'> {
  const quantity = cells.decimal('Quantity', 0);
  const priceInMils = cells.decimal('UnitPrice', FILE_PRICE_SCALE);
  if (Math.abs(quantity) > MOST_PIECES) cells.object('Quantity', `${quantity} is too large`);
  if (Math.max(1, Math.abs(quantity)) * Math.abs(priceInMils) > LARGEST_LINE_IN_MILS) {
    cells.object('UnitPrice', `${cells.text('UnitPrice')} is too large for ${quantity} pieces`);
  }
  return { quantity, priceInMils };
}

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

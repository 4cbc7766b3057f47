import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { isCharge } from './charges.ts';
import type { InvoiceLine } from './invoice-line.ts';

/** A line as kept: `stockCode` is shared text, so that half a million lines stay small. */
export interface KeptLine {
  readonly stockCode: string;
  readonly quantity: number;
  readonly priceInMils: number;
}

export interface Invoice {
  readonly number: string;
  readonly customer: string | null;
  readonly date: CalendarDate;
  readonly firstDescription: string;
  readonly lines: KeptLine[];
}

export interface Customer {
  readonly number: string | null;
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  /** Each country seen, with the last day it was seen. */
  readonly countries: Map<string, CalendarDate>;
}

export interface StockItem {
  readonly code: string;
  /** How often each description was used; blank ones are not counted. */
  readonly descriptions: Map<string, number>;
  readonly isCharge: boolean;
}

/** Everything the file says, gathered by invoice, customer and stock code, with exact sums. */
export class TradeLedger {
  readonly invoices = new Map<string, Invoice>();
  readonly customers = new Map<string | null, Customer>();
  readonly items = new Map<string, StockItem>();
  /** Sums of quantity × price, in thousandths of a pound. */
  netInMils = 0;
  unidentifiedNetInMils = 0;
  chargesInMils = 0;
  unidentifiedLineCount = 0;
  repeatedLineCount = 0;
  private runInvoice = '';
  private runLines = new Set<string>();

  /** Adds a row. A row that repeats another word for word counts again: it is in the net total. */
  add(line: InvoiceLine): void {
    const item = this.item(line);
    this.customer(line);
    this.invoice(line).lines.push({
      stockCode: item.code,
      quantity: line.quantity,
      priceInMils: line.priceInMils,
    });
    const net = line.quantity * line.priceInMils;
    this.netInMils += net;
    if (item.isCharge) this.chargesInMils += net;
    if (line.customer === null) {
      this.unidentifiedNetInMils += net;
      this.unidentifiedLineCount += 1;
    }
    this.countRepetition(line);
  }

  /** The day of the latest line; `null` when there is none. */
  get lastDate(): CalendarDate | null {
    let last: CalendarDate | null = null;
    for (const { lastDate } of this.customers.values()) {
      if (last === null || lastDate > last) last = lastDate;
    }
    return last;
  }

  private item(line: InvoiceLine): StockItem {
    const known = this.items.get(line.stockCode);
    const item = known ?? {
      code: line.stockCode,
      descriptions: new Map<string, number>(),
      isCharge: isCharge(line.stockCode),
    };
    if (!known) this.items.set(item.code, item);
    if (line.description !== '') {
      const count = item.descriptions.get(line.description) ?? 0;
      item.descriptions.set(line.description, count + 1);
    }
    return item;
  }

  private customer(line: InvoiceLine): void {
    const known = this.customers.get(line.customer);
    if (!known) {
      this.customers.set(line.customer, {
        number: line.customer,
        firstDate: line.date,
        lastDate: line.date,
        countries: new Map([[line.country, line.date]]),
      });
      return;
    }
    if (line.date < known.firstDate) known.firstDate = line.date;
    if (line.date > known.lastDate) known.lastDate = line.date;
    const seen = known.countries.get(line.country);
    if (seen === undefined || seen < line.date) known.countries.set(line.country, line.date);
  }

  private invoice(line: InvoiceLine): Invoice {
    const key = `${line.invoice}/${line.customer ?? ''}`;
    const known = this.invoices.get(key);
    if (known) return known;
    const invoice: Invoice = {
      number: line.invoice,
      customer: line.customer,
      date: line.date,
      firstDescription: line.description,
      lines: [],
    };
    this.invoices.set(key, invoice);
    return invoice;
  }

  /** Repetitions are looked for among the lines of an invoice that follow one another in the file. */
  private countRepetition(line: InvoiceLine): void {
    if (line.invoice !== this.runInvoice) {
      this.runInvoice = line.invoice;
      this.runLines = new Set();
    }
    const whole = JSON.stringify(Object.values(line));
    if (this.runLines.has(whole)) this.repeatedLineCount += 1;
    this.runLines.add(whole);
  }
}

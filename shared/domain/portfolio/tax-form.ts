import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import { type CurrencyCode, minorUnitScale, plainQuantity } from '#shared/lib/money.ts';
import { FIGURE_RULES } from './figure-rules.ts';
import type { Term } from './lot-figures.ts';
import { gainTotals, type TaxCalendar, type TaxGain, type TaxYearFigures } from './tax-year.ts';

/** The forms in which realised gains can be shown. */
export const TAX_FORMS = ['plain', 'plainApril', 'us8949'] as const;
export type TaxForm = (typeof TAX_FORMS)[number];

/** What stands in a cell: words, a day, an amount in minor units, or a quantity in millionths. */
export type TaxCell =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'date'; readonly date: CalendarDate | null }
  | { readonly as: 'money'; readonly amount: number | null }
  | { readonly as: 'quantity'; readonly quantity: number };

/** A part of the form: rows under the form's columns, and their sums in the last row. */
export interface TaxFormPart {
  readonly title: string;
  readonly rows: readonly (readonly TaxCell[])[];
  readonly totals: readonly TaxCell[];
}

/** Realised gains in the columns of a form. */
export interface TaxFormTable {
  readonly columns: readonly {
    readonly name: string;
    readonly isNumber: boolean;
    /** How its figures are computed. */
    readonly how?: string;
  }[];
  readonly parts: readonly TaxFormPart[];
}

interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  readonly how?: string;
  readonly cell: (gain: TaxGain) => TaxCell;
  readonly total?: (gains: readonly TaxGain[]) => TaxCell;
}

const text = (words: string): TaxCell => ({ as: 'text', text: words });
const date = (day: CalendarDate | null): TaxCell => ({ as: 'date', date: day });
const amount = (minorUnits: number | null): TaxCell => ({ as: 'money', amount: minorUnits });

const MONEY = {
  proceeds: {
    isNumber: true,
    how: FIGURE_RULES.proceeds,
    cell: ({ proceeds }: TaxGain) => amount(proceeds),
    total: (gains: readonly TaxGain[]) => amount(gainTotals(gains).proceeds),
  },
  cost: {
    isNumber: true,
    how: FIGURE_RULES.costOfSold,
    cell: ({ cost }: TaxGain) => amount(cost),
    total: (gains: readonly TaxGain[]) => amount(gainTotals(gains).cost),
  },
  gain: {
    isNumber: true,
    how: FIGURE_RULES.realisedGain,
    cell: ({ gain }: TaxGain) => amount(gain),
    total: (gains: readonly TaxGain[]) => amount(gainTotals(gains).gain),
  },
} as const;

const TERM_WORDS: Readonly<Record<Term, string>> = {
  short: 'Short',
  long: 'Long',
  unknown: 'Not known',
};

const PLAIN: readonly Column[] = [
  { name: 'Security', isNumber: false, cell: ({ name }) => text(name) },
  {
    name: 'Quantity',
    isNumber: true,
    cell: ({ quantity }) => ({ as: 'quantity', quantity }),
  },
  { name: 'Acquired', isNumber: false, cell: ({ acquiredOn }) => date(acquiredOn) },
  { name: 'Sold', isNumber: false, cell: ({ soldOn }) => date(soldOn) },
  { name: 'Proceeds', ...MONEY.proceeds },
  { name: 'Cost', ...MONEY.cost },
  { name: 'Gain or loss', ...MONEY.gain },
  { name: 'Term', isNumber: false, cell: ({ term }) => text(TERM_WORDS[term]) },
];

/*
 * Columns (a) to (h) of IRS Form 8949, "Sales and Other Dispositions of Capital Assets". A loss from
 * a wash sale that is not deducted has code W in (f) and stands in (g) as a positive number; (h) is
 * (d) less (e), combined with (g) (IRS, "Additional instructions for 2012 Form 8949", and the table of
 * codes in the instructions, quoted at second hand). No other code is known to the ledger. (b) is the
 * day of the purchase also where a wash sale carried time on, which shows in the part the row is in;
 * what the instructions want in (b) there was not found. Money that came with a merger is a row without
 * units, with the money in (d) and what of it is no gain in (e); a loss that is not recognised shows as
 * no gain, for which the instructions may want a code. Which of the boxes A to F (on the broker's
 * Form 1099-B) a row belongs under is not recorded, so the boxes are left out.
 */
const FORM_8949: readonly Column[] = [
  {
    name: '(a) Description of property',
    isNumber: false,
    cell: ({ name, quantity }) =>
      text(quantity === 0 ? name : `${plainQuantity(quantity)} sh. ${name}`),
  },
  { name: '(b) Date acquired', isNumber: false, cell: ({ acquiredOn }) => date(acquiredOn) },
  { name: '(c) Date sold or disposed of', isNumber: false, cell: ({ soldOn }) => date(soldOn) },
  { name: '(d) Proceeds', ...MONEY.proceeds },
  { name: '(e) Cost or other basis', ...MONEY.cost },
  {
    name: '(f) Code',
    isNumber: false,
    cell: ({ disallowed }) => text(disallowed > 0 ? 'W' : ''),
  },
  {
    name: '(g) Adjustment',
    isNumber: true,
    how: FIGURE_RULES.adjustment,
    cell: ({ disallowed }) => amount(disallowed),
    total: (gains) => amount(gainTotals(gains).disallowed),
  },
  { name: '(h) Gain or (loss)', ...MONEY.gain },
];

/** Whether gains in `currency` can be shown in `form`: Form 8949 is filed in US dollars. */
export function isFormIn(currency: CurrencyCode, form: TaxForm): boolean {
  return form !== 'us8949' || currency === 'USD';
}

/** The form of gains in `currency` for who wants `form`: the plain one where theirs is not made for it. */
export function formIn(currency: CurrencyCode, form: TaxForm): TaxForm {
  return isFormIn(currency, form) ? form : 'plain';
}

/** Whether the figures of a form follow the rule of the US for wash sales. */
export function countsWashSales(form: TaxForm): boolean {
  return form === 'us8949';
}

/** The calendar a form goes by. */
export function calendarOf(form: TaxForm): TaxCalendar {
  return form === 'plainApril' ? 'april' : 'january';
}

/**
 * The realised gains of `figures` in the columns of `form`; Form 8949 has its Part I for short and
 * Part II for long terms. Each gain stands in exactly one part, so the parts add up to the totals.
 */
export function taxFormTable(figures: TaxYearFigures, form: TaxForm): TaxFormTable {
  if (form !== 'us8949') {
    return { columns: PLAIN, parts: filled([part('Realised gains', PLAIN, figures.gains)]) };
  }
  const of = (term: Term) => figures.gains.filter((gain) => gain.term === term);
  return {
    columns: FORM_8949,
    parts: filled([
      part('Part I, short-term', FORM_8949, of('short')),
      part('Part II, long-term', FORM_8949, of('long')),
      part('Day of acquisition not recorded', FORM_8949, of('unknown')),
    ]),
  };
}

const filled = (parts: readonly TaxFormPart[]) => parts.filter(({ rows }) => rows.length > 0);

function part(title: string, columns: readonly Column[], gains: readonly TaxGain[]): TaxFormPart {
  return {
    title,
    rows: gains.map((gain) => columns.map(({ cell }) => cell(gain))),
    totals: columns.map(({ total }, index) =>
      total ? total(gains) : text(index === 0 ? 'Total' : ''),
    ),
  };
}

/** Plain text of a cell for files: days as ISO 8601, amounts with a point; what is unknown is empty. */
export function cellText(cell: TaxCell, currency: CurrencyCode): string {
  switch (cell.as) {
    case 'text':
      return cell.text;
    case 'date':
      return cell.date ?? '';
    case 'quantity':
      return plainQuantity(cell.quantity);
    case 'money':
      return cell.amount === null ? '' : decimalText(cell.amount, minorUnitScale(currency));
  }
}

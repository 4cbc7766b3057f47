import type { Figure } from '#shared/domain/figure.ts';
import type { Period } from '#shared/domain/period.ts';
import type { Wording } from '#shared/domain/wording.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  money,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import { moneyFormat, ROUNDING, withMinus } from '#shared/lib/number-format.ts';
import type { Cell, LongTable } from '../model.ts';
import type { Words } from '../words/english/english.ts';
import { reasonIn } from '../words/reason-in.ts';
import type { DocumentWords } from '../words/words.ts';

/** Stands where a figure is not known. */
export const UNKNOWN = '–';

/** Makes the cells of tables: amounts and days in the words of a locale, and plain for files. */
export interface Cells {
  readonly text: (words: string) => Cell;
  readonly date: (day: CalendarDate | null) => Cell;
  /** Minor units of `currency`, which the head of the table or its caption says. */
  readonly amount: (
    minorUnits: number | null,
    currency: CurrencyCode,
    options?: { readonly signed?: boolean },
  ) => Cell;
  /** Hundredths of a percent. */
  readonly percent: (hundredths: number | null, options?: { readonly signed?: boolean }) => Cell;
  /** Hundredths of a percentage point, with their sign unless they have no direction. */
  readonly points: (hundredths: number | null, options?: { readonly signed?: boolean }) => Cell;
  readonly count: (count: number) => Cell;
  /** Millionths of a piece. */
  readonly quantity: (millionths: number) => Cell;
  /** Millionths of a major unit. */
  readonly price: (millionths: number | null) => Cell;
}

/** Nothing at all, where a column does not concern a row. */
export const BLANK: Cell = { text: '', plain: '' };
const NOTHING_KNOWN: Cell = { text: UNKNOWN, plain: '' };

const NO_BREAK = '\u00a0';

/** The cells of documents in the locale of `wording`. */
export function cellsFor(wording: Wording): Cells {
  const { locale } = wording;
  const amountText = moneyFormat(locale);
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, { ...options, ...ROUNDING });
    return (value: number) => withMinus(format.format(value));
  };
  const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const signed = { signDisplay: 'exceptZero' } as const;
  const percent = number({ style: 'percent', ...twoDecimals });
  const signedPercent = number({ style: 'percent', ...twoDecimals, ...signed });
  const points = number(twoDecimals);
  const signedPoints = number({ ...twoDecimals, ...signed });
  const price = number({ minimumFractionDigits: 2, maximumFractionDigits: PRICE_SCALE });
  const count = number({ maximumFractionDigits: 0 });
  return {
    text: (words) => ({ text: words, plain: words }),
    date: (day) =>
      day === null
        ? NOTHING_KNOWN
        : // A day stands on one line, however narrow its column.
          { text: wording.date(day).replaceAll(' ', NO_BREAK), plain: day },
    amount: (minorUnits, currency, options) =>
      minorUnits === null
        ? NOTHING_KNOWN
        : {
            text: amountText(money(minorUnits, currency), {
              currency: 'none',
              signed: options?.signed ?? false,
            }),
            plain: decimalText(minorUnits, minorUnitScale(currency)),
          },
    percent: (hundredths, options) =>
      hundredths === null
        ? NOTHING_KNOWN
        : {
            text: (options?.signed ? signedPercent : percent)(hundredths / 10_000),
            plain: decimalText(hundredths, 2),
          },
    points: (hundredths, options) =>
      hundredths === null
        ? NOTHING_KNOWN
        : {
            text: (options?.signed === false ? points : signedPoints)(hundredths / 100),
            plain: decimalText(hundredths, 2),
          },
    count: (value) => ({ text: count(value), plain: String(value) }),
    quantity: (millionths) => ({
      text: wording.quantity(millionths),
      plain: decimalText(millionths, QUANTITY_SCALE),
    }),
    price: (millionths) =>
      millionths === null
        ? NOTHING_KNOWN
        : {
            text: price(millionths / 10 ** PRICE_SCALE),
            plain: decimalText(millionths, PRICE_SCALE),
          },
  };
}

/** The value of `figure`, or `null`; its reason belongs into the notes (see `reasonsOf`). */
export function knownOf<Value>(figure: Figure<Value>): Value | null {
  return figure.available ? figure.value : null;
}

/** Why `figure` is not known, in the words of the document; `null` when it is. */
export function reasonOf(figure: Figure<unknown>, document: DocumentWords): string | null {
  return figure.available ? null : reasonIn(figure, document);
}

/** "– is not known. 3 years: the records begin on …"; `null` when everything is known. */
export function reasonsNote(
  reasons: readonly { readonly of: string; readonly reason: string | null }[],
  { layout }: Words,
): string | null {
  const byReason = new Map<string, string[]>();
  for (const { of, reason } of reasons) {
    if (reason === null) continue;
    const named = byReason.get(reason) ?? [];
    if (!named.includes(of)) named.push(of);
    byReason.set(reason, named);
  }
  if (byReason.size === 0) return null;
  const clauses = [...byReason].map(([reason, of]) => layout.labelled(of.join(', '), reason));
  return layout.notKnown(UNKNOWN, clauses);
}

/** Notes of a table as one text, `null` when there are none. */
export function notesOf(...notes: readonly (string | null)[]): string | null {
  const present = notes.filter((note) => note !== null && note !== '');
  return present.length > 0 ? present.join(' ') : null;
}

/** A column of texts, and one of numbers. */
export const texts = (label: string): LongTable['columns'][number] => ({ label, align: 'start' });
export const numbers = (label: string): LongTable['columns'][number] => ({ label, align: 'end' });

export type Row = LongTable['rows'][number];

/** A row that names those under it. */
export function groupRow(cells: Cells, name: string): Row {
  return { role: 'group', cells: [cells.text(name)] };
}

/** "Twelve months" of the days up to `period.to`, or since when where `sales` (oldest first) begin within. */
export function twelveMonthsLabel(
  period: Period,
  sales: readonly { readonly data: { readonly date: CalendarDate } }[],
  { words, wording }: DocumentWords,
): string {
  const first = sales[0]?.data.date;
  const { since, twelveMonths } = words.trading;
  return first && first > period.from ? since(wording.date(first)) : twelveMonths;
}

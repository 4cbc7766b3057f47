import type { Figure } from '#shared/domain/figure.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Money } from '#shared/lib/money.ts';
import { reasonOf } from '../figure-reason.ts';
import { formatDate, formatMoney } from '../formats.ts';

/** A value or day beside a figure, as the person reads it. */
export interface FigureTerm {
  readonly name: string;
  readonly text: string;
}

/** A figure with what one needs to check it: what it is, how it came about, or why it is not known. */
export interface ExplainedFigure {
  /** What it is ("Return"). */
  readonly name: string;
  /** Of what and of which days it speaks ("1 year, 29 Nov 2025 to 28 Nov 2026"). */
  readonly of?: string | undefined;
  /** As it is shown; `null` when it is not known. */
  readonly text: string | null;
  /** Why it is not known, or what makes it doubtful; completes the sentence "unknown: …". */
  readonly reason?: string | null | undefined;
  /** The rule by which it is computed. */
  readonly how?: string | undefined;
  /** The values and days it was computed from. */
  readonly from?: readonly FigureTerm[] | undefined;
  /** What else its row says. */
  readonly beside?: readonly FigureTerm[] | undefined;
}

/** A day that a row tells, or why there is none. */
export function explainedDate(
  date: CalendarDate | null,
  reason: string,
): Omit<ExplainedFigure, 'name'> {
  return date === null ? { text: null, reason } : { text: formatDate(date, 'long') };
}

/** A value that a figure was computed from, or why there is none. */
export function figureTerm<Value>(
  name: string,
  figure: Figure<Value>,
  show: (value: Value) => string,
): FigureTerm {
  return { name, text: figure.available ? show(figure.value) : `unknown: ${reasonOf(figure)}` };
}

/** An amount that a figure was computed from, to its minor unit, or why there is none. */
export function moneyTerm(name: string, figure: Figure<Money>): FigureTerm {
  return figureTerm(name, figure, ({ amount, currency }) => formatMoney(amount, currency));
}

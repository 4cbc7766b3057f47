import { type DecimalError, decimalText, parseDecimal, trimmedDecimal } from './decimal.ts';
import { err, type Result } from './result.ts';

/*
 * Numbers as people type and paste them: grouped or not, with a point or a comma as decimal mark. What
 * could be two numbers is the one that the person's locale writes so; what is none is refused whole.
 */

/** How numbers are typed into fields, and shown in them, by people of one locale. */
export interface TypedDecimals {
  /** The integer that `text` stands for at `scale` decimals; errors quote the text as it was typed. */
  readonly parse: (text: string, scale: number) => Result<number, DecimalError>;
  /**
   * Text of `units` that `parse` reads back, not grouped, for it is to be changed: money with all its
   * decimals, and what has more than three of them without zeros at the end.
   */
  readonly text: (units: number, scale: number) => string;
}

/** Typed numbers of `locale` (BCP 47). */
export function typedDecimals(locale: string): TypedDecimals {
  const { decimal, groups, secondGroup, plain } = writingOf(locale);

  const decimalMarkIn = (body: string): string | null => {
    const mark = body[Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))];
    if (mark === undefined) return null;
    // Beside the other one, the last is the decimal mark; twice, it groups.
    if (body.includes('.') && body.includes(',')) return mark;
    if (body.indexOf(mark) !== body.lastIndexOf(mark)) return null;
    // Once, it may be either. In 1.234 it groups where the locale groups by it; in 12.5 it cannot.
    const isGroup = groups.has(mark) && mark !== decimal && ungrouped(body, secondGroup) !== null;
    return isGroup ? null : mark;
  };

  return {
    parse: (text, scale) => {
      const [, sign = '', body = ''] = /^([+-]?) ?(.*)$/.exec(plain(text)) ?? [];
      const mark = decimalMarkIn(body);
      const [whole = '', ...fractions] = mark === null ? [body] : body.split(mark);
      const digits = ungrouped(whole, secondGroup);
      return digits === null || fractions.some((each) => !/^\d*$/.test(each))
        ? err({ tag: 'notANumber', message: `"${text}" is not a number` })
        : parseDecimal([sign + digits, ...fractions].join('.'), scale, text);
    },
    text: (units, scale) =>
      (scale > 3 ? trimmedDecimal(units, scale) : decimalText(units, scale)).replace('.', decimal),
  };
}

/**
 * The digits of `whole`, which may stand in groups of three behind one and the same mark, or as in India
 * with groups of `secondGroup` before the last; `null` when it is not written so.
 */
function ungrouped(whole: string, secondGroup: number): string | null {
  const mark = /\D/.exec(whole)?.[0];
  if (mark === undefined) return whole;
  const [first = '', ...groups] = whole.split(mark);
  const last = groups.pop() ?? '';
  const areGroups = (length: number) =>
    /^[1-9]/.test(first) && [first.padStart(length, '0'), ...groups].every(isOf(length));
  const fits = isOf(3)(last) && (areGroups(3) || areGroups(secondGroup));
  return fits && " '.,".includes(mark) ? [first, ...groups, last].join('') : null;
}

const isOf =
  (length: number) =>
  (group: string): boolean =>
    group.length === length && /^\d+$/.test(group);

interface Writing {
  /** A point or a comma. */
  readonly decimal: string;
  /** The marks between groups of digits in numbers and in amounts of money. */
  readonly groups: ReadonlySet<string>;
  /** Digits of all groups but the last. */
  readonly secondGroup: number;
  /** A text in European digits, with one sort of blank, of apostrophe and of minus sign. */
  readonly plain: (text: string) => string;
}

const UNSEEN = /[\u061c\u200e\u200f]/g;
const MINUS = /[−‐‑–]/g;
const APOSTROPHE = /[’ʼ٬]/g;
const ARABIC_DECIMAL = '٫';

function writingOf(locale: string): Writing {
  const parts = [
    ...new Intl.NumberFormat(locale).formatToParts(1_234_567.5),
    ...new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).formatToParts(12_345),
  ];
  const digits = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210)];
  const latin = new Map(digits.map((digit, index) => [digit, String(9 - index)]));
  const valuesOf = (type: string) =>
    parts.filter((part) => part.type === type).map(({ value }) => value);
  const plain = (text: string): string =>
    Array.from(text.trim(), (character) => latin.get(character) ?? character)
      .join('')
      .replace(UNSEEN, '')
      .replace(MINUS, '-')
      .replace(APOSTROPHE, "'")
      .replace(ARABIC_DECIMAL, '.')
      .replace(/\s/g, ' ')
      .trim();
  return {
    decimal: plain(valuesOf('decimal')[0] ?? '.'),
    groups: new Set(valuesOf('group')),
    secondGroup: valuesOf('integer')[1]?.length ?? 3,
    plain,
  };
}

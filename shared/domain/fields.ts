import { z } from 'zod';
import { type CalendarDate, type Instant, isCalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { isUuid } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';

/*
 * The fields that kinds of records are made of. Each says in its error what is wrong and what is
 * expected, because the same message is shown beside a form field and in a server's answer.
 */

const safeInteger = z.number().refine(Number.isSafeInteger, {
  error: 'expected a whole number within ±9,007,199,254,740,991',
});

export const recordIdField = z
  .string()
  .refine(isUuid, {
    error: ({ input }) =>
      input === '' ? 'must be chosen' : 'expected a record id (UUID in lower case)',
  })
  .transform((text) => text as RecordId);

export const personIdField = z
  .string()
  .refine(isUuid, { error: 'expected a person id (UUID in lower case)' })
  .transform((text) => text as PersonId);

export const dateField = z
  .string()
  .refine(isCalendarDate, {
    error: 'expected a day that exists, written YYYY-MM-DD',
  })
  .transform((text) => text as CalendarDate);

export const instantField = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, {
    error: 'expected an instant in UTC, written YYYY-MM-DDTHH:MM:SS.mmmZ',
  })
  .transform((text) => text as Instant);

export const currencyField = z
  .string()
  .regex(/^[A-Z]{3}$/, {
    error: 'expected a currency code of three capitals (ISO 4217)',
  })
  .transform((text) => text as CurrencyCode);

/** A locale (BCP 47), as "de-AT". */
export const localeField = z.string().refine(isLocale, {
  error: 'expected a language tag (BCP 47)',
});

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** Minor units of a currency that stands beside it. */
export const minorUnitsField = safeInteger;
/** Millionths of a piece. */
export const quantityField = safeInteger.transform((units) => units as Quantity);
/** Millionths of a currency's major unit. */
export const unitPriceField = safeInteger.transform((units) => units as UnitPrice);

export const moneyField = z.object({
  amount: minorUnitsField,
  currency: currencyField,
});

/** One line that must say something, at most 200 characters. */
export const nameField = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(200, { error: 'must be at most 200 characters' });

/** One line that may be empty, at most 500 characters. */
export const lineField = z.string().max(500, { error: 'must be at most 500 characters' });

/** Running text, at most 100,000 characters. */
export const textField = z.string().max(100_000, { error: 'must be at most 100,000 characters' });

export const tagsField = z.array(nameField).max(100, { error: 'at most 100 entries' });

/** Identity of an element of a keyed list: short text that is unique within the list. */
export const elementIdField = z.string().min(1).max(64);

import { isLanguage, type Language } from '#shared/domain/language.ts';
import type {
  Delivery,
  ReportContent,
  ReportSchedule,
} from '#shared/domain/reporting/report-schedule.ts';

/* What the values of a schedule's fields are called. */

export const FREQUENCY_WORDS: Readonly<Record<ReportSchedule['frequency'], string>> = {
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  halfYearly: 'Half-yearly',
  yearly: 'Yearly',
};

export const CONTENT_WORDS: Readonly<Record<ReportContent, string>> = {
  summary: 'Summary',
  transactions: 'Transactions',
  suppliers: 'Suppliers',
  tax: 'Tax',
};

/** What languages are called in the application. */
export const LANGUAGE_WORDS: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  nl: 'Dutch',
};

/** "German" of "de-AT"; the locale itself when its language is none of ours. */
export function languageName(locale: string): string {
  const { language } = new Intl.Locale(locale);
  return isLanguage(language) ? LANGUAGE_WORDS[language] : locale;
}

export const DELIVERY_WORDS: Readonly<Record<Delivery, string>> = {
  email: 'E-mail',
  post: 'Post',
  portal: 'Client portal',
  inPerson: 'In person',
};

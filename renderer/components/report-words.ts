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

export const DELIVERY_WORDS: Readonly<Record<Delivery, string>> = {
  email: 'E-mail',
  post: 'Post',
  portal: 'Client portal',
  inPerson: 'In person',
};

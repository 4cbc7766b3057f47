import type {
  Delivery,
  ReportContent,
  ReportSchedule,
} from '#shared/domain/reporting/report-schedule.ts';

/* What the values of a schedule's fields are called on the page of reports. */

export const FREQUENCY_NAMES: Readonly<Record<ReportSchedule['frequency'], string>> = {
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  halfYearly: 'Half-yearly',
  yearly: 'Yearly',
};

export const CONTENT_NAMES: Readonly<Record<ReportContent, string>> = {
  summary: 'Summary',
  transactions: 'Transactions',
  suppliers: 'Suppliers',
  tax: 'Tax',
};

export const DELIVERY_NAMES: Readonly<Record<Delivery, string>> = {
  email: 'E-mail',
  post: 'Post',
  portal: 'Client portal',
  inPerson: 'In person',
};

import type { Language } from '#shared/domain/language.ts';
import type { Period } from '#shared/domain/period.ts';
import { periodName } from '#shared/domain/reporting/report-period.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import { wordsIn } from '../words/words.ts';

interface ReportName {
  readonly frequency: ReportSchedule['frequency'];
  readonly period: Period;
  readonly language: Language;
  /** BCP 47, for the names of months. */
  readonly locale: string;
}

/** "Quarterly report, Q3 2026", in the language of the report. */
export function reportTitle(report: ReportName): string {
  const { names } = wordsIn(report.language);
  return names.reportTitle(names.reports[report.frequency], periodText(report));
}

/** "Report Lindqvist household Q3 2026": the name of its file, without the ending. */
export function reportFileName(report: ReportName, clientName: string): string {
  return wordsIn(report.language).names.reportFile(clientName, periodText(report));
}

function periodText({ frequency, period, language, locale }: ReportName): string {
  return periodName({ frequency }, period, locale, wordsIn(language).names.calendarPeriods);
}

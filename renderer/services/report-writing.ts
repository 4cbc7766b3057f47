import type { Client } from '#shared/domain/client/client.ts';
import { chosenLanguage, type Language, localeOfLanguage } from '#shared/domain/language.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import { personLocale } from './person-locale.ts';

/** The language agreed for a report, or else that of its client, and the locale that goes with it. */
export function reportWriting(
  schedule: Pick<ReportSchedule, 'language'>,
  client: Pick<Client, 'language'> | null,
): { readonly language: Language; readonly locale: string } {
  const language = chosenLanguage(schedule.language, client?.language);
  return { language, locale: localeOfLanguage(language, personLocale) };
}

import { expect, it } from 'vitest';
import type { Language } from '#shared/domain/language.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { reportFileName, reportTitle } from './report-title.ts';

const period = { from: '2026-07-01' as CalendarDate, to: '2026-09-30' as CalendarDate };
const month = { from: '2026-09-01' as CalendarDate, to: '2026-09-30' as CalendarDate };

it.each<[Language, string, ReportSchedule['frequency'], string]>([
  ['en', 'en-GB', 'quarterly', 'Quarterly report, Q3 2026'],
  ['de', 'de-DE', 'quarterly', 'Quartalsbericht, 3. Quartal 2026'],
  ['fr', 'fr-FR', 'quarterly', 'Rapport trimestriel, 3e trimestre 2026'],
  ['es', 'es-ES', 'quarterly', 'Informe trimestral, 3.º trimestre de 2026'],
  ['it', 'it-IT', 'quarterly', 'Rapporto trimestrale, 3º trimestre 2026'],
  ['nl', 'nl-NL', 'quarterly', 'Kwartaalrapport, 3e kwartaal 2026'],
  ['de', 'de-AT', 'monthly', 'Monatsbericht, September 2026'],
  ['fr', 'fr-FR', 'monthly', 'Rapport mensuel, septembre 2026'],
])('in %s, %s, names a %s report "%s"', (language, locale, frequency, title) => {
  const of = frequency === 'monthly' ? month : period;
  expect(reportTitle({ frequency, period: of, language, locale })).toBe(title);
});

it('names its file in the language of whoever it goes to', () => {
  const report = { frequency: 'quarterly', period, language: 'nl', locale: 'nl-NL' } as const;
  expect(reportFileName(report, 'De Vries')).toBe('Rapport De Vries 3e kwartaal 2026');
});

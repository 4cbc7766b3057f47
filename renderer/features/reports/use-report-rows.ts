import { useMemo } from 'react';
import { reportStatus } from '#shared/domain/reporting/report-due.ts';
import { reportRecipients } from '#shared/domain/reporting/report-recipients.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { foldText, matchesWords } from '../../components/fold-text.ts';
import { useClientNames } from '../../services/client-names.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { preparedFor, usePreparedReports } from '../../services/prepared-reports.ts';
import type { ReportRow } from './report-columns.tsx';
import type { SentRow } from './sent-columns.tsx';

/** Every agreed report, and those that are due or overdue; `undefined` until known. */
export function useAgreedRows(
  today: CalendarDate,
  text: string,
): { readonly all: readonly ReportRow[]; readonly due: readonly ReportRow[] } | undefined {
  const { nameOf, languageOf } = useClientNames();
  const prepared = usePreparedReports();
  const schedules = useLiveQuery((vault) => vault.list('reportSchedule'), [], {
    kinds: ['reportSchedule'],
  });
  const contacts = useLiveQuery((vault) => vault.list('contact'), [], { kinds: ['contact'] });
  return useMemo(() => {
    if (!schedules.data) return undefined;
    const all = schedules.data
      .map(({ id, data }): ReportRow => {
        const { clientId } = data;
        const client = { language: languageOf(clientId) };
        return {
          id,
          clientId,
          clientName: nameOf(clientId),
          schedule: data,
          recipients: reportRecipients(data, contacts.data ?? []).join(', '),
          isPrepared: preparedFor(id, data, client, prepared) !== null,
        };
      })
      .filter((row) => text === '' || matchesWords(foldText(row.clientName), text));
    const due = all.filter(({ schedule }) => reportStatus(schedule, today).tag !== 'notDue');
    return { all, due };
  }, [schedules.data, contacts.data, nameOf, languageOf, prepared, today, text]);
}

/** Every report that went out; `undefined` until known. */
export function useSentRows(text: string): readonly SentRow[] | undefined {
  const { nameOf } = useClientNames();
  const sent = useLiveQuery((vault) => vault.list('sentReport'), [], { kinds: ['sentReport'] });
  const people = useLiveQuery((vault) => vault.list('person'), [], { kinds: ['person'] });
  return useMemo(() => {
    // A person's record has the person's id.
    const names = new Map(people.data?.map(({ id, data }) => [id as string, data.name]));
    return sent.data
      ?.map(({ id, data }): SentRow => {
        const clientName = nameOf(data.clientId);
        return { id, clientName, sentBy: names.get(data.sentBy) ?? '', report: data };
      })
      .filter((row) => text === '' || matchesWords(foldText(row.clientName), text));
  }, [sent.data, people.data, nameOf, text]);
}

import { useCallback } from 'react';
import { reportRecipients } from '#shared/domain/reporting/report-recipients.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import { type SentDocument, sendReport } from '#shared/domain/reporting/send-report.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { SaveRequest } from '../vault/api.ts';
import { useClientNames } from './client-names.tsx';
import { useCommands } from './commands.tsx';
import { personLocale } from './person-locale.ts';
import { preparedFor } from './prepared-reports.ts';
import { useSession } from './session.tsx';
import { useToday } from './today.ts';
import { useVault } from './vault.tsx';

interface Sending {
  readonly id: RecordId;
  readonly data: ReportSchedule;
  /** What was sent, when the caller has it at hand; default: what was prepared for it. */
  readonly document?: SentDocument | null;
}

/**
 * Records reports as sent today, with the documents that were prepared for them, and moves their
 * schedules on: one step to undo.
 */
export function useMarkReportsSent(): (sendings: readonly Sending[]) => Promise<boolean> {
  const vault = useVault();
  const commands = useCommands();
  const today = useToday();
  const { owner } = useSession();
  const { nameOf } = useClientNames();
  return useCallback(
    async (sendings) => {
      const requests = await Promise.all(
        sendings.map(async ({ id, data, document }): Promise<readonly SaveRequest[]> => {
          const contacts = await vault.list('contact', { clientId: data.clientId });
          const sent = sendReport({
            scheduleId: id,
            schedule: data,
            recipients: reportRecipients(data, contacts),
            sentOn: today,
            sentBy: owner.personId,
            locale: personLocale,
            document: document ?? preparedFor(id, data.nextDueOn),
          });
          return [
            { kind: 'sentReport', id: await commands.newId(), data: sent.report },
            { kind: 'reportSchedule', id, data: sent.schedule },
          ];
        }),
      );
      const [only, ...others] = sendings;
      if (!only) return false;
      const done =
        others.length > 0
          ? `${sendings.length} reports marked as sent`
          : `Report to ${nameOf(only.data.clientId)} marked as sent`;
      const outcome = await commands.save(requests.flat(), { done });
      return outcome.ok;
    },
    [vault, commands, today, owner, nameOf],
  );
}

import { useCallback } from 'react';
import { reportTitle } from '#shared/documents/report/report-title.ts';
import type { Client } from '#shared/domain/client/client.ts';
import { reportPeriod } from '#shared/domain/reporting/report-period.ts';
import { reportRecipients } from '#shared/domain/reporting/report-recipients.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import { type SentDocument, sendReport } from '#shared/domain/reporting/send-report.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { KeepDocument, SaveRequest } from '../vault/api.ts';
import { useClientNames } from './client-names.tsx';
import { useCommands } from './commands.tsx';
import { preparedFor } from './prepared-reports.ts';
import { reportWriting } from './report-writing.ts';
import { useSession } from './session.tsx';
import { useToday } from './today.ts';
import { useVault } from './vault.tsx';

interface Sending {
  readonly id: RecordId;
  readonly data: ReportSchedule;
  /** What was sent, when the caller has it at hand; default: what was prepared for it. */
  readonly document?: (SentDocument & { readonly pdf: Uint8Array }) | null;
}

/**
 * Records reports as sent today, keeps the very documents among those of the client and moves the
 * schedules on: one step, all of it or nothing.
 */
export function useMarkReportsSent(): (sendings: readonly Sending[]) => Promise<boolean> {
  const vault = useVault();
  const commands = useCommands();
  const today = useToday();
  const { owner } = useSession();
  const { nameOf } = useClientNames();
  return useCallback(
    async (sendings) => {
      const requests: SaveRequest[] = [];
      const documents: KeepDocument[] = [];
      for (const { id, data, document: given } of sendings) {
        const contacts = await vault.list('contact', { clientId: data.clientId });
        const view = await vault.record('client', data.clientId);
        const client = (view?.data as Client | undefined) ?? null;
        const { frequency } = data;
        const period = reportPeriod(data);
        const document = given ?? preparedFor(id, data, client);
        const sent = sendReport({
          scheduleId: id,
          schedule: data,
          recipients: reportRecipients(data, contacts),
          sentOn: today,
          sentBy: owner.personId,
          title: reportTitle({ frequency, period, ...reportWriting(data, client) }),
          document,
        });
        const reportId = await commands.newId();
        if (document) {
          documents.push({
            clientId: data.clientId,
            title: sent.report.title,
            mediaType: 'application/pdf',
            madeOn: today,
            purpose: 'sentReport',
            relatedId: reportId,
            bytes: document.pdf,
          });
        }
        requests.push(
          { kind: 'sentReport', id: reportId, data: sent.report },
          { kind: 'reportSchedule', id, data: sent.schedule },
        );
      }
      const [only, ...others] = sendings;
      if (!only) return false;
      const done =
        others.length > 0
          ? `${sendings.length} reports marked as sent`
          : `Report to ${nameOf(only.data.clientId)} marked as sent`;
      const outcome = await commands.save(requests, { done }, documents);
      return outcome.ok;
    },
    [vault, commands, today, owner, nameOf],
  );
}

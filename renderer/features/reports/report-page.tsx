import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { reportTables } from '#shared/documents/report/report-tables.ts';
import { periodName, reportPeriod } from '#shared/domain/reporting/report-period.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatDate } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PaperView } from '../../components/paper/paper-view.tsx';
import { SaveTextButton } from '../../components/save-text-button.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { useMarkReportsSent } from '../../services/mark-reports-sent.ts';
import { personLocale } from '../../services/person-locale.ts';
import { preparedFor, usePreparedReports } from '../../services/prepared-reports.ts';
import { routes } from '../../services/routes.ts';
import { useSession } from '../../services/session.tsx';
import { sha256 } from '../../services/sha-256.ts';
import { useSyncView } from '../../services/sync-view.ts';
import { useToday } from '../../services/today.ts';
import type { VaultApi } from '../../vault/api.ts';
import { reportDocument } from './report-document.ts';

/** One report on paper: as it was prepared, or as it would be now. */
export default function ReportPage() {
  const { scheduleId } = useParams<{ scheduleId: string }>();
  const id = scheduleId as RecordId;
  const today = useToday();
  const { owner } = useSession();
  const [, navigate] = useLocation();
  const markSent = useMarkReportsSent();
  const found = useLiveQuery((vault) => reportOf(vault, id), [id]);
  const sync = useSyncView();
  const prepared = usePreparedReports();

  const name = owner.personName;
  const document = useMemo(
    () => found.data && reportDocument(found.data.file, found.data.schedule, { name, today }),
    [found.data, name, today],
  );
  if (sync && !sync.ledgerWhole) {
    return <Missing why="Its transactions have not all arrived yet. Synchronise first." />;
  }
  if (found.data === null) return <Missing why="This report is not agreed any more." />;
  if (document && !document.ok)
    return <Missing why={`There is no report yet: ${document.error}.`} />;

  const schedule = found.data?.schedule;
  const made = document?.value;
  const client = found.data?.file.client.data ?? null;
  const kept = schedule ? preparedFor(id, schedule, client, prepared) : null;
  const title = client ? `Report: ${client.name}` : 'Report';
  const send = async (pdf: Uint8Array) => {
    if (!schedule || !made) return;
    const sent = kept ?? {
      pdf,
      title: made.title,
      contentHash: await sha256(pdf),
      byteCount: pdf.byteLength,
      fileName: `${made.fileName}.pdf`,
      asOf: made.asOf,
      locale: made.locale,
    };
    if (await markSent([{ id, data: schedule, document: sent }])) navigate(routes.reports);
  };
  return (
    <PaperView
      title={title}
      subtitle={
        schedule && made ? (
          <>
            {periodName(schedule, reportPeriod(schedule), personLocale)} · due{' '}
            {formatDate(schedule.nextDueOn)} ·{' '}
            {kept ? `as prepared: ${kept.fileName}` : `figures as of ${formatDate(made.asOf)}`}
          </>
        ) : undefined
      }
      model={made?.model}
      made={kept?.pdf}
      fileName={made?.fileName ?? 'Report'}
      switches={
        made ? (
          <SaveTextButton
            label="CSV"
            name="Export the tables of this report as CSV"
            make={async () => ({
              text: writeTable(reportTables(made.model)),
              suggestedName: `${made.fileName}.csv`,
            })}
          />
        ) : undefined
      }
      actions={(pdf) => (
        <Button variant="default" disabled={!pdf} onClick={() => pdf && void send(pdf)}>
          Mark as sent
        </Button>
      )}
    />
  );
}

function Missing({ why }: { why: string }) {
  const [, navigate] = useLocation();
  return (
    <PageFrame title="Report">
      <EmptyState action={{ label: 'All reports', run: () => navigate(routes.reports) }}>
        {why}
      </EmptyState>
    </PageFrame>
  );
}

/** The schedule with the whole file of its client; `null` when one of them is gone. */
async function reportOf(vault: VaultApi, scheduleId: RecordId) {
  const record = await vault.record('reportSchedule', scheduleId);
  const file = record?.clientId ? await vault.clientFile(record.clientId, 'all') : null;
  const schedule = file?.reportSchedules.find(({ id }) => id === scheduleId)?.data;
  return file && schedule ? { file, schedule } : null;
}

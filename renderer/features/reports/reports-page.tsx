import { IconReport } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { recordReportSent } from '#shared/domain/reporting/report-due.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { foldText, matchesWords } from '../../components/fold-text.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { routes } from '../../services/routes.ts';
import { useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import { type ReportRow, reportColumns } from './report-columns.tsx';

/** Every report agreed with a client, the one that is due first at the top. */
export default function ReportsPage() {
  const today = useToday();
  const [, navigate] = useLocation();
  const { nameOf } = useClientNames();
  const { save } = useCommands();
  const [text, setText] = usePlace('reports.text', '');
  const schedules = useLiveQuery((vault) => vault.list('reportSchedule'), [], {
    kinds: ['reportSchedule'],
  });

  const rows = useMemo(
    () =>
      schedules.data
        ?.map(
          ({ id, data }): ReportRow => ({
            id,
            clientId: data.clientId,
            clientName: nameOf(data.clientId),
            schedule: data,
          }),
        )
        .filter((row) => text === '' || matchesWords(foldText(row.clientName), text)),
    [schedules.data, nameOf, text],
  );
  const markSent = useCallback(
    ({ id, clientName, schedule }: ReportRow) =>
      void save([{ kind: 'reportSchedule', id, data: recordReportSent(schedule, today) }], {
        done: `Report to ${clientName} marked as sent`,
      }),
    [save, today],
  );
  const columns = useMemo(() => reportColumns(today, markSent), [today, markSent]);

  return (
    <PageFrame
      title="Reports"
      layout="list"
      search={{ label: 'Filter by client', value: text, onChange: setText }}
    >
      <DataTable
        label="Reports"
        viewKey="reports"
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `report to ${row.clientName}`}
        columns={columns}
        initialSort={{ id: 'due', descending: false }}
        onOpen={(row) => navigate(routes.client(row.clientId))}
        onRowKey={(event, row) => {
          if (event.key !== 's' || event.ctrlKey || event.metaKey) return false;
          markSent(row);
          return true;
        }}
        empty={
          text ? (
            <EmptyState icon={IconReport} action={{ label: 'Show all', run: () => setText('') }}>
              No client with a report has such a name.
            </EmptyState>
          ) : (
            <EmptyState
              icon={IconReport}
              action={{ label: 'Choose a client', run: () => navigate(routes.clients) }}
            >
              No reports are agreed yet. Agree one on a client's page.
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}

import { Button } from '@mantine/core';
import { IconReport } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useMarkReportsSent } from '../../services/mark-reports-sent.ts';
import { routes } from '../../services/routes.ts';
import { type ReportRow, reportColumns } from './report-columns.tsx';
import classes from './reports.module.css';

interface AgreedReportsProps {
  rows: readonly ReportRow[] | undefined;
  today: CalendarDate;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  /** Whether rows are missing because of what is shown or typed. */
  isNarrowed: boolean;
  onShowAll: () => void;
}

/** The agreed reports: to be selected, looked at, and marked as sent. */
export function AgreedReports(props: AgreedReportsProps) {
  const { rows, today, selected, onSelect, isNarrowed, onShowAll } = props;
  const [, navigate] = useLocation();
  const markSent = useMarkReportsSent();
  const markOne = useCallback(
    ({ id, schedule }: ReportRow) => void markSent([{ id, data: schedule }]),
    [markSent],
  );
  const columns = useMemo(() => reportColumns(today, markOne), [today, markOne]);
  const selection = useMemo(() => ({ selected, onChange: onSelect }), [selected, onSelect]);
  const chosen = rows?.filter(({ id }) => selected.has(id)) ?? [];
  const markChosen = async () => {
    const isDone = await markSent(chosen.map(({ id, schedule }) => ({ id, data: schedule })));
    if (isDone) onSelect(new Set());
  };
  return (
    <>
      {chosen.length > 0 ? (
        <section className={classes.selection} aria-label="Selected reports">
          <span role="status">{chosen.length} selected</span>
          <Button variant="default" size="compact-sm" onClick={() => void markChosen()}>
            Mark the selected as sent
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => onSelect(new Set())}>
            Clear
          </Button>
        </section>
      ) : null}
      <DataTable
        label="Reports"
        viewKey="reports"
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `report to ${row.clientName}`}
        columns={columns}
        initialSort={{ id: 'due', descending: false }}
        selection={selection}
        onOpen={(row) => navigate(routes.report(row.id))}
        onRowKey={(event, row) => {
          if (event.key !== 's' || event.ctrlKey || event.metaKey) return false;
          markOne(row);
          return true;
        }}
        empty={
          isNarrowed ? (
            <EmptyState icon={IconReport} action={{ label: 'Show all', run: onShowAll }}>
              No report is due, or none of a client with such a name.
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
    </>
  );
}

import { IconFileCheck } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { routes } from '../../services/routes.ts';
import { type SentRow, sentColumns } from './sent-columns.tsx';

interface SentReportsProps {
  rows: readonly SentRow[] | undefined;
  onShowAgreed: () => void;
}

/** What went out, the latest first. */
export function SentReports({ rows, onShowAgreed }: SentReportsProps) {
  const [, navigate] = useLocation();
  return (
    <DataTable
      label="Sent reports"
      viewKey="sentReports"
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => `${row.report.title} to ${row.clientName}`}
      columns={sentColumns}
      initialSort={{ id: 'sentOn', descending: true }}
      onOpen={(row) => navigate(routes.client(row.report.clientId, 'documents'))}
      empty={
        <EmptyState icon={IconFileCheck} action={{ label: 'What is due', run: onShowAgreed }}>
          No reports have been sent yet. Mark one as sent to keep whom it went to and which document
          it was.
        </EmptyState>
      }
    />
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import { countOf } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { SaveTextButton } from '../../components/save-text-button.tsx';
import { useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import { AgreedReports } from './agreed-reports.tsx';
import { BatchPanel } from './batch/batch-panel.tsx';
import { useBatch } from './batch/use-batch.ts';
import { agreedRows, sentRows } from './report-files.ts';
import classes from './reports.module.css';
import { SentReports } from './sent-reports.tsx';
import { useAgreedRows, useSentRows } from './use-report-rows.ts';

type View = 'due' | 'all' | 'sent';

const VIEWS: readonly { value: View; label: string }[] = [
  { value: 'due', label: 'Due' },
  { value: 'all', label: 'All agreed' },
  { value: 'sent', label: 'Sent' },
];

/** Reports to clients: what is due, prepared as one batch, and what went out. */
export default function ReportsPage() {
  const today = useToday();
  const [view, setView] = usePlace<View>('reports.view', 'due');
  const [text, setText] = usePlace('reports.text', '');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const agreed = useAgreedRows(today, text);
  const sent = useSentRows(text);
  const controls = useBatch();
  const rows = view === 'all' ? agreed?.all : agreed?.due;
  const chosen = rows?.filter(({ id }) => selected.has(id)) ?? [];
  const toPrepare = chosen.length > 0 ? chosen : (agreed?.due ?? []);
  const isBusy = controls.batch?.phase === 'running' || controls.batch?.phase === 'paused';
  const showAll = () => {
    setText('');
    setView('all');
  };
  const file = async () => ({
    text: writeTable(view === 'sent' ? sentRows(sent ?? []) : agreedRows(rows ?? [], today)),
    suggestedName: `${view === 'sent' ? 'sent-reports' : 'reports'}-${today}.csv`,
  });

  return (
    <PageFrame
      title="Reports"
      layout="list"
      search={{ label: 'Filter by client', value: text, onChange: setText }}
      action={
        <Button
          leftSection={<IconFiles size={16} aria-hidden="true" />}
          disabled={isBusy || toPrepare.length === 0}
          onClick={() => {
            void controls.start(
              toPrepare.map(({ id, clientId, clientName }) => ({
                scheduleId: id,
                clientId,
                clientName,
              })),
            );
          }}
        >
          {chosen.length > 0
            ? `Prepare ${chosen.length} selected`
            : `Prepare ${countOf(toPrepare.length, 'due', 'due')}`}
        </Button>
      }
      toolbar={
        <div className={classes.toolbar}>
          <SegmentedControl
            aria-label="Which reports"
            size="xs"
            value={view}
            onChange={(value) => setView(value as View)}
            data={[...VIEWS]}
          />
          <span className={classes.spread} />
          <SaveTextButton label="CSV" name="Export the list of reports as CSV" make={file} />
        </div>
      }
    >
      {controls.batch ? <BatchPanel batch={controls.batch} controls={controls} /> : null}
      {view === 'sent' ? (
        <SentReports rows={sent} onShowAgreed={() => setView('due')} />
      ) : (
        <AgreedReports
          rows={rows}
          today={today}
          selected={selected}
          onSelect={setSelected}
          isNarrowed={text !== '' || (view === 'due' && (agreed?.all.length ?? 0) > 0)}
          onShowAll={showAll}
        />
      )}
    </PageFrame>
  );
}

import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { VigilanceRule } from '#shared/domain/advice/vigilance/alert.ts';
import { AlertPanel } from '../../components/alerts/alert-panel.tsx';
import type { DecisionChoice } from '../../components/alerts/decision-form.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { foldText, wordMatcher } from '../../components/fold-text.ts';
import { countOf } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { useBookAlerts } from '../../services/book-alerts.ts';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';
import { useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import type { BookAlerts } from '../../vault/views.ts';
import { alertColumns } from './alert-columns.tsx';
import {
  type AlertFilter,
  type AlertRow,
  alertRows,
  matchesAlertFilter,
  NO_ALERT_FILTER,
  RULE_CHOICES,
  STATUS_CHOICES,
} from './alert-rows.ts';

const DECISION_KEYS: Readonly<Record<string, DecisionChoice>> = {
  d: 'dismissed',
  a: 'accepted',
  e: 'escalated',
};

/** What vigilance noticed in the whole book: filter, look into one, decide. */
export default function AlertsPage() {
  const today = useToday();
  const [, navigate] = useLocation();
  const { nameOf } = useClientNames();
  const [filter, setFilter] = usePlace<AlertFilter>('alerts.filter', NO_ALERT_FILTER);
  const [openId, setOpenId] = usePlace<string | null>('alerts.open', null);
  const [choice, setChoice] = useState<DecisionChoice | null>(null);
  const alerts = useBookAlerts(today);

  const all = useMemo(() => (alerts ? alertRows(alerts, nameOf) : undefined), [alerts, nameOf]);
  const rows = useMemo(() => {
    const matches = wordMatcher(filter.text);
    return all?.filter(
      (row) =>
        matchesAlertFilter(row, filter) &&
        (filter.text === '' || matches(foldText(`${row.clientName} ${row.ruleName} ${row.text}`))),
    );
  }, [all, filter]);
  const columns = useMemo(() => alertColumns(today), [today]);
  const opened = openId ? all?.find(({ id }) => id === openId) : undefined;
  const open = useCallback(
    (row: AlertRow) => {
      setChoice(null);
      setOpenId(row.id);
    },
    [setOpenId],
  );
  const isFiltered = filter.text !== '' || filter.rule !== null || filter.status !== 'look';

  return (
    <PageFrame
      title="Alerts"
      layout="list"
      search={{
        label: 'Filter alerts',
        value: filter.text,
        onChange: (text) => setFilter({ ...filter, text }),
      }}
      toolbar={
        <Group gap="sm" pb={12}>
          <SegmentedControl
            aria-label="Status"
            data={STATUS_CHOICES}
            value={filter.status}
            onChange={(status) => setFilter({ ...filter, status })}
          />
          <Select
            aria-label="Rule"
            placeholder="Every rule"
            data={RULE_CHOICES}
            value={filter.rule}
            clearable
            w={220}
            onChange={(rule) => setFilter({ ...filter, rule: rule as VigilanceRule | null })}
          />
          <Reading alerts={alerts} />
        </Group>
      }
      context={
        opened ? (
          <AlertPanel
            key={opened.id}
            clientId={opened.clientId}
            clientName={opened.clientName}
            fingerprint={opened.fingerprint}
            today={today}
            choice={choice}
            past={opened.past}
            onClose={() => setOpenId(null)}
          />
        ) : undefined
      }
      contextLabel="Alert"
    >
      <DataTable<AlertRow>
        label="Alerts"
        viewKey="alerts"
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${row.ruleName}, ${row.clientName}`}
        columns={columns}
        initialSort={{ id: 'score', descending: true }}
        onOpen={open}
        onPreview={open}
        onRowKey={(event, row) => {
          const decided = DECISION_KEYS[event.key];
          if (!decided) return false;
          setChoice(decided);
          setOpenId(row.id);
          return true;
        }}
        empty={
          isFiltered ? (
            <EmptyState
              icon={IconShieldCheck}
              action={{ label: 'Show what is to look at', run: () => setFilter(NO_ALERT_FILTER) }}
            >
              No alert matches these filters.
            </EmptyState>
          ) : (
            <EmptyState
              icon={IconShieldCheck}
              action={{ label: 'See the rules', run: () => navigate(routes.settings) }}
            >
              Nothing unusual was noticed in the clients’ transactions of the last weeks. What the
              rules look for, and their limits, stand in the settings.
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}

/** How far the book has been read: alerts count once every client was. */
function Reading({ alerts }: { alerts: BookAlerts | undefined }) {
  if (!alerts) return null;
  const text = !alerts.isWhole
    ? 'Transactions are still arriving; alerts count once all are here.'
    : alerts.pending > 0
      ? `${countOf(alerts.pending, 'client is', 'clients are')} still being read.`
      : '';
  return (
    <Text size="sm" c="dimmed" role="status">
      {text}
    </Text>
  );
}

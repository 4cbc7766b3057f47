import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { attentionFlags } from '#shared/domain/advice/attention.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { figuresDay } from '#shared/domain/client/figures-day.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { clientFigures } from '#shared/domain/portfolio/client-figures.ts';
import { clientHealth } from '#shared/domain/retention/health.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { FigureList } from '../../components/figures/figure-dialog.tsx';
import { useBookAlerts } from '../../services/book-alerts.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { personWording } from '../../services/person-locale.ts';
import { useSyncView } from '../../services/sync-view.ts';
import type { BookAlerts, ClientRow } from '../../vault/api.ts';
import { explainedSources } from './explained-client.ts';

/** What the figures of a client's row were computed from, read when somebody asks. */
export function ClientSources({ row, today }: { row: ClientRow; today: CalendarDate }) {
  const { data: file } = useLiveQuery((vault) => vault.clientFile(row.id, 'all'), [row.id], {
    clientId: row.id,
  });
  const sync = useSyncView();
  const alerts = useBookAlerts(today, row.id);
  const sources = useMemo(
    () => (file && alerts ? sourcesOf(file, alerts, today) : null),
    [file, alerts, today],
  );
  // Without every transaction nothing may be computed from those that are here.
  if (!sync?.ledgerWhole) return null;
  if (!sources) {
    return (
      <Text c="dimmed" size="sm" role="status">
        Reading what they were computed from
      </Text>
    );
  }
  return <FigureList figures={sources} />;
}

function sourcesOf(file: ClientFile, alerts: BookAlerts, today: CalendarDate) {
  const offsetMinutes = -new Date(`${today}T12:00:00`).getTimezoneOffset();
  const wording = personWording;
  const figures = clientFigures(file, lastTwelveMonths(figuresDay(file, today)));
  return explainedSources({
    figures,
    health: clientHealth({ file, figures, today, offsetMinutes, wording }),
    flags: attentionFlags({ file, today, offsetMinutes, wording, alerts: alerts.settled }),
  });
}

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
import { useLiveQuery } from '../../services/live-query.ts';
import { personWording } from '../../services/person-locale.ts';
import { useSyncView } from '../../services/sync-view.ts';
import { offsetOn } from '../../services/today.ts';
import type { BookAlerts, ClientRow } from '../../vault/views.ts';
import { explainedSources } from './explained-client.ts';

/** What the figures of a client's row were computed from, read when somebody asks. */
export function ClientSources({ row, today }: { row: ClientRow; today: CalendarDate }) {
  const { data, error } = useLiveQuery(
    async (vault) => {
      const [file, { settled }] = await Promise.all([
        vault.clientFile(row.id, 'all'),
        vault.alerts({ today, clientId: row.id }),
      ]);
      return file && { file, settled };
    },
    [row.id, today],
    { clientId: row.id, includesRows: true },
  );
  const sync = useSyncView();
  const sources = useMemo(() => data && sourcesOf(data.file, data.settled, today), [data, today]);
  // Without every transaction nothing may be computed from those that are here.
  if (!sync?.ledgerWhole) return null;
  if (sources) return <FigureList figures={sources} />;
  return (
    <Text c="dimmed" size="sm" role="status">
      {sources === null || error
        ? `What they were computed from is unavailable: ${error?.message ?? GONE}`
        : 'Reading what they were computed from'}
    </Text>
  );
}

const GONE = 'this client is no longer in your books.';

function sourcesOf(file: ClientFile, alerts: BookAlerts['settled'], today: CalendarDate) {
  const offsetMinutes = offsetOn(today);
  const wording = personWording;
  const figures = clientFigures(file, lastTwelveMonths(figuresDay(file, today)));
  return explainedSources({
    figures,
    health: clientHealth({ file, figures, today, offsetMinutes, wording }),
    flags: attentionFlags({ file, today, offsetMinutes, wording, alerts }),
  });
}

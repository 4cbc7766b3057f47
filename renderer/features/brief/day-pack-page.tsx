import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import type { BriefEdition } from '#shared/documents/brief-input.ts';
import { composeDayPack, type Visit } from '#shared/documents/day-pack.ts';
import { dayPlan } from '#shared/domain/meeting/day-plan.ts';
import { type CalendarDate, type Instant, isCalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatDate } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PaperView } from '../../components/paper/paper-view.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { personLocale } from '../../services/person-locale.ts';
import { routes } from '../../services/routes.ts';
import { useSyncView } from '../../services/sync-view.ts';
import { offsetOn, useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import type { VaultApi } from '../../vault/api.ts';
import { EditionSwitch, fileEnding } from './edition-switch.tsx';

/** Every brief of one day in one document, in visiting order, with a page that lists them. */
export default function DayPackPage() {
  const { date: named } = useParams<{ date: string }>();
  const today = useToday();
  const date = isCalendarDate(named) ? named : today;
  const [, navigate] = useLocation();
  const [edition, setEdition] = usePlace<BriefEdition>('brief.edition', 'internal');
  const sync = useSyncView();
  const visits = useLiveQuery((vault) => visitsOn(vault, date), [date]);
  const lastSynchronisedAt = sync?.lastSynchronisedAt ?? null;

  const model = useMemo(
    () =>
      visits.data &&
      composeDayPack({
        visits: visits.data,
        day: date,
        today,
        offsetMinutes: offsetOn(date),
        locale: personLocale,
        edition,
        lastSynchronisedAt,
        composedAt: new Date().toISOString() as Instant,
      }),
    [visits.data, date, today, edition, lastSynchronisedAt],
  );

  const title = 'Briefs of the day';
  if (visits.data?.length === 0) {
    return (
      <PageFrame title={title} subtitle={formatDate(date, 'long')}>
        <EmptyState action={{ label: 'Plan a meeting', run: () => navigate(routes.meetings) }}>
          No meeting is planned on this day, so there is nothing to print.
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PaperView
      title={title}
      subtitle={formatDate(date, 'long')}
      model={model}
      switches={<EditionSwitch edition={edition} onEdition={setEdition} />}
      fileName={`Briefs ${date}${fileEnding(edition)}`}
    />
  );
}

/** The meetings of `date` that take place, each with the file of its client. */
async function visitsOn(vault: VaultApi, date: CalendarDate): Promise<readonly Visit[]> {
  const plan = dayPlan(await vault.list('meeting'), date, offsetOn(date));
  const visits = await Promise.all(
    plan.today.map(async ({ meeting: { id, data } }) => {
      const file = await vault.clientFile(data.clientId, 'all');
      return file ? [{ file, meetingId: id }] : [];
    }),
  );
  return visits.flat();
}

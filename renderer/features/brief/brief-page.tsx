import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { composeBrief } from '#shared/documents/brief.ts';
import type { BriefEdition } from '#shared/documents/brief-input.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatDate } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PaperView } from '../../components/paper/paper-view.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { personLocale } from '../../services/person-locale.ts';
import { routes } from '../../services/routes.ts';
import { useSyncView } from '../../services/sync-view.ts';
import { offsetOn, personDateOf, useToday } from '../../services/today.ts';
import { usePlace } from '../../services/view-state.ts';
import type { VaultApi } from '../../vault/api.ts';
import { EditionSwitch, fileEnding } from './edition-switch.tsx';

/** The brief of one meeting, made anew whenever the meeting or the client changes. */
export default function BriefPage() {
  const { meetingId } = useParams<{ meetingId: string }>();
  const today = useToday();
  const [, navigate] = useLocation();
  // Each meeting has its own: what was chosen for one client must not surprise at the next.
  const [edition, setEdition] = usePlace<BriefEdition>(`brief.edition.${meetingId}`, 'internal');
  const sync = useSyncView();
  const found = useLiveQuery((vault) => visitOf(vault, meetingId as RecordId), [meetingId]);
  const lastSynchronisedAt = sync?.lastSynchronisedAt ?? null;

  const file = found.data?.file;
  const model = useMemo(
    () =>
      file &&
      composeBrief({
        file,
        meetingId: meetingId as RecordId,
        today,
        offsetMinutes: offsetOn(today),
        locale: personLocale,
        edition,
        lastSynchronisedAt,
        composedAt: new Date().toISOString() as Instant,
      }),
    [file, meetingId, today, edition, lastSynchronisedAt],
  );

  const visit = found.data;
  if (visit === null) {
    return (
      <PageFrame title="Brief">
        <EmptyState action={{ label: 'All meetings', run: () => navigate(routes.meetings) }}>
          This meeting is not in your book any more.
        </EmptyState>
      </PageFrame>
    );
  }
  const meetsOn = visit && personDateOf(visit.startsAt);
  return (
    <PaperView
      title={visit ? `Brief: ${visit.clientName}` : 'Brief'}
      subtitle={
        visit && meetsOn ? (
          <>
            {formatDate(meetsOn, 'long')} · {visit.purpose} ·{' '}
            <Button
              variant="transparent"
              size="compact-sm"
              px={0}
              onClick={() => navigate(routes.meeting(meetingId as RecordId))}
            >
              Open the meeting
            </Button>
          </>
        ) : undefined
      }
      model={model}
      switches={<EditionSwitch edition={edition} onEdition={setEdition} />}
      fileName={`Brief ${visit?.clientName ?? ''} ${meetsOn ?? today}${fileEnding(edition)}`}
    />
  );
}

/** The meeting with the file of its client; `null` when it is gone. */
async function visitOf(vault: VaultApi, meetingId: RecordId) {
  const meeting = await vault.record('meeting', meetingId);
  const clientId = meeting?.clientId;
  const file = clientId ? await vault.clientFile(clientId, 'all') : null;
  const ours = file?.meetings.find(({ id }) => id === meetingId);
  if (!file || !ours) return null;
  const { startsAt, purpose } = ours.data;
  return { file, startsAt, purpose, clientName: file.client.data.name };
}

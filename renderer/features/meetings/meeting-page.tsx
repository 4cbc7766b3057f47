import { useLocation, useParams } from 'wouter';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { routes } from '../../services/routes.ts';
import { MeetingView } from './meeting-view.tsx';
import { useMeeting } from './use-meeting.ts';

/** The page of one meeting; reads its own address. */
export default function MeetingPage() {
  const { id } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const records = useMeeting(id as RecordId);
  if (records === undefined) return <PageFrame title="Meeting">{null}</PageFrame>;
  if (records === null) {
    return (
      <PageFrame title="Meeting">
        <EmptyState action={{ label: 'All meetings', run: () => navigate(routes.meetings) }}>
          This meeting is no longer in your books.
        </EmptyState>
      </PageFrame>
    );
  }
  return <MeetingView key={id} {...records} />;
}

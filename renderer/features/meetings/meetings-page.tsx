import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function MeetingsPage() {
  return <PageFrame title="Meetings">{null}</PageFrame>;
}

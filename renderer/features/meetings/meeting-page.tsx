import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function MeetingPage() {
  return <PageFrame title="Meeting">{null}</PageFrame>;
}

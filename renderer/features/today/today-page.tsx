import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function TodayPage() {
  return <PageFrame title="Today">{null}</PageFrame>;
}

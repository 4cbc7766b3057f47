import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function DayPackPage() {
  return <PageFrame title="Briefs of the day">{null}</PageFrame>;
}

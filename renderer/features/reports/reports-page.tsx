import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function ReportsPage() {
  return <PageFrame title="Reports">{null}</PageFrame>;
}

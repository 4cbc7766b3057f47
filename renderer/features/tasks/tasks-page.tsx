import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function TasksPage() {
  return <PageFrame title="Tasks">{null}</PageFrame>;
}

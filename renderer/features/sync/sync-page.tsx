import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function SyncPage() {
  return <PageFrame title="Synchronisation">{null}</PageFrame>;
}

import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function ClientPage() {
  return <PageFrame title="Client">{null}</PageFrame>;
}

import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function ClientsPage() {
  return <PageFrame title="Clients">{null}</PageFrame>;
}

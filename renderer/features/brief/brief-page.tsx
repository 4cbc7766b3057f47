import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function BriefPage() {
  return <PageFrame title="Brief">{null}</PageFrame>;
}

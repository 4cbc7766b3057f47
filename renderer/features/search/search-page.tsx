import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function SearchPage() {
  return <PageFrame title="Search">{null}</PageFrame>;
}

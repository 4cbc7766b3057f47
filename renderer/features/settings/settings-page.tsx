import { PageFrame } from '../../components/page-frame.tsx';

/** Placeholder until the page is built. */
export default function SettingsPage() {
  return <PageFrame title="Settings">{null}</PageFrame>;
}

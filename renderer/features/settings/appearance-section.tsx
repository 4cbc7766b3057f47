import { SegmentedControl } from '@mantine/core';
import type { Settings } from '#shared/ipc/contract.ts';
import { Section } from '../../components/section.tsx';
import { useSettings } from '../../services/settings.tsx';
import { SettingRow } from './setting-row.tsx';

const APPEARANCES: { value: Settings['appearance']; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
];

const PAPERS: { value: Settings['paper']; label: string }[] = [
  { value: 'A4', label: 'A4' },
  { value: 'Letter', label: 'Letter' },
];

/** Light or dark, and which paper. */
export function AppearanceSection() {
  const { settings, change } = useSettings();
  return (
    <Section title="Appearance and paper">
      <SettingRow label="Appearance">
        <SegmentedControl
          aria-label="Appearance"
          data={APPEARANCES}
          value={settings.appearance}
          onChange={(appearance) => void change({ appearance })}
        />
      </SettingRow>
      <SettingRow label="Paper" about="For briefs and reports.">
        <SegmentedControl
          aria-label="Paper"
          data={PAPERS}
          value={settings.paper}
          onChange={(paper) => void change({ paper })}
        />
      </SettingRow>
    </Section>
  );
}

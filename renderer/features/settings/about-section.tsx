import { useEffect, useState } from 'react';
import type { AnswerOf } from '#shared/ipc/contract.ts';
import { Section } from '../../components/section.tsx';
import { useShell } from '../../services/shell.tsx';
import { SettingRow } from './setting-row.tsx';

/** Versions, for the administrator. */
export function AboutSection() {
  const shell = useShell();
  const [info, setInfo] = useState<AnswerOf<'application.info'> | null>(null);
  useEffect(() => {
    void shell.call['application.info'](undefined).then(setInfo);
  }, [shell]);
  return (
    <Section title="About">
      <SettingRow label="Fieldfolio">{info?.version ?? ''}</SettingRow>
      <SettingRow label="Runtime">
        {info ? `Electron ${info.electron}, Chromium ${info.chromium}, ${info.platform}` : ''}
      </SettingRow>
    </Section>
  );
}

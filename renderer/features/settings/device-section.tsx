import { Section } from '../../components/section.tsx';
import { useSession } from '../../services/session.tsx';
import { useSettings } from '../../services/settings.tsx';
import { SettingRow } from './setting-row.tsx';

/** Whose device this is and which server it works with. */
export function DeviceSection() {
  const { owner } = useSession();
  const { settings } = useSettings();
  return (
    <Section title="Device and server">
      <SettingRow label="Signed in as">
        {settings.email ? `${owner.personName}, ${settings.email}` : owner.personName}
      </SettingRow>
      <SettingRow label="Device">{owner.deviceName}</SettingRow>
      <SettingRow label="Server" about="To work with another server, sign out and sign in there.">
        {owner.server}
      </SettingRow>
    </Section>
  );
}

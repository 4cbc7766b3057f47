import { Button, NativeSelect, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Section } from '../../components/section.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useSettings } from '../../services/settings.tsx';
import { useShell } from '../../services/shell.tsx';
import { KEYCHAIN_PLACE, usePlace } from '../../services/view-state.ts';
import { NewRecoveryCode } from './new-recovery-code.tsx';
import { PassphraseChange } from './passphrase-change.tsx';
import { SettingRow } from './setting-row.tsx';

const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240];

/** When Fieldfolio locks by itself, and what opens it. */
export function LockSection() {
  const { settings, change } = useSettings();
  const [open, setOpen] = useState<'passphrase' | 'recovery' | null>(null);
  const choices = [...new Set([...MINUTES, settings.lockAfterMinutes])].sort((a, b) => a - b);
  const close = () => setOpen(null);
  return (
    <Section title="Lock">
      <SettingRow
        label="Lock by itself"
        about="After this long without a key or click; also when the computer sleeps."
      >
        <NativeSelect
          aria-label="Lock by itself after"
          data={choices.map((minutes) => ({
            value: String(minutes),
            label: minutes === 1 ? '1 minute' : `${minutes} minutes`,
          }))}
          value={String(settings.lockAfterMinutes)}
          onChange={(event) => void change({ lockAfterMinutes: Number(event.currentTarget.value) })}
        />
      </SettingRow>
      <SettingRow label="Passphrase" about="Encrypts everything on this device.">
        <Button variant="default" onClick={() => setOpen('passphrase')} disabled={open !== null}>
          Change passphrase
        </Button>
      </SettingRow>
      {open === 'passphrase' ? <PassphraseChange onClose={close} /> : null}
      <SettingRow label="Recovery code" about="A new one makes the old one worthless.">
        <Button variant="default" onClick={() => setOpen('recovery')} disabled={open !== null}>
          New recovery code
        </Button>
      </SettingRow>
      {open === 'recovery' ? <NewRecoveryCode onClose={close} /> : null}
      <KeychainRow />
    </Section>
  );
}

function KeychainRow() {
  const shell = useShell();
  const commands = useCommands();
  const [status, setStatus] = useState<{ usable: boolean; reason: string } | null>(null);
  const [isEnabled, setEnabled] = usePlace(KEYCHAIN_PLACE, false);

  useEffect(() => {
    void shell.call['keychain.status'](undefined).then(setStatus);
  }, [shell]);

  const change = async (enabled: boolean) => {
    const done = enabled ? 'The keychain may unlock' : 'The keychain no longer unlocks';
    const changed = await commands.run((api) => api.setKeychain(enabled), { done });
    if (changed.ok) setEnabled(enabled);
  };

  return (
    <SettingRow
      label="Unlock with the computer's keychain"
      about={
        status && !status.usable ? status.reason : 'Besides the passphrase, never instead of it.'
      }
    >
      <Switch
        aria-label="Unlock with the computer's keychain"
        checked={isEnabled}
        disabled={!status?.usable && !isEnabled}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
    </SettingRow>
  );
}

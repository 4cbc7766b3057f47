import { notifications } from '@mantine/notifications';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import type { Settings } from '#shared/ipc/contract.ts';
import { useShell } from './shell.tsx';

export interface SettingsService {
  readonly settings: Settings;
  /** Keeps the change on this device; says so when it could not be kept. */
  readonly change: (change: Partial<Settings>) => Promise<boolean>;
}

const SettingsContext = createContext<SettingsService | null>(null);

/** Hands this installation's settings, read by the caller at start, to the screens below. */
export function SettingsProvider(props: { initial: Settings; children: ReactNode }) {
  const shell = useShell();
  const [settings, setSettings] = useState(props.initial);

  const change = useCallback(
    async (changed: Partial<Settings>) => {
      const outcome = await shell.call['settings.write'](changed);
      if (outcome.ok) {
        setSettings(outcome.value);
        return true;
      }
      notifications.show({
        color: 'red',
        title: 'The setting was not kept',
        message: outcome.error.message,
      });
      return false;
    },
    [shell],
  );

  const service = useMemo(() => ({ settings, change }), [settings, change]);
  return <SettingsContext value={service}>{props.children}</SettingsContext>;
}

/** Settings of this installation, and the way to change them. */
export function useSettings(): SettingsService {
  const service = use(SettingsContext);
  if (!service) throw new Error('useSettings needs a SettingsProvider above it');
  return service;
}

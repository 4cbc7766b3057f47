import './styles.ts';
import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Settings, ShellBridge } from '#shared/ipc/contract.ts';
import { SettingsProvider, useSettings } from '../services/settings.tsx';
import { ShellProvider } from '../services/shell.tsx';
import { type VaultConnection, VaultProvider } from '../services/vault.tsx';
import { Gate } from './gate.tsx';
import { theme } from './theme.ts';

interface RootProps {
  shell: ShellBridge;
  vault: VaultConnection;
  settings: Settings;
  /** What the shell could not do at start, in words for the person. */
  notices: readonly string[];
}

/** Puts the application into `place`. */
export function show(place: HTMLElement, parts: RootProps): void {
  createRoot(place).render(<Root {...parts} />);
}

/** Everything on screen, given its adapters. */
function Root({ shell, vault, settings, notices }: RootProps) {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <Notifications position="bottom-right" limit={4} zIndex={500} />
        <ShellProvider shell={shell}>
          <SettingsProvider initial={settings}>
            <Appearance />
            <VaultProvider connection={vault}>
              <Router hook={useHashLocation}>
                <Gate notices={notices} />
              </Router>
            </VaultProvider>
          </SettingsProvider>
        </ShellProvider>
      </MantineProvider>
    </StrictMode>
  );
}

/** Keeps the colour scheme as the settings say. */
function Appearance() {
  const { settings } = useSettings();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    setColorScheme(settings.appearance === 'system' ? 'auto' : settings.appearance);
  }, [settings.appearance, setColorScheme]);
  return null;
}

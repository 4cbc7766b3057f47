import { Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { formatMoment, formatNumber } from '../../components/formats.ts';
import { Section } from '../../components/section.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useVault } from '../../services/vault.tsx';
import { SettingRow } from './setting-row.tsx';

interface Backup {
  readonly name: string;
  readonly takenAt: string;
  readonly size: number;
}

/** Backups outside the database: taken by themselves, now, and restored. */
export function BackupsSection() {
  const vault = useVault();
  const commands = useCommands();
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const [reads, setReads] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after each backup
  useEffect(() => {
    let isCurrent = true;
    void vault.backups().then((listed) => {
      if (isCurrent) setBackups(listed.ok ? listed.value : []);
    });
    return () => {
      isCurrent = false;
    };
  }, [vault, reads]);

  const backUp = async () => {
    await commands.run((api) => api.backUp(), { done: 'Backup taken' });
    setReads((count) => count + 1);
  };
  const restore = async (name: string) => {
    await commands.run((api) => api.restore(name), { done: 'Restored from the backup' });
  };

  return (
    <Section
      title="Backups"
      about="Encrypted copies beside the data, taken by themselves; the newest are kept."
      action={
        <Button variant="default" onClick={() => void backUp()}>
          Back up now
        </Button>
      }
    >
      {backups?.length === 0 ? (
        <Text size="sm" c="dimmed">
          No backup yet. The first is taken by itself within a day of work.
        </Text>
      ) : null}
      {backups?.map((backup) => (
        <SettingRow
          key={backup.name}
          label={formatMoment(backup.takenAt as Instant)}
          about={`${formatNumber(backup.size / 1_048_576, { decimals: 1 })} MB`}
        >
          <ConfirmButton
            size="compact-sm"
            question="The data on this device becomes as it was in this backup; what is newer is fetched from the server again. Unsent changes are kept."
            confirm="Restore"
            onConfirm={() => void restore(backup.name)}
          >
            Restore
          </ConfirmButton>
        </SettingRow>
      ))}
    </Section>
  );
}

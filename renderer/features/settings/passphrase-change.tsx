import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { NewPassphraseFields, useNewPassphrase } from '../../components/new-passphrase-fields.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useSession } from '../../services/session.tsx';
import type { VaultError } from '../../vault/api.ts';
import classes from './settings-page.module.css';

/** The present passphrase, then the new one twice. */
export function PassphraseChange({ onClose }: { onClose: () => void }) {
  const commands = useCommands();
  const [current, setCurrent] = useState('');
  const next = useNewPassphrase(useSession().owner);
  const [error, setError] = useState<VaultError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const change = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const changed = await commands.run(
      (vault) => vault.changePassphrase({ current, next: next.passphrase }),
      { done: 'Passphrase changed', showsFailure: true },
    );
    setBusy(false);
    if (changed.ok) onClose();
    else setError(changed.error);
  };

  const isNewWeak = error?.tag === 'weakPassphrase';
  return (
    <form className={classes.form} onSubmit={(event) => void change(event)}>
      <Stack gap="md">
        <PasswordInput
          label="Present passphrase"
          autoComplete="current-password"
          value={current}
          onChange={(event) => {
            setCurrent(event.currentTarget.value);
            setError(null);
          }}
          error={error && !isNewWeak ? error.message : undefined}
          autoFocus
        />
        <NewPassphraseFields
          label="New passphrase"
          entry={next}
          problem={isNewWeak ? error.message : undefined}
        />
        <Group gap="xs">
          <Button type="submit" loading={isBusy} disabled={!current || !next.isUsable}>
            Change passphrase
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { RecoveryCodeCard } from '../../components/recovery-code-card.tsx';
import { useCommands } from '../../services/commands.tsx';
import type { VaultError } from '../../vault/api.ts';
import classes from './settings-page.module.css';

/** Asks for the passphrase, then shows the new code once. */
export function NewRecoveryCode({ onClose }: { onClose: () => void }) {
  const commands = useCommands();
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [error, setError] = useState<VaultError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const made = await commands.run((vault) => vault.newRecoveryCode({ passphrase }), {
      showsFailure: true,
    });
    setBusy(false);
    if (made.ok) setCode(made.value.recoveryCode);
    else setError(made.error);
  };

  if (code) {
    return (
      <div className={classes.form}>
        <RecoveryCodeCard code={code} continueLabel="Done" onKept={onClose} />
      </div>
    );
  }
  return (
    <form className={classes.form} onSubmit={(event) => void make(event)}>
      <Stack gap="md">
        <PasswordInput
          label="Passphrase"
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setError(null);
          }}
          error={error?.message}
          autoFocus
        />
        <Group gap="xs">
          <Button type="submit" loading={isBusy} disabled={!passphrase}>
            Show a new code
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

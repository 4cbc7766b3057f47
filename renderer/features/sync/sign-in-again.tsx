import { Button, Group, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSettings } from '../../services/settings.tsx';
import { useShell } from '../../services/shell.tsx';
import { useVault } from '../../services/vault.tsx';

/** The password once more, when the server no longer knows this device's session. */
export function SignInAgain() {
  const shell = useShell();
  const vault = useVault();
  const { settings } = useSettings();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { server, email, deviceName } = settings;
    const answer = await shell.call['network.signIn']({ server, email, password, deviceName });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error.message);
      return;
    }
    setPassword('');
    void vault.synchronise();
  };

  return (
    <form onSubmit={(event) => void signIn(event)}>
      <Group align="flex-end" gap="xs" mt="sm">
        <PasswordInput
          label={`Password of ${settings.email}`}
          autoComplete="current-password"
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem}
          w={280}
        />
        <Button type="submit" loading={isBusy} disabled={!password}>
          Sign in again
        </Button>
      </Group>
    </form>
  );
}

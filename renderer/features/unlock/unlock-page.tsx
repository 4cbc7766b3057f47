import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { EntryLayout } from '../../components/entry-layout.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useVault } from '../../services/vault.tsx';
import type { VaultError } from '../../vault/api.ts';
import { ForgottenPassphrase } from './forgotten-passphrase.tsx';
import { useCountdown } from './use-countdown.ts';

interface UnlockPageProps {
  personName: string;
  deviceName: string;
  /** The operating system's keychain may open the vault. */
  keychain: boolean;
  onUnlocked: () => void;
}

/** The lock: who and which device, the passphrase, and no client's name anywhere. */
export default function UnlockPage(props: UnlockPageProps) {
  const vault = useVault();
  const [way, setWay] = useState<'passphrase' | 'recoveryCode'>('passphrase');
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<VaultError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [usedCode, setUsedCode] = useState<string | null>(null);
  const wait = useCountdown();

  const open = async (key: Parameters<typeof vault.unlock>[0]) => {
    setBusy(true);
    setError(null);
    const opened = await vault.unlock(key);
    setBusy(false);
    if (opened.ok) {
      if ('recoveryCode' in key) setUsedCode(key.recoveryCode);
      else props.onUnlocked();
      return;
    }
    setError(opened.error);
    wait.start(opened.error.retryAfterSeconds ?? 0);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!secret || wait.left > 0) return;
    void open(way === 'passphrase' ? { passphrase: secret } : { recoveryCode: secret });
  };
  const change = (event: { currentTarget: { value: string } }) => {
    setSecret(event.currentTarget.value);
    if (wait.left === 0) setError(null);
  };
  const changeWay = (next: typeof way) => {
    setWay(next);
    setSecret('');
    setError(null);
  };

  if (usedCode !== null) {
    return <ForgottenPassphrase recoveryCode={usedCode} onDone={props.onUnlocked} />;
  }
  const isWrong = error?.tag === 'wrongPassphrase';
  const message = isWrong ? wrongWords(way, wait.left) : undefined;
  return (
    <EntryLayout title={props.personName} about={props.deviceName}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {way === 'passphrase' ? (
            <PasswordInput
              key="passphrase"
              label="Passphrase"
              autoComplete="current-password"
              value={secret}
              onChange={change}
              error={message}
              autoFocus
            />
          ) : (
            <TextInput
              key="recoveryCode"
              label="Recovery code"
              description="Eight groups of four, as you wrote them down. Capitals and hyphens do not matter."
              autoComplete="off"
              spellCheck={false}
              value={secret}
              onChange={change}
              error={message}
              autoFocus
            />
          )}
          {error && !isWrong ? <ProblemNote>{error.message}</ProblemNote> : null}
          <Button type="submit" loading={isBusy} disabled={!secret || wait.left > 0} fullWidth>
            {wait.left > 0 ? `Try again in ${wait.left} s` : 'Unlock'}
          </Button>
          {props.keychain ? (
            <Button
              variant="default"
              leftSection={<IconFingerprint size={16} aria-hidden="true" />}
              onClick={() => void open({ keychain: true })}
            >
              Unlock with this computer's keychain
            </Button>
          ) : null}
          <Group justify="center">
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => changeWay(way === 'passphrase' ? 'recoveryCode' : 'passphrase')}
            >
              {way === 'passphrase' ? 'Use the recovery code instead' : 'Use the passphrase'}
            </Anchor>
          </Group>
        </Stack>
      </form>
      <Text size="xs" c="dimmed" mt="lg" ta="center">
        Everything here is encrypted until you unlock it.
      </Text>
    </EntryLayout>
  );
}

function wrongWords(way: 'passphrase' | 'recoveryCode', secondsLeft: number): string {
  const what =
    way === 'passphrase' ? 'This is not the passphrase.' : 'This is not the recovery code.';
  return secondsLeft > 0
    ? `${what} After each wrong one the wait grows; nothing is deleted.`
    : `${what} Nothing is lost.`;
}

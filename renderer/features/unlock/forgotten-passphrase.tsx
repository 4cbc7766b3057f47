import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { EntryLayout } from '../../components/entry-layout.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../../components/new-passphrase-fields.tsx';
import { useVault } from '../../services/vault.tsx';

interface ForgottenPassphraseProps {
  /** The code that has just opened the vault. */
  recoveryCode: string;
  onDone: () => void;
}

/** After the recovery code has opened the vault: a new passphrase for who has forgotten the old one. */
export function ForgottenPassphrase({ recoveryCode, onDone }: ForgottenPassphraseProps) {
  const vault = useVault();
  const next = useNewPassphrase();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const reset = async (event: FormEvent) => {
    event.preventDefault();
    if (!next.isUsable) return;
    setBusy(true);
    const done = await vault.resetPassphrase({ recoveryCode, next: next.passphrase });
    setBusy(false);
    if (done.ok) onDone();
    else setProblem(done.error.message);
  };

  return (
    <EntryLayout
      title="Unlocked with the recovery code"
      about="If you have forgotten the passphrase, choose a new one now. The recovery code stays the same."
    >
      <form onSubmit={(event) => void reset(event)}>
        <Stack gap="md">
          <NewPassphraseFields
            entry={next}
            onType={() => setProblem(null)}
            problem={problem ?? undefined}
            autoFocus
          />
          <Group gap="xs" justify="space-between">
            <Button variant="default" onClick={onDone}>
              Keep the old passphrase
            </Button>
            <Button type="submit" loading={isBusy} disabled={!next.isUsable}>
              Set the new passphrase
            </Button>
          </Group>
        </Stack>
      </form>
    </EntryLayout>
  );
}

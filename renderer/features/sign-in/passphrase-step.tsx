import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { EntryLayout } from '../../components/entry-layout.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../../components/new-passphrase-fields.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useVault } from '../../services/vault.tsx';
import { wordsOf } from '../../services/vault-words.ts';
import type { VaultError, VaultOwner } from '../../vault/api.ts';

interface PassphraseStepProps {
  owner: VaultOwner;
  onEnrolled: (recoveryCode: string) => void;
}

/** The passphrase that encrypts this device; making the vault takes a second or two. */
export function PassphraseStep({ owner, onEnrolled }: PassphraseStepProps) {
  const vault = useVault();
  const entry = useNewPassphrase(owner);
  const [error, setError] = useState<VaultError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isFieldError = error?.tag === 'weakPassphrase';

  const enrol = async (event: FormEvent) => {
    event.preventDefault();
    if (!entry.isUsable) return;
    setBusy(true);
    const enrolled = await vault.enrol({ owner, passphrase: entry.passphrase });
    setBusy(false);
    if (enrolled.ok) onEnrolled(enrolled.value.recoveryCode);
    else setError(enrolled.error);
  };

  return (
    <EntryLayout
      title="Choose a passphrase"
      step="Step 2 of 4"
      about="It encrypts everything on this device and never leaves it. The server does not know it, and nobody can reset it."
    >
      <form onSubmit={(event) => void enrol(event)}>
        <Stack gap="md">
          <NewPassphraseFields
            entry={entry}
            onType={() => setError(null)}
            problem={isFieldError ? error.message : undefined}
            autoFocus
          />
          {error && !isFieldError ? (
            <ProblemNote title={wordsOf(error).title}>{wordsOf(error).message}</ProblemNote>
          ) : null}
          <Button type="submit" loading={isBusy} disabled={!entry.isUsable} fullWidth>
            Encrypt this device
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}

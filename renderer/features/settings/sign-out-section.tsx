import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Section } from '../../components/section.tsx';
import { useCommands } from '../../services/commands.tsx';
import { routes } from '../../services/routes.ts';
import { useShell } from '../../services/shell.tsx';
import { SettingRow } from './setting-row.tsx';

/** Signing out removes the data from this device; with unsent work only when it is given up. */
export function SignOutSection() {
  const commands = useCommands();
  const shell = useShell();
  const [, navigate] = useLocation();
  /** What would be lost, and what to do. */
  const [refusal, setRefusal] = useState<string | null>(null);

  const signOut = async (giveUpUnsent: boolean) => {
    const out = await commands.run((vault) => vault.signOut({ giveUpUnsent }), {
      showsFailure: true,
    });
    if (out.ok) {
      await shell.call['network.signOut'](undefined);
      window.location.reload();
    } else if (out.error.tag === 'unsentWork') {
      setRefusal(out.error.message);
    }
  };

  return (
    <Section title="Sign out">
      <SettingRow
        label="Sign out of this device"
        about="Removes all data from this device. The server keeps everything that was sent."
      >
        <ConfirmButton
          question="All data is removed from this device and the passphrase no longer works. What was sent stays on the server."
          confirm="Sign out"
          onConfirm={() => void signOut(false)}
        >
          Sign out
        </ConfirmButton>
      </SettingRow>
      {refusal !== null ? (
        <ProblemNote title="You are still signed in: there is unsent work">
          {refusal}
          <Group gap="xs" mt="sm">
            <Button variant="default" onClick={() => navigate(routes.sync)}>
              Show unsent work
            </Button>
            <ConfirmButton
              question="Everything that was not sent is destroyed. Nobody can bring it back."
              confirm="Give up and sign out"
              onConfirm={() => void signOut(true)}
            >
              Give up and sign out
            </ConfirmButton>
          </Group>
        </ProblemNote>
      ) : null}
    </Section>
  );
}

import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { countOf } from '../../components/formats.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Section } from '../../components/section.tsx';
import { useCommands } from '../../services/commands.tsx';
import { routes } from '../../services/routes.ts';
import { useShell } from '../../services/shell.tsx';
import { useSyncView } from '../../services/sync-view.ts';
import { SettingRow } from './setting-row.tsx';

/** Signing out removes the data from this device; with unsent work only when it is given up. */
export function SignOutSection() {
  const commands = useCommands();
  const shell = useShell();
  const sync = useSyncView();
  const [, navigate] = useLocation();
  // What the server refused was never sent either.
  const unsentCount = (sync?.unsentCount ?? 0) + (sync?.attentionCount ?? 0);
  const [isRefused, setRefused] = useState(false);

  const signOut = async (giveUpUnsent: boolean) => {
    const out = await commands.run((vault) => vault.signOut({ giveUpUnsent }), {
      showsFailure: true,
    });
    if (out.ok) {
      await shell.call['network.signOut'](undefined);
      window.location.reload();
    } else if (out.error.tag === 'unsentWork') {
      setRefused(true);
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
      {isRefused ? (
        <ProblemNote title="You are still signed in: there is unsent work">
          {countOf(unsentCount, 'change has', 'changes have')} not reached the server. Signing out
          now would destroy them. Synchronise or export them first, or give them up.
          <Group gap="xs" mt="sm">
            <Button variant="default" onClick={() => navigate(routes.sync)}>
              Show unsent work
            </Button>
            <ConfirmButton
              question="The unsent changes are destroyed. Nobody can bring them back."
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

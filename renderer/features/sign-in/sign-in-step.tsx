import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { EntryLayout } from '../../components/entry-layout.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSettings } from '../../services/settings.tsx';
import { useShell } from '../../services/shell.tsx';
import type { VaultOwner } from '../../vault/api.ts';
import {
  entryProblems,
  type SignInField,
  type SignInProblem,
  signInProblem,
} from './sign-in-problem.ts';

interface SignInStepProps {
  /** Something to say first ("This device was removed by your administrator."). */
  notice: string | null;
  onSignedIn: (owner: VaultOwner) => void;
}

/** Server, e-mail, password and the device's name; server and e-mail are remembered. */
export function SignInStep({ notice, onSignedIn }: SignInStepProps) {
  const shell = useShell();
  const { settings, change } = useSettings();
  const [entry, setEntry] = useState({
    server: settings.server,
    email: settings.email,
    password: '',
    deviceName: settings.deviceName || 'My laptop',
  });
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly SignInProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const errorOf = (field: SignInField) =>
    problems.find((problem) => problem.field === field)?.message;
  const formProblem = errorOf('form');
  const edit = (field: keyof typeof entry) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setEntry((last) => ({ ...last, [field]: value }));
    setProblems((last) => last.filter((problem) => problem.field !== field));
  };

  /** Says everything at once; the first field to mend is where the person writes on. */
  const show = (found: readonly SignInProblem[]) => {
    setProblems(found);
    const first = found[0] && form.current?.elements.namedItem(found[0].field);
    if (first instanceof HTMLElement) first.focus();
  };

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    const found = entryProblems(entry);
    show(found);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await shell.call['network.signIn'](entry);
    setBusy(false);
    if (!answer.ok) {
      show([signInProblem(answer.error)]);
      return;
    }
    const { personId, personName, deviceId, quarantineKey } = answer.value;
    const { server, email, deviceName } = entry;
    await change({ server, email, deviceName, personName });
    onSignedIn({
      personId: personId as PersonId,
      personName,
      deviceId: deviceId as DeviceId,
      deviceName,
      server,
      quarantineKey,
    });
  };

  return (
    <EntryLayout
      title="Sign in"
      step="Step 1 of 4"
      about="Once, with a connection. Afterwards everything works without one."
    >
      <form ref={form} onSubmit={(event) => void signIn(event)} noValidate>
        <Stack gap="md">
          {notice ? <ProblemNote>{notice}</ProblemNote> : null}
          <TextInput
            label="Server"
            name="server"
            maxLength={500}
            placeholder="fieldfolio.example.com"
            autoComplete="url"
            spellCheck={false}
            value={entry.server}
            onChange={edit('server')}
            error={errorOf('server')}
            autoFocus={!entry.server}
          />
          <TextInput
            label="E-mail"
            name="email"
            maxLength={320}
            type="email"
            autoComplete="username"
            value={entry.email}
            onChange={edit('email')}
            error={errorOf('email')}
          />
          <PasswordInput
            label="Password"
            name="password"
            maxLength={1024}
            autoComplete="current-password"
            value={entry.password}
            onChange={edit('password')}
            error={errorOf('password')}
            autoFocus={Boolean(entry.server)}
          />
          <TextInput
            label="Name of this device"
            name="deviceName"
            description="Your administrator sees it in the list of devices."
            maxLength={100}
            value={entry.deviceName}
            onChange={edit('deviceName')}
            error={errorOf('deviceName')}
          />
          {formProblem ? <ProblemNote>{formProblem}</ProblemNote> : null}
          <Button type="submit" loading={isBusy} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
    </EntryLayout>
  );
}

import { useState } from 'react';
import { assertNever } from '#shared/lib/assert.ts';
import type { VaultOwner } from '../../vault/api.ts';
import { FirstSyncStep } from './first-sync-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { SignInStep } from './sign-in-step.tsx';

type Step =
  | { readonly step: 'signIn' }
  | { readonly step: 'passphrase'; readonly owner: VaultOwner }
  | { readonly step: 'recovery'; readonly code: string }
  | { readonly step: 'firstSync' };

interface SignInFlowProps {
  notice: string | null;
  /** The vault exists and is open. */
  onFinished: () => void;
}

/** From an empty device to a working one: sign in, passphrase, recovery code, first synchronisation. */
export default function SignInFlow({ notice, onFinished }: SignInFlowProps) {
  const [current, setCurrent] = useState<Step>({ step: 'signIn' });
  switch (current.step) {
    case 'signIn':
      return (
        <SignInStep
          notice={notice}
          onSignedIn={(owner) => setCurrent({ step: 'passphrase', owner })}
        />
      );
    case 'passphrase':
      return (
        <PassphraseStep
          owner={current.owner}
          onEnrolled={(code) => setCurrent({ step: 'recovery', code })}
        />
      );
    case 'recovery':
      return <RecoveryStep code={current.code} onKept={() => setCurrent({ step: 'firstSync' })} />;
    case 'firstSync':
      return <FirstSyncStep onFinished={onFinished} />;
    default:
      return assertNever(current);
  }
}

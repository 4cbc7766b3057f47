import { EntryLayout } from '../../components/entry-layout.tsx';
import { RecoveryCodeCard } from '../../components/recovery-code-card.tsx';

/** The recovery code, shown this once. */
export function RecoveryStep(props: { code: string; onKept: () => void }) {
  return (
    <EntryLayout
      title="Keep this recovery code"
      step="Step 3 of 4"
      about="If you forget the passphrase, this code is the only other way to what is not yet sent. It is shown once: write it down or print it, and keep it away from this device."
    >
      <RecoveryCodeCard code={props.code} continueLabel="Continue" onKept={props.onKept} />
    </EntryLayout>
  );
}

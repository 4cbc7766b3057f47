import { PasswordInput, Text } from '@mantine/core';
import { useEffect, useId, useMemo, useState } from 'react';
import type { Strength } from './passphrase-strength.ts';

type Judge = (passphrase: string, about: readonly string[]) => Strength;

/** Whose passphrase it is: what is known of them is guessed first. */
interface Owner {
  readonly personName: string;
  readonly deviceName: string;
  readonly server: string;
}

/** A passphrase that is being chosen. */
export interface NewPassphrase {
  readonly passphrase: string;
  readonly repeated: string;
  /** `null` while there is nothing to judge, and until the lists of known passwords are there. */
  readonly strength: Strength | null;
  /** Whether both are the same and would be accepted. */
  readonly isUsable: boolean;
  readonly type: (typed: { passphrase: string; repeated: string }) => void;
}

/** A passphrase that is being chosen, judged while it is typed. */
export function useNewPassphrase(owner?: Owner): NewPassphrase {
  const [typed, type] = useState({ passphrase: '', repeated: '' });
  const [judge, setJudge] = useState<Judge | null>(null);
  useEffect(() => {
    void import('./passphrase-strength.ts').then(({ strengthOf }) => setJudge(() => strengthOf));
  }, []);
  const { passphrase, repeated } = typed;
  const strength = useMemo(() => {
    if (!judge || passphrase === '') return null;
    return judge(passphrase, owner ? [owner.personName, owner.deviceName, owner.server] : []);
  }, [judge, passphrase, owner]);
  const isUsable = strength?.isAccepted === true && passphrase === repeated;
  return { passphrase, repeated, strength, isUsable, type };
}

interface NewPassphraseFieldsProps {
  /** Default: "Passphrase". */
  label?: string;
  entry: NewPassphrase;
  onType?: () => void;
  problem?: string | undefined;
  autoFocus?: boolean;
}

/** A new passphrase, its strength in words, and once more. */
export function NewPassphraseFields(props: NewPassphraseFieldsProps) {
  const { label = 'Passphrase', entry, onType, problem } = props;
  const { passphrase, repeated } = entry;
  const strengthId = useId();
  const differs = repeated !== '' && repeated !== passphrase;
  const type = (typed: Parameters<NewPassphrase['type']>[0]) => {
    entry.type(typed);
    onType?.();
  };
  return (
    <>
      <div>
        <PasswordInput
          label={label}
          description="A short sentence is good: easy to remember, hard to guess."
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => type({ passphrase: event.currentTarget.value, repeated })}
          error={problem}
          aria-describedby={strengthId}
          autoFocus={props.autoFocus ?? false}
        />
        <Text id={strengthId} size="sm" c="dimmed" mt={4} mih={20} aria-live="polite">
          {entry.strength?.words}
        </Text>
      </div>
      <PasswordInput
        label={`${label} once more`}
        autoComplete="new-password"
        value={repeated}
        onChange={(event) => type({ passphrase, repeated: event.currentTarget.value })}
        error={differs ? 'The two are not the same yet.' : undefined}
      />
    </>
  );
}

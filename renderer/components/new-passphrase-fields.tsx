import { PasswordInput, Text } from '@mantine/core';
import { useId } from 'react';
import { strengthOf } from './passphrase-strength.ts';

export interface NewPassphrase {
  readonly passphrase: string;
  readonly repeated: string;
}

interface NewPassphraseFieldsProps {
  /** Default: "Passphrase". */
  label?: string;
  value: NewPassphrase;
  onChange: (value: NewPassphrase) => void;
  problem?: string | undefined;
  autoFocus?: boolean;
}

/** Whether both are the same and would be accepted. */
export function isUsable({ passphrase, repeated }: NewPassphrase): boolean {
  return strengthOf(passphrase).level !== 'tooShort' && passphrase === repeated;
}

/** A new passphrase, its strength in words, and once more. */
export function NewPassphraseFields(props: NewPassphraseFieldsProps) {
  const { label = 'Passphrase', value, onChange, problem } = props;
  const strengthId = useId();
  const strength = strengthOf(value.passphrase);
  const differs = value.repeated !== '' && value.repeated !== value.passphrase;
  return (
    <>
      <div>
        <PasswordInput
          label={label}
          description="A short sentence is good: easy to remember, hard to guess."
          autoComplete="new-password"
          value={value.passphrase}
          onChange={(event) => onChange({ ...value, passphrase: event.currentTarget.value })}
          error={problem}
          aria-describedby={strengthId}
          autoFocus={props.autoFocus ?? false}
        />
        <Text id={strengthId} size="sm" c="dimmed" mt={4} mih={20} aria-live="polite">
          {value.passphrase ? strength.words : ''}
        </Text>
      </div>
      <PasswordInput
        label={`${label} once more`}
        autoComplete="new-password"
        value={value.repeated}
        onChange={(event) => onChange({ ...value, repeated: event.currentTarget.value })}
        error={differs ? 'The two are not the same yet.' : undefined}
      />
    </>
  );
}

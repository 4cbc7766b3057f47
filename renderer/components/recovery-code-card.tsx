import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './recovery-code-card.module.css';

interface RecoveryCodeCardProps {
  code: string;
  /** Two groups were typed correctly: the person has the code. */
  onKept: () => void;
  continueLabel: string;
}

/** Which two groups are asked for, counted from 1. Never the first: it is what the eye remembers. */
const ASKED = [3, 6] as const;

/** The recovery code, shown once: copy, print, and prove that it was written down. */
export function RecoveryCodeCard({ code, onKept, continueLabel }: RecoveryCodeCardProps) {
  const groups = code.split('-');
  const [isCopied, setCopied] = useState(false);
  const [isHidden, setHidden] = useState(false);

  return (
    <Stack gap="md">
      <ol className={classes.code} aria-label="Recovery code" data-hidden={isHidden}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change
          <li key={index}>{isHidden ? '••••' : group}</li>
        ))}
      </ol>
      {isHidden ? null : (
        <Group gap="xs" className={classes.controls}>
          <Button
            variant="default"
            leftSection={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={() => {
              navigator.clipboard.writeText(code).then(
                () => setCopied(true),
                () => setCopied(false),
              );
            }}
          >
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} />}
            onClick={() => window.print()}
          >
            Print
          </Button>
        </Group>
      )}
      {isHidden ? (
        <GroupsCheck
          groups={groups}
          continueLabel={continueLabel}
          onKept={onKept}
          onBack={() => setHidden(false)}
        />
      ) : (
        <Button className={classes.controls} onClick={() => setHidden(true)}>
          I have written it down
        </Button>
      )}
    </Stack>
  );
}

interface GroupsCheckProps {
  groups: readonly string[];
  continueLabel: string;
  onKept: () => void;
  onBack: () => void;
}

function GroupsCheck({ groups, continueLabel, onKept, onBack }: GroupsCheckProps) {
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [isWrong, setWrong] = useState(false);
  const isRight = (position: number) =>
    (typed[position] ?? '').trim().toUpperCase() === groups[position - 1];

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ASKED.every(isRight)) onKept();
        else setWrong(true);
      }}
    >
      <Stack gap="sm">
        <Text size="sm">From your copy, please type two of the groups.</Text>
        <Group grow>
          {ASKED.map((position, index) => (
            <TextInput
              key={position}
              label={`Group ${position}`}
              maxLength={8}
              autoComplete="off"
              spellCheck={false}
              autoFocus={index === 0}
              value={typed[position] ?? ''}
              onChange={(event) => {
                setWrong(false);
                setTyped({ ...typed, [position]: event.currentTarget.value });
              }}
              error={isWrong && !isRight(position) ? 'Not this group' : undefined}
              classNames={{ input: classes.group }}
            />
          ))}
        </Group>
        <Group justify="space-between">
          <Button variant="subtle" onClick={onBack}>
            Show the code again
          </Button>
          <Button type="submit">{continueLabel}</Button>
        </Group>
      </Stack>
    </form>
  );
}

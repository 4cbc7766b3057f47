import { Button, Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  /** One sentence that says what belongs here and how it comes here. */
  children: string;
  icon?: Icon;
  /** One button at most. */
  action?: { readonly label: string; readonly run: () => void };
}

/** What an empty list says: one sentence and one button. */
export function EmptyState({ children, icon: Symbol_, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" className={classes.empty}>
      {Symbol_ ? <Symbol_ size={24} stroke={1.5} aria-hidden="true" /> : null}
      <Text size="md" ta="center" maw={420}>
        {children}
      </Text>
      {action ? (
        <Button variant="default" onClick={action.run}>
          {action.label}
        </Button>
      ) : null}
    </Stack>
  );
}

import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What went wrong, whether anything is lost, and what to do; heard at once by screen readers. */
export function ProblemNote(props: { title?: string; children: ReactNode }) {
  return (
    <Alert
      color="red"
      variant="light"
      title={props.title}
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
    >
      {props.children}
    </Alert>
  );
}

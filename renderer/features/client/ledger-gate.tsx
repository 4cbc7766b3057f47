import { Loader, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { Ledger } from './use-client.ts';

interface LedgerGateProps {
  ledger: Ledger;
  children: (file: ClientFile) => ReactNode;
}

/** Shows what rests on transactions and prices once they are whole, and before that why not. */
export function LedgerGate({ ledger, children }: LedgerGateProps) {
  switch (ledger.state) {
    case 'whole':
      return children(ledger.file);
    case 'loading':
      return (
        <Text c="dimmed" role="status">
          <Loader size={12} mr={8} aria-hidden="true" />
          Reading the accounts
        </Text>
      );
    case 'unavailable':
      return (
        <Text c="dimmed" role="status">
          Unavailable: {ledger.reason}.
        </Text>
      );
  }
}

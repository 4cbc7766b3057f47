import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useClientNames } from '../services/client-names.tsx';

interface ClientSelectProps {
  /** Shown above the field; without it only screen readers hear "Client". */
  label?: string;
  value: RecordId | null;
  onChange: (clientId: RecordId | null) => void;
  problem?: string | undefined;
  autoFocus?: boolean;
}

const NO_CLIENTS = 'There are no clients yet. Write the first one down under Clients.';

/** Finds one client by typing; stays quick with ten thousand. */
export function ClientSelect({ label, value, onChange, problem, autoFocus }: ClientSelectProps) {
  const { all, count } = useClientNames();
  const data = useMemo(
    () => all()?.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    [all],
  );
  return (
    <Select
      label={label}
      aria-label={label ? undefined : 'Client'}
      placeholder={label ? 'Type a name' : 'Client'}
      data={data}
      limit={30}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage={count === 0 ? NO_CLIENTS : 'No client of this name'}
      value={value}
      onChange={(id) => onChange(id as RecordId | null)}
      error={problem}
      autoFocus={autoFocus ?? false}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}

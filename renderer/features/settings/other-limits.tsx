import { Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  LIMITED_CURRENCIES,
  OTHER_LIMIT,
} from '#shared/domain/advice/vigilance/vigilance-settings.ts';
import { formatNumber } from '../../components/formats.ts';
import { SettingRow } from './setting-row.tsx';

interface OtherLimitsProps {
  /** Limits that the book set itself, by currency, in major units. */
  limits: ReadonlyMap<string, number>;
  mayWrite: boolean;
  /** `null` removes the limit. */
  onChange: (currency: string, limit: number | null) => void;
}

/** In which currencies the rule looks for amounts just below a limit, and a limit for another one. */
export function OtherLimits({ limits, mayWrite, onChange }: OtherLimitsProps) {
  const known = [...LIMITED_CURRENCIES, ...limits.keys()];
  return (
    <>
      <Text size="sm" c="dimmed" mt="xs">
        Amounts in {known.join(', ')} are looked at. In another currency nothing is, until it has a
        limit here.
      </Text>
      {[...limits].map(([currency, limit]) => (
        <SettingRow
          key={currency}
          label={`Reporting limit in ${currency}`}
          about="Source: set in this book."
        >
          <Group gap="xs" wrap="nowrap">
            <span className="tabular">{formatNumber(limit)}</span>
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={!mayWrite}
              aria-label={`Remove the limit in ${currency}`}
              onClick={() => onChange(currency, null)}
            >
              Remove
            </Button>
          </Group>
        </SettingRow>
      ))}
      {mayWrite ? <NewLimit onAdd={onChange} /> : null}
    </>
  );
}

function NewLimit({ onAdd }: { onAdd: (currency: string, limit: number) => void }) {
  const [currency, setCurrency] = useState('');
  const [limit, setLimit] = useState<string | number>('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    if (!/^[A-Z]{3}$/.test(currency)) return setProblem('Three letters, as CHF.');
    if (LIMITED_CURRENCIES.includes(currency)) return setProblem('Its limit stands above.');
    if (typeof limit !== 'number') return setProblem('Say which limit.');
    const { least, most } = OTHER_LIMIT;
    if (limit < least || limit > most) return setProblem(`A limit is ${least} to ${most}.`);
    onAdd(currency, limit);
    setCurrency('');
    setLimit('');
    setProblem(null);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Group gap="xs" align="start" my="xs">
        <TextInput
          aria-label="Currency of another limit"
          placeholder="Currency, as CHF"
          w={150}
          maxLength={3}
          value={currency}
          error={problem}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <NumberInput
          aria-label="Another reporting limit"
          placeholder="Limit"
          w={130}
          hideControls
          value={limit}
          onChange={setLimit}
        />
        <Button type="submit" variant="default">
          Add a limit
        </Button>
      </Group>
    </form>
  );
}

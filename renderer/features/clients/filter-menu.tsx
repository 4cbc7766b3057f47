import {
  ActionIcon,
  Button,
  Checkbox,
  Chip,
  Fieldset,
  Group,
  NumberInput,
  Popover,
  Stack,
} from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { memo } from 'react';
import {
  CLIENT_STATUS_WORDS,
  CLIENT_TYPE_WORDS,
  choicesOf,
  TIER_WORDS,
} from '../../components/client-words.ts';
import type { ClientFilter } from './client-filter.ts';

interface FilterMenuProps {
  filter: ClientFilter;
  onChange: (filter: ClientFilter) => void;
  /** Keeps the filter as a tab; absent while there is nothing to keep. */
  onKeep: (() => void) | undefined;
  /** Takes the person's own tab away. */
  onDrop: (() => void) | undefined;
}

/** Narrows the list, and keeps the result as a view of one's own. */
export const FilterMenu = memo(function FilterMenu(props: FilterMenuProps) {
  const { filter, onChange, onKeep, onDrop } = props;
  return (
    <Popover position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={34} aria-label="Filters and views">
          <IconFilter size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <ChipRow
            label="Tier"
            choices={choicesOf(TIER_WORDS)}
            value={filter.tiers}
            onChange={(tiers) => onChange({ ...filter, tiers })}
          />
          <ChipRow
            label="Status"
            choices={choicesOf(CLIENT_STATUS_WORDS)}
            value={filter.statuses}
            onChange={(statuses) => onChange({ ...filter, statuses })}
          />
          <ChipRow
            label="Kind"
            choices={choicesOf(CLIENT_TYPE_WORDS)}
            value={filter.types}
            onChange={(types) => onChange({ ...filter, types })}
          />
          <NumberInput
            label="Not seen for"
            suffix=" days"
            // Any number of days is a question that has an answer; none is moved to a bound.
            allowNegative={false}
            hideControls
            allowDecimal={false}
            value={filter.notSeenForDays ?? ''}
            onChange={(days) =>
              onChange({ ...filter, notSeenForDays: typeof days === 'number' ? days : null })
            }
          />
          <Checkbox
            label="Needs attention"
            checked={filter.needsAttention}
            onChange={(event) =>
              onChange({ ...filter, needsAttention: event.currentTarget.checked })
            }
          />
          <Group justify="flex-end" gap="xs">
            {onDrop ? (
              <Button variant="subtle" color="red" onClick={onDrop}>
                Remove this view
              </Button>
            ) : null}
            <Button variant="default" disabled={!onKeep} onClick={onKeep}>
              Keep as a view
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
});

interface ChipRowProps<Value extends string> {
  label: string;
  choices: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: readonly Value[]) => void;
}

function ChipRow<Value extends string>({ label, choices, value, onChange }: ChipRowProps<Value>) {
  return (
    <Fieldset variant="unstyled" legend={label}>
      <Chip.Group multiple value={[...value]} onChange={(next) => onChange(next as Value[])}>
        <Group gap={4}>
          {choices.map((choice) => (
            <Chip key={choice.value} value={choice.value} size="xs" radius="sm">
              {choice.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Fieldset>
  );
}

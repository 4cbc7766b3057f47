import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { figuresDay } from '#shared/domain/client/figures-day.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../../../components/empty-state.tsx';
import { usePlace } from '../../../../services/view-state.ts';
import { useEditor } from '../../editor/editor.tsx';
import { CashFlowSection } from '../income/cash-flow-section.tsx';
import { IncomeSection } from '../income/income-section.tsx';
import { RebalancingSection } from '../rebalancing/rebalancing-section.tsx';
import { AllocationSection } from './allocation-section.tsx';
import { ConcentrationSection } from './concentration-section.tsx';
import { portfolioChoices } from './portfolio-choices.ts';

/** How the accounts are divided, what would bring them back to their targets, and what they bring. */
export function AllocationTab({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const editor = useEditor();
  const day = figuresDay(file, today);
  const choices = useMemo(() => portfolioChoices(file), [file]);
  const [key, setKey] = usePlace(`allocation.portfolio.${file.client.id}`, '');
  const portfolio = choices.find((each) => each.key === key) ?? choices[0];
  if (!portfolio) {
    return (
      <EmptyState action={{ label: 'Add an account', run: () => editor.add('account') }}>
        Once an investment or cash account has transactions, its allocation, drift and income stand
        here.
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      {choices.length > 1 ? (
        <Group>
          <NativeSelect
            size="xs"
            label="Accounts"
            data={choices.map(({ key: value, name }) => ({ value, label: name }))}
            value={portfolio.key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        </Group>
      ) : null}
      <AllocationSection file={file} portfolio={portfolio} today={day} />
      {portfolio.isMixed ? (
        <Text size="sm" c="dimmed">
          Trades, expected income and cash flow are told for accounts in one currency: choose them
          above. Values in other currencies are at the last rate up to ten days before.
        </Text>
      ) : (
        <RebalancingSection
          key={`${file.client.id} ${portfolio.key}`}
          file={file}
          portfolio={portfolio}
          today={day}
        />
      )}
      <ConcentrationSection file={file} portfolio={portfolio} today={day} />
      {portfolio.isMixed ? null : (
        <>
          <IncomeSection file={file} portfolio={portfolio} today={day} />
          <CashFlowSection file={file} portfolio={portfolio} today={day} />
        </>
      )}
    </Stack>
  );
}

import { Group, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Contributions } from '#shared/domain/portfolio/contributions.ts';
import { reasonOf } from '../../../../components/figure-reason.ts';
import { formatMoney } from '../../../../components/formats.ts';
import { UnknownText } from '../../../../components/unknown-text.tsx';
import tableClasses from '../portfolio.module.css';
import classes from './performance.module.css';
import { pointsText } from './performance-words.ts';

const HEIGHT = 420;

/** What each holding, the money, fees and taxes added to the gain and to the return. */
export function ContributionsTable(props: {
  contributions: Figure<Contributions>;
  currency: string;
  /** Beside the heading, when there are contributions. */
  action: (contributions: Contributions) => ReactNode;
}) {
  const { contributions: figure, currency, action } = props;
  if (!figure.available) {
    return <Text c="dimmed">The contributions are unavailable: {reasonOf(figure)}.</Text>;
  }
  const { parts, gain, points, timing, total } = figure.value;
  const money = (amount: number) =>
    formatMoney(amount, currency, { currency: 'none', signed: true });
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <h3 className={classes.heading}>What contributed to the gain</h3>
        {action(figure.value)}
      </Group>
      <ScrollArea.Autosize
        mah={HEIGHT}
        offsetScrollbars="present"
        viewportProps={{
          tabIndex: 0,
          'aria-label': 'What contributed to the gain',
          role: 'region',
        }}
      >
        <Table fz="sm" verticalSpacing={4} className={tableClasses.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Part</Table.Th>
              <Table.Th ta="end">Gain, {currency}</Table.Th>
              <Table.Th ta="end">Points</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {parts.map((part) => (
              <Table.Tr key={part.securityId ?? part.part}>
                <Table.Td>{part.name}</Table.Td>
                <Table.Td ta="end">{money(part.gain)}</Table.Td>
                <Table.Td ta="end">{part.points === null ? '—' : pointsText(part.points)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td title="The time-weighted return less the Modified Dietz return, which weighs each part by its average capital">
                Timing of flows
              </Table.Td>
              <Table.Td />
              <Table.Td ta="end">
                <Points figure={timing} />
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
          <Table.Tfoot className="tabular">
            <Table.Tr>
              <Table.Td fw={600}>Together</Table.Td>
              <Table.Td fw={600} ta="end">
                {money(gain)}
              </Table.Td>
              <Table.Td fw={600} ta="end">
                <Points figure={total.available ? total : points} />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </ScrollArea.Autosize>
      <p className={classes.note}>
        Percentage points of the whole period, not of a year: gain over the average capital of the
        whole (Modified Dietz). “Timing of flows” is the rest to the time-weighted return.
      </p>
    </div>
  );
}

function Points({ figure }: { figure: Figure<number> }) {
  return figure.available ? pointsText(figure.value) : <UnknownText reason={reasonOf(figure)} />;
}

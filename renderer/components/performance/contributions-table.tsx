import { Group, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Contributions, GainPart } from '#shared/domain/portfolio/contributions.ts';
import { reasonOf } from '../figure-reason.ts';
import { formatMoney } from '../formats.ts';
import { UnknownText } from '../unknown-text.tsx';
import classes from './performance.module.css';
import { pointsText } from './performance-words.ts';

const HEIGHT = 420;

interface ContributionsTableProps<Part extends GainPart> {
  contributions: Figure<Contributions<Part>>;
  currency: string;
  /** What a part is, at the head of its column. */
  head: string;
  keyOf: (part: Part) => string;
  nameOf: (part: Part) => ReactNode;
  /** Parts that are not listed, as one. */
  others?: { readonly name: string; readonly gain: number; readonly points: number | null } | null;
  /** Beside the heading, when there are contributions. */
  action?: (contributions: Contributions<Part>) => ReactNode;
}

/** What each part (a holding, the money, fees and taxes; a client) added to the gain and to the return. */
export function ContributionsTable<Part extends GainPart>(props: ContributionsTableProps<Part>) {
  const { contributions: figure, currency, head, keyOf, nameOf, others, action } = props;
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
        {action?.(figure.value)}
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
        <Table fz="sm" verticalSpacing={4} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{head}</Table.Th>
              <Table.Th ta="end">Gain, {currency}</Table.Th>
              <Table.Th ta="end">Points</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {parts.map((part) => (
              <PartRow key={keyOf(part)} name={nameOf(part)} gain={money(part.gain)} part={part} />
            ))}
            {others ? <PartRow name={others.name} gain={money(others.gain)} part={others} /> : null}
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
              <Table.Td fw={600} ta="end" className={classes.number}>
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

function PartRow(props: {
  name: ReactNode;
  gain: string;
  part: { readonly points: number | null };
}) {
  const { points } = props.part;
  return (
    <Table.Tr>
      <Table.Td>{props.name}</Table.Td>
      <Table.Td ta="end" className={classes.number}>
        {props.gain}
      </Table.Td>
      <Table.Td ta="end" className={classes.number}>
        {points === null ? '—' : pointsText(points)}
      </Table.Td>
    </Table.Tr>
  );
}

function Points({ figure }: { figure: Figure<number> }) {
  return figure.available ? pointsText(figure.value) : <UnknownText reason={reasonOf(figure)} />;
}

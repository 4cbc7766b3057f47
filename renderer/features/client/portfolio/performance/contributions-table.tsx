import { Group, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Contribution, Contributions } from '#shared/domain/portfolio/contributions.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { reasonOf } from '../../../../components/figure-reason.ts';
import { FigureButton } from '../../../../components/figures/figure-button.tsx';
import { useRovingFigures } from '../../../../components/figures/use-roving-figures.ts';
import { formatMoney } from '../../../../components/formats.ts';
import { UnknownText } from '../../../../components/unknown-text.tsx';
import { explainedInSheet } from '../figures/explained-cell.ts';
import tableClasses from '../portfolio.module.css';
import classes from './performance.module.css';
import { contributionsSheet, NO_CAPITAL } from './performance-sheets.ts';
import { pointsText } from './performance-words.ts';

const HEIGHT = 420;

/** What each holding, the money, fees and taxes added to the gain and to the return. */
export function ContributionsTable(props: {
  contributions: Figure<Contributions>;
  currency: CurrencyCode;
  /** Beside the heading, when there are contributions. */
  action: (contributions: Contributions) => ReactNode;
}) {
  const { contributions: figure, currency, action } = props;
  const roving = useRovingFigures<HTMLTableElement>();
  if (!figure.available) {
    return <Text c="dimmed">The contributions are unavailable: {reasonOf(figure)}.</Text>;
  }
  const { parts, gain, points, timing, total } = figure.value;
  const money = (amount: number) =>
    formatMoney(amount, currency, { currency: 'none', signed: true });
  const ofPart = (part: Contribution, column: 'Gain' | 'Points', shown: ReactNode) => (
    <FigureButton
      explain={() =>
        explainedInSheet(contributionsSheet({ ...figure.value, parts: [part] }), column, currency)
      }
    >
      {shown}
    </FigureButton>
  );
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
        <Table {...roving} fz="sm" verticalSpacing={4} className={tableClasses.table}>
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
                <Table.Td ta="end">{ofPart(part, 'Gain', money(part.gain))}</Table.Td>
                <Table.Td ta="end">
                  {ofPart(
                    part,
                    'Points',
                    part.points === null ? (
                      <UnknownText reason={NO_CAPITAL} />
                    ) : (
                      pointsText(part.points)
                    ),
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td title={FIGURE_RULES.timing}>Timing of flows</Table.Td>
              <Table.Td />
              <Table.Td ta="end">
                <Points name="Timing of flows" figure={timing} how={FIGURE_RULES.timing} />
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
          <Table.Tfoot className="tabular">
            <Table.Tr>
              <Table.Td fw={600}>Together</Table.Td>
              <Table.Td fw={600} ta="end">
                <FigureButton
                  explain={() => ({
                    name: 'Gain',
                    of: 'All parts together',
                    text: formatMoney(gain, currency, { signed: true }),
                    how: FIGURE_RULES.gain,
                  })}
                >
                  {money(gain)}
                </FigureButton>
              </Table.Td>
              <Table.Td fw={600} ta="end">
                <Points
                  name="Together"
                  figure={total.available ? total : points}
                  how={total.available ? FIGURE_RULES.contributionSum : FIGURE_RULES.contribution}
                />
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

function Points(props: { name: string; figure: Figure<number>; how: string }) {
  const { name, figure, how } = props;
  const text = figure.available ? pointsText(figure.value) : null;
  const reason = figure.available ? null : reasonOf(figure);
  return (
    <FigureButton explain={() => ({ name, of: 'Percentage points', text, reason, how })}>
      {text ?? <UnknownText reason={reason ?? ''} />}
    </FigureButton>
  );
}

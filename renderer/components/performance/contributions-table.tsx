import { Group, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Contributions, GainPart } from '#shared/domain/portfolio/contributions.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { reasonOf } from '../figure-reason.ts';
import type { FigureTerm } from '../figures/explained-figure.ts';
import { FigureButton } from '../figures/figure-button.tsx';
import { pointsWords } from '../figures/figure-cell.ts';
import { useRovingFigures } from '../figures/use-roving-figures.ts';
import { formatMoney } from '../formats.ts';
import { UnknownText } from '../unknown-text.tsx';
import classes from './performance.module.css';
import { NO_CAPITAL } from './performance-sheets.ts';

const HEIGHT = 420;

interface ContributionsTableProps<Part extends GainPart> {
  contributions: Figure<Contributions<Part>>;
  currency: CurrencyCode;
  /** What a part is, at the head of its column. */
  head: string;
  keyOf: (part: Part) => string;
  nameOf: (part: Part) => ReactNode;
  /** The name as plain words. */
  wordsOf: (part: Part) => string;
  /** Parts that are not listed, as one. */
  others?: { readonly name: string; readonly gain: number; readonly points: number | null } | null;
  /** Beside the heading, when there are contributions. */
  action?: (contributions: Contributions<Part>) => ReactNode;
}

/** What each part (a holding, the money, fees and taxes; a client) added to the gain and to the return. */
export function ContributionsTable<Part extends GainPart>(props: ContributionsTableProps<Part>) {
  const { contributions: figure, currency, head, keyOf, nameOf, wordsOf, others, action } = props;
  const roving = useRovingFigures<HTMLTableElement>();
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
        <Table {...roving} fz="sm" verticalSpacing={4} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{head}</Table.Th>
              <Table.Th ta="end">Gain, {currency}</Table.Th>
              <Table.Th ta="end">Points</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {parts.map((part) => (
              <PartRow
                key={keyOf(part)}
                name={nameOf(part)}
                of={wordsOf(part)}
                part={part}
                from={fromOf(part, currency)}
                currency={currency}
              />
            ))}
            {others ? (
              <PartRow name={others.name} of={others.name} part={others} currency={currency} />
            ) : null}
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
              <Table.Td fw={600} ta="end" className={classes.number}>
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

interface PartRowProps {
  name: ReactNode;
  /** The name as plain words. */
  of: string;
  part: { readonly gain: number; readonly points: number | null };
  from?: readonly FigureTerm[];
  currency: CurrencyCode;
}

function PartRow({ name, of, part, from, currency }: PartRowProps) {
  const { gain, points } = part;
  const how = FIGURE_RULES.contribution;
  const signed = { currency: 'none', signed: true } as const;
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td ta="end" className={classes.number}>
        <FigureButton
          explain={() => ({
            name: 'Gain',
            of,
            text: formatMoney(gain, currency, { signed: true }),
            how,
            from,
          })}
        >
          {formatMoney(gain, currency, signed)}
        </FigureButton>
      </Table.Td>
      <Table.Td ta="end" className={classes.number}>
        <FigureButton
          explain={() => ({
            ...{ name: 'Points', of, how, from },
            text: points === null ? null : pointsWords(points),
            reason: points === null ? NO_CAPITAL : null,
          })}
        >
          {points === null ? <UnknownText reason={NO_CAPITAL} /> : pointsWords(points)}
        </FigureButton>
      </Table.Td>
    </Table.Tr>
  );
}

function fromOf(part: GainPart, currency: CurrencyCode): readonly FigureTerm[] {
  const term = (name: string, amount: number) => ({ name, text: formatMoney(amount, currency) });
  return [
    term('Value at the start', part.startValue),
    term('Net flow', part.netFlow),
    term('Value at the end', part.endValue),
  ];
}

function Points(props: { name: string; figure: Figure<number>; how: string }) {
  const { name, figure, how } = props;
  const text = figure.available ? pointsWords(figure.value) : null;
  const reason = figure.available ? null : reasonOf(figure);
  return (
    <FigureButton explain={() => ({ name, of: 'Percentage points', text, reason, how })}>
      {text ?? <UnknownText reason={reason ?? ''} />}
    </FigureButton>
  );
}

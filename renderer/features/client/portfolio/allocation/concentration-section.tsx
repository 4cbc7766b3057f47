import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { allocationRules } from '#shared/domain/portfolio/allocation-policy.ts';
import {
  type Concentration,
  concentrationOn,
  type MeasuredWeight,
} from '#shared/domain/portfolio/concentration.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { Explanation } from '../../../../components/explanation.tsx';
import { reasonOf } from '../../../../components/figure-reason.ts';
import {
  type FigureCell,
  type FigureRow,
  moneyCell,
  percentCell,
  percentWords,
  textCell,
} from '../../../../components/figures/figure-cell.ts';
import { SaveFiguresButton } from '../../../../components/figures/save-figures-button.tsx';
import { formatMoney, formatNumber } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { FigureTable } from '../figures/figure-table.tsx';
import type { PortfolioChoice } from './portfolio-choices.ts';

const WORDS: Readonly<Record<MeasuredWeight['measure'], string>> = {
  position: 'Largest security (funds apart)',
  fund: 'Largest fund',
  issuer: 'Largest issuer (funds apart)',
  topFive: 'Five largest positions',
  index: 'Herfindahl-Hirschman index',
};

const COLUMNS = [
  { name: 'Measure' },
  { name: 'What' },
  { name: 'Now', isNumber: true },
  { name: 'Limit', isNumber: true },
  { name: 'State' },
];

/** How much of the whole depends on how little, against the limits. */
export function ConcentrationSection(props: {
  file: ClientFile;
  portfolio: PortfolioChoice;
  today: CalendarDate;
}) {
  const { file, portfolio, today } = props;
  const figure = useMemo(() => {
    const { limits } = allocationRules(file.client.data.allocationPolicy);
    return concentrationOn(portfolio.scope, today, limits);
  }, [file, portfolio, today]);
  if (!figure.available) {
    return (
      <Section title="Concentration">
        <Text c="dimmed">Unavailable: {reasonOf(figure)}.</Text>
      </Section>
    );
  }
  const rows = concentrationRows(figure.value);
  const how = rule(figure.value);
  const beyond = figure.value.measures.filter(({ isBeyond }) => isBeyond).length;
  return (
    <Section
      title="Concentration"
      about={
        beyond === 0
          ? 'Every measure is within its limit.'
          : `${beyond} of ${rows.length} measures are beyond their limits.`
      }
      action={
        <SaveFiguresButton
          what="the concentration"
          fileName="concentration"
          clientName={file.client.data.name}
          currency={portfolio.currency}
          asOf={today}
          about={['Accounts', portfolio.name]}
          sheets={() => [
            { title: 'Concentration', columns: COLUMNS, rows },
            { title: 'Largest of each', ...largestTable(figure.value) },
          ]}
        />
      }
    >
      <FigureTable
        name="Concentration"
        columns={COLUMNS}
        rows={rows}
        currency={portfolio.currency}
        how={how}
      />
      <Explanation>
        <p>{how}</p>
        <FigureTable
          name="What each measure was computed from"
          {...largestTable(figure.value)}
          currency={portfolio.currency}
          how={how}
        />
      </Explanation>
    </Section>
  );
}

function rule({ total, effectiveCount }: Concentration): string {
  const like =
    effectiveCount === null
      ? ''
      : `; here it is as concentrated as ${formatNumber(effectiveCount, { decimals: 1 })} equal positions`;
  return `Weights are of ${formatMoney(total.amount, total.currency)}, money included, over all accounts together. The index is the sum of the squared percentages of what is invested, without cash: 10,000 is one position${like}. A fund is spread by itself: it counts against the limit for funds, not as a security of its issuer. The limits are the client’s, or else 10 % (one issuer, one security) and 20 % (one fund) as for a UCITS, 60 % for five positions and 1,800 for the index.`;
}

function concentrationRows({ measures }: Concentration): readonly FigureRow[] {
  return measures.map(({ measure, amount, limit, isBeyond, of }) => {
    const shown = (value: number): FigureCell =>
      measure === 'index' ? { as: 'number', value } : percentCell(value);
    const names = measure === 'topFive' ? of.map(({ name }) => name).join(', ') : of[0]?.name;
    const what = measure === 'index' ? 'all positions' : (names ?? 'none held');
    return {
      key: measure,
      from: () =>
        of.map(({ name, value, weight }) => ({
          name,
          text: `${formatMoney(value.amount, value.currency)}, ${percentWords(weight)}`,
        })),
      cells: [
        textCell(WORDS[measure]),
        textCell(what),
        shown(amount),
        shown(limit),
        { as: 'state', text: isBeyond ? 'Beyond the limit' : 'Within', isFlagged: isBeyond },
      ],
    };
  });
}

function largestTable({ measures }: Concentration) {
  const columns = [
    { name: 'Measure' },
    { name: 'Name' },
    { name: 'Value', isNumber: true },
    { name: 'Weight', isNumber: true },
  ];
  const rows = measures
    .filter(({ measure }) => measure !== 'index')
    .flatMap(({ measure, of }) =>
      of.map(({ name, value, weight }) => ({
        key: `${measure} ${name}`,
        cells: [
          textCell(WORDS[measure]),
          textCell(name),
          moneyCell(value.amount),
          percentCell(weight),
        ],
      })),
    );
  return { columns, rows };
}

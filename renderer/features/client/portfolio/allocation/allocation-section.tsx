import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { AllocationAim } from '#shared/domain/portfolio/allocation.ts';
import {
  type Breakdown,
  breakdownOn,
  DIMENSIONS,
  type Dimension,
} from '#shared/domain/portfolio/breakdown.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ChartFigure } from '../../../../components/charts/chart-figure.tsx';
import { Explanation } from '../../../../components/explanation.tsx';
import { reasonOf } from '../../../../components/figure-reason.ts';
import { SaveFiguresButton } from '../../../../components/figures/save-figures-button.tsx';
import { formatDate, formatNumber } from '../../../../components/formats.ts';
import { later } from '../../../../components/later.tsx';
import { Section } from '../../../../components/section.tsx';
import { usePreference } from '../../../../services/view-state.ts';
import { useEditor } from '../../editor/editor.tsx';
import { FigureTable } from '../figures/figure-table.tsx';
import classes from './allocation.module.css';
import {
  type AimedSlice,
  aimedSlices,
  allocationTable,
  DIMENSION_WORDS,
  partsTable,
} from './allocation-rows.ts';
import type { PortfolioChoice } from './portfolio-choices.ts';

const WeightChart = later(() => import('../../../../components/charts/weight-chart.tsx'));

const ROW = 44;
/** More slices than this are in the table only. */
const MOST_BARS = 12;

const HOW =
  'Each holding counts at its last price on the day, each account with its money; what is owed is negative. Cash is the money in the accounts and securities of the class cash, under every division. A fund counts as a whole: what it holds is not looked through. Weights are rounded down to hundredths of a percent, and what is missing to 100 % goes to the largest remainders, so that they add up exactly.';

interface AllocationSectionProps {
  file: ClientFile;
  portfolio: PortfolioChoice;
  today: CalendarDate;
}

/** How the value is divided, beside the targets, and which class is out of its band. */
export function AllocationSection({ file, portfolio, today }: AllocationSectionProps) {
  const [dimension, setDimension] = usePreference<Dimension>(
    'client.allocationDimension',
    'assetClass',
  );
  const breakdown = useMemo(
    () => breakdownOn(portfolio.scope, today, dimension),
    [portfolio, today, dimension],
  );
  const slices = useMemo(
    () => (breakdown.available ? aimedSlices(breakdown.value, dimension, portfolio.aim) : []),
    [breakdown, dimension, portfolio],
  );
  return (
    <Section
      title="Allocation and drift"
      about={`As of ${formatDate(today)}, ${portfolio.name}.`}
      action={
        breakdown.available ? (
          <SaveFiguresButton
            what="the allocation"
            fileName="allocation"
            clientName={file.client.data.name}
            currency={portfolio.currency}
            asOf={today}
            about={['Accounts', portfolio.name]}
            sheets={() => [
              {
                title: `By ${DIMENSION_WORDS[dimension].toLowerCase()}`,
                ...allocationTable(slices, breakdown.value, dimension),
              },
              { title: 'Parts', ...partsTable(breakdown.value) },
            ]}
          />
        ) : undefined
      }
    >
      <Group gap="sm" align="end" mb="sm">
        <NativeSelect
          size="xs"
          label="Divided by"
          data={DIMENSIONS.map((value) => ({ value, label: DIMENSION_WORDS[value] }))}
          value={dimension}
          onChange={(event) => setDimension(event.currentTarget.value as Dimension)}
        />
        <TargetsButton file={file} portfolio={portfolio} />
      </Group>
      {breakdown.available ? (
        <Divided breakdown={breakdown.value} slices={slices} dimension={dimension} />
      ) : (
        <Text c="dimmed">The allocation is unavailable: {reasonOf(breakdown)}.</Text>
      )}
      {dimension === 'assetClass' ? <AimSentence aim={portfolio.aim} slices={slices} /> : null}
    </Section>
  );
}

function TargetsButton({ file, portfolio }: Pick<AllocationSectionProps, 'file' | 'portfolio'>) {
  const editor = useEditor();
  const account = file.accounts.find(({ id }) => id === portfolio.accountId);
  const isOwn = account !== undefined && account.data.targets.length > 0;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        onClick={() => editor.edit('client', file.client, 'allocationPolicy')}
      >
        Targets, bands and limits
      </Button>
      {isOwn && !file.client.data.allocationPolicy?.targets?.length ? (
        <Button variant="subtle" size="xs" onClick={() => editor.edit('account', account)}>
          Targets of the account
        </Button>
      ) : null}
    </>
  );
}

function Divided(props: {
  breakdown: Breakdown;
  slices: readonly AimedSlice[];
  dimension: Dimension;
}) {
  const { breakdown, slices, dimension } = props;
  const { currency } = breakdown.total;
  const table = allocationTable(slices, breakdown, dimension);
  const bars = slices.slice(0, MOST_BARS);
  const height = Math.max(120, bars.length * ROW + 32);
  const title = `By ${DIMENSION_WORDS[dimension].toLowerCase()}`;
  const [largest] = breakdown.slices;
  return (
    <>
      <div className={classes.beside}>
        <ChartFigure
          title={title}
          summary={
            largest
              ? `The largest is ${largest.name} with ${formatNumber(largest.weight / 10_000, { percent: true })}.`
              : ''
          }
          height={height}
        >
          <WeightChart
            points={bars.map(({ name, weight, target }) => ({ name, weight, target }))}
            height={height}
          />
        </ChartFigure>
        <FigureTable
          key={dimension}
          name={`Allocation by ${DIMENSION_WORDS[dimension].toLowerCase()}`}
          {...table}
          currency={currency}
          how={HOW}
        />
      </div>
      <Explanation>
        <p>{HOW}</p>
        <FigureTable
          name="What the weights are made of"
          {...partsTable(breakdown)}
          currency={currency}
          how={HOW}
        />
      </Explanation>
    </>
  );
}

function AimSentence(props: { aim: Required<AllocationAim>; slices: readonly AimedSlice[] }) {
  const { aim, slices } = props;
  if (!aim.targets) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        No targets are set for these accounts together, so that there is no drift to show.
      </Text>
    );
  }
  const out = slices.filter(({ isBreach }) => isBreach).map(({ name }) => name);
  const points = formatNumber((aim.band?.points ?? 0) / 100, { decimals: 1 });
  const share = formatNumber((aim.band?.share ?? 0) / 10_000, { percent: true, decimals: 0 });
  return (
    <Text size="sm" mt="xs">
      {out.length > 0 ? `Out of its band: ${out.join(', ')}. ` : 'Every class is in its band. '}
      <Text span c="dimmed" inherit>
        Drift is weight less target.{' '}
        {aim.band?.rule === 'fiveTwentyFive'
          ? `The band is the lesser of ${points} points and ${share} of the target (5/25 rule); for a class without a target it is the points.`
          : `The band is ${points} points either way.`}
      </Text>
    </Text>
  );
}

import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Allocation, AllocationSlice } from '#shared/domain/portfolio/allocation.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import { reasonOf } from '../../../components/figure-reason.ts';
import type { ExplainedFigure } from '../../../components/figures/explained-figure.ts';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { percentWords, pointsWords } from '../../../components/figures/figure-cell.ts';
import { useRovingFigures } from '../../../components/figures/use-roving-figures.ts';
import { formatDate, formatMoney, formatNumber } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import classes from './portfolio.module.css';

/** How the value is spread over asset classes, with the target as a mark and the drift beside it. */
export function AllocationFigure(props: { name: string; allocation: Figure<Allocation> }) {
  const { name, allocation } = props;
  const roving = useRovingFigures<HTMLDivElement>();
  const of = name ? `, ${name}` : '';
  if (!allocation.available) {
    return (
      <Section title={`Allocation${of}`}>
        <Text c="dimmed">unavailable: {reasonOf(allocation)}</Text>
      </Section>
    );
  }
  const { slices } = allocation.value;
  const hasTargets = slices.some(({ target }) => target !== null);
  return (
    <Section title={`${hasTargets ? 'Allocation against the target' : 'Allocation'}${of}`}>
      <div {...roving} className={classes.allocation}>
        {slices.map((slice) => (
          <Fragment key={slice.assetClass}>
            <span>{ASSET_CLASS_WORDS[slice.assetClass]}</span>
            <Bar slice={slice} />
            <span className={classes.number}>
              <FigureButton
                label={`${ASSET_CLASS_WORDS[slice.assetClass]}: ${weightText(slice.weight)}`}
                title={formatMoney(slice.value.amount, slice.value.currency)}
                explain={() => explainedWeight(slice, allocation.value)}
              >
                {weightText(slice.weight)}
              </FigureButton>
            </span>
            <Drift slice={slice} allocation={allocation.value} />
          </Fragment>
        ))}
      </div>
      {hasTargets ? (
        <Text size="xs" c="dimmed" mt="sm">
          The mark is the target; drift in percentage points.
        </Text>
      ) : null}
    </Section>
  );
}

const share = (weight: number): string => `${Math.max(0, Math.min(100, weight / 100))}%`;

function Bar({ slice }: { slice: AllocationSlice }) {
  return (
    <div className={classes.track} aria-hidden="true">
      <div className={classes.weight} style={{ width: share(slice.weight) }} />
      {slice.target === null ? null : (
        <div className={classes.target} style={{ left: share(slice.target) }} />
      )}
    </div>
  );
}

function Drift({ slice, allocation }: { slice: AllocationSlice; allocation: Allocation }) {
  const { assetClass, drift, target, isBreach } = slice;
  if (drift === null || target === null) return <span />;
  const points = formatNumber(drift / 100, { decimals: 1, signed: true });
  return (
    <span className={`${classes.number} ${isBreach ? classes.breach : classes.dim}`}>
      <FigureButton
        label={`Drift of ${ASSET_CLASS_WORDS[assetClass]}: ${points}${isBreach ? ', off target' : ''}`}
        title={`Target ${weightText(target)}`}
        explain={() => explainedDrift(slice, allocation)}
      >
        {isBreach ? <IconAlertTriangle size={13} aria-label="Off target:" /> : null} {points}
      </FigureButton>
    </span>
  );
}

const weightText = (weight: number): string => formatNumber(weight / 10_000, { percent: true });

function explainedWeight(slice: AllocationSlice, { day, total }: Allocation): ExplainedFigure {
  const { assetClass, value, weight } = slice;
  return {
    name: ASSET_CLASS_WORDS[assetClass],
    of: `Weight on ${formatDate(day)}`,
    text: percentWords(weight),
    how: FIGURE_RULES.weight,
    from: [
      { name: 'Value', text: formatMoney(value.amount, value.currency) },
      { name: 'Value of all', text: formatMoney(total.amount, total.currency) },
    ],
  };
}

function explainedDrift(slice: AllocationSlice, { day }: Allocation): ExplainedFigure {
  const { assetClass, weight, target, drift, band } = slice;
  return {
    name: `Drift of ${ASSET_CLASS_WORDS[assetClass].toLocaleLowerCase()}`,
    of: `On ${formatDate(day)}`,
    text: drift === null ? null : pointsWords(drift),
    how: FIGURE_RULES.drift,
    from: [
      { name: 'Weight', text: percentWords(weight) },
      ...(target === null ? [] : [{ name: 'Target', text: percentWords(target) }]),
      ...(band === null ? [] : [{ name: 'Off target beyond', text: pointsWords(band) }]),
    ],
  };
}

import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Allocation, AllocationSlice } from '#shared/domain/portfolio/allocation.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import { reasonOf } from '../../../components/figure-reason.ts';
import { formatMoney, formatNumber } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import classes from './portfolio.module.css';

/** How the value is spread over asset classes, with the target as a mark and the drift beside it. */
export function AllocationFigure(props: { name: string; allocation: Figure<Allocation> }) {
  const { name, allocation } = props;
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
      <div className={classes.allocation}>
        {slices.map((slice) => (
          <Fragment key={slice.assetClass}>
            <span>{ASSET_CLASS_WORDS[slice.assetClass]}</span>
            <Bar slice={slice} />
            <span
              className={classes.number}
              title={formatMoney(slice.value.amount, slice.value.currency)}
            >
              {formatNumber(slice.weight / 10_000, { percent: true })}
            </span>
            <Drift slice={slice} />
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

function Drift({ slice }: { slice: AllocationSlice }) {
  if (slice.drift === null || slice.target === null) return <span />;
  const points = formatNumber(slice.drift / 100, { decimals: 1, signed: true });
  return (
    <span
      className={`${classes.number} ${slice.isBreach ? classes.breach : classes.dim}`}
      title={`Target ${formatNumber(slice.target / 10_000, { percent: true })}`}
    >
      {slice.isBreach ? <IconAlertTriangle size={13} aria-label="Off target:" /> : null} {points}
    </span>
  );
}

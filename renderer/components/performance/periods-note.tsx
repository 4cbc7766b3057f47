import { Button } from '@mantine/core';
import type { PerformanceTable, PeriodRow } from '#shared/domain/portfolio/performance-page.ts';
import { reasonOf } from '../figure-reason.ts';
import { formatDate } from '../formats.ts';
import classes from './performance.module.css';

interface PeriodsNoteProps {
  benchmark: PerformanceTable['benchmark'];
  /** The period that is taken apart. */
  shown: PeriodRow | undefined;
  /** `null` for those who may not. */
  onChooseBenchmark: (() => void) | null;
}

/** What the columns of the table of periods are, and what they are measured against. */
export function PeriodsNote({ benchmark, shown, onChooseBenchmark }: PeriodsNoteProps) {
  return (
    <p className={classes.note}>
      Net and gross are time-weighted; gross adds back fees charged by themselves. Money-weighted is
      XIRR. Returns over a year or more are yearly.{' '}
      {benchmark.available
        ? `Benchmark: ${benchmark.value.name}, by its prices, over the same days${
            benchmark.value.isBlend ? ', its weights restored after each month' : ''
          }. ${pricedWords(shown)}`
        : `Benchmark: ${reasonOf(benchmark)}. `}
      {onChooseBenchmark ? (
        <Button variant="subtle" size="compact-xs" onClick={onChooseBenchmark}>
          Choose the benchmark
        </Button>
      ) : null}
    </p>
  );
}

/** Says when the benchmark's last price is older than the period. */
function pricedWords(row: PeriodRow | undefined): string {
  if (!row?.benchmark.available || row.benchmark.value.pricedOn >= row.period.to) return '';
  return `Its last price is of ${formatDate(row.benchmark.value.pricedOn)}. `;
}

import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { IndexPoint } from '#shared/domain/portfolio/performance-index.ts';
import type { PeriodRow } from '#shared/domain/portfolio/performance-page.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { reasonOf } from '../figure-reason.ts';
import { formatDate } from '../formats.ts';
import { later } from '../later.tsx';
import { courseRows, shownIndex } from './course-rows.ts';
import { PERIOD_WORDS } from './performance-words.ts';

const IndexChart = later(() => import('../charts/index-chart.tsx'));

const HEIGHT = 280;

const INDEX_RULE = `100 on the evening before the first day, grown by the return. ${FIGURE_RULES.timeWeighted}`;

interface CourseFigureProps {
  points: readonly IndexPoint[];
  row: PeriodRow;
  /** What the line is called. */
  name: string;
  /** Beside the title of the chart. */
  controls: ReactNode;
}

/** How the return and the benchmark came about over the period, both from 100. */
export function CourseFigure({ points, row, name, controls }: CourseFigureProps) {
  const { net } = row;
  const last = points.at(-1);
  if (!net.available || !last || points.length < 2) {
    const why = net.available ? 'there is one day only' : reasonOf(net);
    return <Text c="dimmed">The course of the return is unavailable: {why}.</Text>;
  }
  const compared = row.benchmark.available ? row.benchmark.value.name : null;
  return (
    <ChartFigure
      title={`What 100 became, ${PERIOD_WORDS[row.key].toLocaleLowerCase()}, net of fees`}
      summary={`100 became ${shownIndex(last.value)} by ${formatDate(last.date)}${
        compared && last.benchmark !== null
          ? `; in ${compared} they became ${shownIndex(last.benchmark)}`
          : ''
      }.`}
      height={HEIGHT}
      controls={controls}
      head={compared ? ['Day', name, compared] : ['Day', name]}
      how={INDEX_RULE}
      rows={courseRows(points, compared !== null)}
    >
      <IndexChart points={points} name={name} benchmarkName={compared} height={HEIGHT} />
    </ChartFigure>
  );
}

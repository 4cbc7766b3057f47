import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate } from '../formats.ts';

/* The look of every chart, in colours of the theme so that dark follows by itself. */

const text = { fontSize: 12, fill: 'var(--mantine-color-dimmed)' };

export const axisProps = {
  tick: text,
  tickLine: false,
  axisLine: { stroke: 'var(--line)' },
} as const;

/** An axis of days: "Nov 24, 2026" without the day where the locale begins with it. */
export const dateAxisProps = {
  ...axisProps,
  dataKey: 'date',
  minTickGap: 56,
  tickFormatter: (date: CalendarDate) => formatDate(date).replace(/^\d+\.?\s/, ''),
} as const;

export const gridProps = { stroke: 'var(--line-quiet)', vertical: false } as const;

export const tooltipProps = {
  isAnimationActive: false,
  contentStyle: {
    padding: '6px 10px',
    border: '1px solid var(--line)',
    borderRadius: 6,
    background: 'var(--mantine-color-body)',
    color: 'var(--mantine-color-text)',
    fontSize: 12,
  },
  labelStyle: { color: 'var(--mantine-color-dimmed)' },
  itemStyle: { color: 'var(--mantine-color-text)' },
} as const;

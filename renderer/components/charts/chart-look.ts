/* The look of every chart, in colours of the theme so that dark follows by itself. */

const text = { fontSize: 12, fill: 'var(--mantine-color-dimmed)' };

export const axisProps = {
  tick: text,
  tickLine: false,
  axisLine: { stroke: 'var(--line)' },
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

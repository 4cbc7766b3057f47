import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { powerOfTen } from '#shared/lib/decimal.ts';
import { type CurrencyCode, minorUnitScale } from '#shared/lib/money.ts';
import { formatMoney, formatNumber } from '../formats.ts';
import { axisProps, gridProps, tooltipProps } from './chart-look.ts';

export interface FlowPoint {
  readonly name: string;
  /** Minor units. */
  readonly inflow: number;
  /** Minor units, negative. */
  readonly outflow: number;
}

interface FlowChartProps {
  points: readonly FlowPoint[];
  currency: string;
  height: number;
}

/** Money in above the line and out below it. The numbers belong in a table beside. */
export default function FlowChart({ points, currency, height }: FlowChartProps) {
  const scale = powerOfTen(minorUnitScale(currency as CurrencyCode));
  const common = { stackId: 'flow', isAnimationActive: false, maxBarSize: 28 };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={[...points]}
        stackOffset="sign"
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      >
        <CartesianGrid {...gridProps} />
        <XAxis {...axisProps} dataKey="name" minTickGap={16} />
        <YAxis
          {...axisProps}
          width="auto"
          tickFormatter={(value: number) => formatNumber(value / scale)}
        />
        <Tooltip
          {...tooltipProps}
          cursor={{ fill: 'var(--surface-hover)' }}
          formatter={(value, name) => [formatMoney(Number(value), currency, { whole: true }), name]}
        />
        <ReferenceLine y={0} stroke="var(--line)" />
        <Bar dataKey="inflow" name="In" fill="var(--mantine-color-blue-filled)" {...common} />
        <Bar
          dataKey="outflow"
          name="Out"
          fill="var(--mantine-color-gray-light)"
          stroke="var(--mantine-color-dimmed)"
          {...common}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

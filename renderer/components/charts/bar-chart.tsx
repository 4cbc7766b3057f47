import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { powerOfTen } from '#shared/lib/decimal.ts';
import { type CurrencyCode, minorUnitScale } from '#shared/lib/money.ts';
import { formatMoney, formatNumber } from '../formats.ts';
import { axisProps, gridProps, tooltipProps } from './chart-look.ts';

export interface NamedValue {
  readonly name: string;
  /** Minor units; `null` leaves a gap. */
  readonly value: number | null;
}

interface BarsProps {
  points: readonly NamedValue[];
  currency: string;
  height: number;
  /** What the amounts are. */
  valueName?: string;
}

/** Amounts beside each other, in money. Their numbers belong in a table behind them. */
export default function Bars({ points, currency, height, valueName = 'Revenue' }: BarsProps) {
  const scale = powerOfTen(minorUnitScale(currency as CurrencyCode));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={[...points]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }}>
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
          formatter={(value) => [formatMoney(Number(value), currency, { whole: true }), valueName]}
        />
        <Bar
          dataKey="value"
          fill="var(--mantine-color-blue-filled)"
          isAnimationActive={false}
          radius={[2, 2, 0, 0]}
          maxBarSize={28}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

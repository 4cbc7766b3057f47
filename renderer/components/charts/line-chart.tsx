import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { powerOfTen } from '#shared/lib/decimal.ts';
import { type CurrencyCode, minorUnitScale } from '#shared/lib/money.ts';
import { formatDate, formatMoney, formatNumber } from '../formats.ts';
import { axisProps, dateAxisProps, gridProps, tooltipProps } from './chart-look.ts';

export interface DatedValue {
  readonly date: CalendarDate;
  /** Minor units; `null` leaves a gap. */
  readonly value: number | null;
}

interface LineChartProps {
  points: readonly DatedValue[];
  currency: string;
  height: number;
}

/** A value over time, in money. Its numbers belong in a table behind it. */
export default function LineChart({ points, currency, height }: LineChartProps) {
  const scale = powerOfTen(minorUnitScale(currency as CurrencyCode));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <AreaChart data={[...points]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }}>
        <CartesianGrid {...gridProps} />
        <XAxis {...dateAxisProps} />
        <YAxis
          {...axisProps}
          width="auto"
          domain={['auto', 'auto']}
          tickFormatter={(value: number) => formatNumber(value / scale)}
        />
        <Tooltip
          {...tooltipProps}
          labelFormatter={(date) => formatDate(date as CalendarDate)}
          formatter={(value) => [formatMoney(Number(value), currency, { whole: true }), 'Value']}
        />
        <Area
          dataKey="value"
          type="linear"
          stroke="var(--mantine-color-blue-text)"
          strokeWidth={1.75}
          fill="var(--mantine-color-blue-light)"
          isAnimationActive={false}
          connectNulls={false}
          dot={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatNumber } from '../formats.ts';
import { axisProps, dateAxisProps, gridProps, tooltipProps } from './chart-look.ts';

export interface IndexedPoint {
  readonly date: CalendarDate;
  readonly value: number;
  /** `null` when there is nothing to compare with. */
  readonly benchmark: number | null;
}

interface IndexChartProps {
  points: readonly IndexedPoint[];
  /** What the two lines are called at their ends. */
  name: string;
  benchmarkName: string | null;
  height: number;
}

const LONGEST_LABEL = 16;
const LABEL_WIDTH = 124;

const short = (name: string): string =>
  name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL - 1)}…` : name;

/** So many that the marks of the axis differ from each other. */
function decimalsFor(points: readonly IndexedPoint[]): number {
  const values = points.flatMap(({ value, benchmark }) => [value, benchmark ?? value]);
  const range = Math.max(...values) - Math.min(...values);
  return range < 0.5 ? 2 : range < 8 ? 1 : 0;
}

/** What 100 became, beside a benchmark: a whole and a broken line, each named at its end. */
export default function IndexChart({ points, name, benchmarkName, height }: IndexChartProps) {
  const last = points.at(-1);
  const decimals = decimalsFor(points);
  const isAbove = (last?.value ?? 0) >= (last?.benchmark ?? 0);
  const lines = [
    { key: 'value', name, colour: 'var(--mantine-color-blue-text)', dash: '', up: isAbove },
    ...(benchmarkName === null
      ? []
      : [
          {
            ...{ key: 'benchmark', name: benchmarkName, dash: '5 3', up: !isAbove },
            colour: 'var(--mantine-color-dimmed)',
          },
        ]),
  ];
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={[...points]} margin={{ top: 12, right: LABEL_WIDTH, bottom: 0, left: 0 }}>
        <CartesianGrid {...gridProps} />
        <XAxis {...dateAxisProps} />
        <YAxis
          {...axisProps}
          width={48}
          domain={['auto', 'auto']}
          tickFormatter={(value: number) => formatNumber(value, { decimals })}
        />
        <ReferenceLine y={100} stroke="var(--line)" />
        <Tooltip
          {...tooltipProps}
          labelFormatter={(date) => formatDate(date as CalendarDate)}
          formatter={(value) => formatNumber(Number(value), { decimals: 2 })}
        />
        {lines.map((line) => (
          <Line
            key={line.key}
            dataKey={line.key}
            name={line.name}
            type="linear"
            stroke={line.colour}
            strokeWidth={1.75}
            strokeDasharray={line.dash}
            isAnimationActive={false}
            dot={false}
            label={({ index, x, y }) =>
              index === points.length - 1 ? (
                <text
                  x={Number(x) + 6}
                  y={Number(y) + (line.up ? -2 : 12)}
                  fontSize={12}
                  fill={line.colour}
                >
                  {short(line.name)}
                </text>
              ) : (
                <g />
              )
            }
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber } from '../formats.ts';
import { axisProps, tooltipProps } from './chart-look.ts';

export interface WeightPoint {
  readonly name: string;
  /** Hundredths of a percent. */
  readonly weight: number;
  /** `null` when none is set. */
  readonly target: number | null;
}

const WIDEST_NAME = 132;
const LETTER = 7;
const LONGEST_NAME = 20;

const percent = (hundredths: number): string =>
  formatNumber(hundredths / 10_000, { percent: true, decimals: 1 });

/** Weights below each other, each with its target under it. Their numbers stand in a table beside. */
export default function WeightChart(props: { points: readonly WeightPoint[]; height: number }) {
  const { points, height } = props;
  const hasTargets = points.some(({ target }) => target !== null);
  const common = { isAnimationActive: false, radius: 2 };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={[...points]}
        layout="vertical"
        margin={{ top: 0, right: 52, bottom: 0, left: 0 }}
        barGap={1}
        barCategoryGap="22%"
      >
        <CartesianGrid stroke="var(--line-quiet)" horizontal={false} />
        <XAxis {...axisProps} type="number" tickFormatter={percent} />
        <YAxis
          {...axisProps}
          type="category"
          dataKey="name"
          width={nameWidth(points)}
          interval={0}
          tickFormatter={shortened}
        />
        <Tooltip
          {...tooltipProps}
          cursor={{ fill: 'var(--surface-hover)' }}
          formatter={(value, name) => [percent(Number(value)), name]}
        />
        <Bar dataKey="weight" name="Weight" fill="var(--mantine-color-blue-filled)" {...common}>
          <LabelList
            dataKey="weight"
            position="right"
            fontSize={12}
            fill="var(--mantine-color-text)"
            formatter={(value: unknown) => percent(Number(value))}
          />
        </Bar>
        {hasTargets ? (
          <Bar
            dataKey="target"
            name="Target"
            fill="var(--mantine-color-gray-light)"
            stroke="var(--mantine-color-dimmed)"
            strokeWidth={1}
            {...common}
          />
        ) : null}
      </BarChart>
    </ResponsiveContainer>
  );
}

const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

const nameWidth = (points: readonly WeightPoint[]): number =>
  Math.min(WIDEST_NAME, 16 + LETTER * Math.max(...points.map(({ name }) => name.length)));

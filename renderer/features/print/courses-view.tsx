import type { Block } from '#shared/documents/model.ts';
import { ROUNDING, withMinus } from '#shared/lib/number-format.ts';
import {
  apart,
  type CoursesFrame,
  coursePath,
  heightOf,
  placesOfDays,
  roundScale,
} from './courses-geometry.ts';
import { dayName } from './day-name.ts';
import { usePaperLocale } from './paper.ts';

/** Size of the drawing in its own units; it scales to the width of the page. */
const WIDTH = 672;
const HEIGHT = 172;
const FRAME: CoursesFrame = { left: 34, right: 548, top: 8, bottom: 150 };
/** Between the labels of two courses. */
const LABEL_DISTANCE = 11;

/** Courses over the same days: the document's own as a solid line, the others dashed, each named at its end. */
export function CoursesView({ block }: { block: Extract<Block, { type: 'courses' }> }) {
  const { title, accessibleName, days, courses } = block;
  const known = courses.flatMap(({ values }) => values.filter((value) => value !== null));
  const scale = roundScale(known);
  const places = placesOfDays(days, FRAME);
  const locale = usePaperLocale();
  const format = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
    ...ROUNDING,
  });
  const ends = courses.map(({ values }) => values.findLast((value) => value !== null) ?? scale.low);
  const labels = apart(
    ends.map((end) => heightOf(end, scale, FRAME)),
    LABEL_DISTANCE,
  );
  return (
    <figure className="courses">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={accessibleName} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <title>{accessibleName}</title>
        {scale.ticks.map((tick) => {
          const y = heightOf(tick, scale, FRAME);
          return (
            <g key={tick}>
              <line x1={FRAME.left} x2={FRAME.right} y1={y} y2={y} className="chart-axis" />
              <text x={FRAME.left - 5} y={y + 2.6} textAnchor="end">
                {withMinus(format.format(tick))}
              </text>
            </g>
          );
        })}
        {courses.map(({ name, values }, index) => (
          <g key={name}>
            <path
              d={coursePath(values, places, scale, FRAME)}
              className={index === 0 ? 'course-own' : 'course-other'}
            />
            <text
              x={FRAME.right + 6}
              y={(labels[index] ?? 0) + 2.6}
              data-own={index === 0 || undefined}
            >
              {name} {withMinus(format.format(ends[index] ?? 0))}
            </text>
          </g>
        ))}
        <text x={FRAME.left} y={HEIGHT - 8}>
          {dayName(days[0] ?? '', locale)}
        </text>
        <text x={FRAME.right} y={HEIGHT - 8} textAnchor="end">
          {dayName(days.at(-1) ?? '', locale)}
        </text>
      </svg>
    </figure>
  );
}

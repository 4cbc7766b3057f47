import type { Chart } from '#shared/documents/model.ts';
import { powerOfTen } from '#shared/lib/decimal.ts';
import { ROUNDING } from '#shared/lib/number-format.ts';
import { barsOf, linePath, type Place, placesOf } from './chart-geometry.ts';
import { dayName } from './day-name.ts';
import { usePaperLocale } from './paper.ts';

/** Size of the drawing in its own units; it scales to the width of its column. */
const WIDTH = 672;
const HEIGHT = 76;

/** A small chart as vectors: one question, labelled at its ends, in one ink that survives grey. */
export function ChartView({ chart }: { chart: Chart }) {
  const places = placesOf(chart.points, WIDTH, HEIGHT, chart.form);
  const known = places.filter((place) => place.y !== null);
  const [first] = known;
  const last = known.at(-1);
  const locale = usePaperLocale();
  const show = (value: number) =>
    new Intl.NumberFormat(locale, {
      maximumFractionDigits: 0,
      ...ROUNDING,
    }).format(value / powerOfTen(chart.scale));
  return (
    <figure className="chart">
      <figcaption>{chart.title}</figcaption>
      <svg
        role="img"
        aria-label={chart.accessibleName}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <title>{chart.accessibleName}</title>
        {chart.form === 'bars' ? (
          barsOf(places, HEIGHT).map((bar) => (
            <rect key={bar.label} {...bar.rectangle} className="chart-bar" />
          ))
        ) : (
          <path d={linePath(places)} className="chart-line" />
        )}
        <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="chart-axis" />
      </svg>
      {first && last ? (
        <div className="chart-ends">
          <End place={first} show={show} />
          <End place={last} show={show} />
        </div>
      ) : null}
    </figure>
  );
}

function End({ place, show }: { place: Place; show: (value: number) => string }) {
  return (
    <span>
      {dayName(place.label, usePaperLocale())}
      <b>{place.value === null ? '' : show(place.value)}</b>
    </span>
  );
}

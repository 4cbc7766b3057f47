import type { Goal } from '#shared/domain/goal/goal.ts';
import type { GoalProjection, SumProjection } from '#shared/domain/goal/goal-projection.ts';
import {
  goalAmount,
  projectionSupposes,
  YEAR_BASIS_WORDS,
} from '#shared/domain/goal/goal-words.ts';
import type { YearProjection } from '#shared/domain/goal/goal-year-projection.ts';
import { formatDate, formatNumber } from '../../../components/formats.ts';
import { personWording } from '../../../services/person-locale.ts';
import classes from './overview.module.css';

interface DetailsProps<Projection> {
  goal: Goal;
  projection: Projection;
}

/** Where a goal is heading: a range, with what it supposes in words. */
export function GoalProjectionDetails({ goal, projection }: DetailsProps<GoalProjection>) {
  return projection.type === 'sum' ? (
    <SumDetails goal={goal} projection={projection} />
  ) : (
    <YearDetails goal={goal} projection={projection} />
  );
}

function YearDetails({ goal: { aim }, projection }: DetailsProps<YearProjection>) {
  const { cases, planned, leftOut, from, to } = projection;
  const amount = (count: number) => goalAmount(aim, count, personWording);
  const counts = cases.map(({ inYear }) => inYear);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  const range = low === high ? amount(low) : `${amount(low)} to ${amount(high)}`;
  const supposed = aim.type === 'sumByDate' ? '' : projectionSupposes(aim.type);
  return (
    <details className={classes.projection}>
      <summary>
        Heading for {range} in the twelve months to {formatDate(to)}
      </summary>
      <table className={classes.cases}>
        <caption>No forecast: supposes that {supposed}.</caption>
        <thead>
          <tr>
            <th scope="col">Goes on as</th>
            <th scope="col">Comes to</th>
            <th scope="col">As wanted</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ basis, inYear, reachedOn }) => (
            <tr key={basis}>
              <th scope="row">{YEAR_BASIS_WORDS[basis]}</th>
              <td>{amount(inYear)}</td>
              <td>
                {reachedOn === null
                  ? 'not within a year'
                  : reachedOn === from
                    ? 'already'
                    : formatDate(reachedOn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {planned === null ? null : (
        <p className={classes.small}>Planned in these months already: {amount(planned)}.</p>
      )}
      {leftOut.length > 0 ? (
        <p className={classes.small}>Not counted: {leftOut.join('; ')}.</p>
      ) : null}
    </details>
  );
}

function SumDetails({ goal, projection }: DetailsProps<SumProjection>) {
  const { aim } = goal;
  const amount = (count: number) => goalAmount(aim, count, personWording);
  const sums = projection.cases.map(({ atDate }) => atDate);
  const by = aim.type === 'sumByDate' ? formatDate(aim.by) : '';
  const percent = (growth: number) => formatNumber(growth, { percent: true, decimals: 0 });
  const rates = projection.cases.map(({ growth }) => percent(growth)).join(', ');
  const flow =
    projection.flowEachMonth < 0
      ? `${amount(-projection.flowEachMonth)} a month taken out`
      : `${amount(projection.flowEachMonth)} a month paid in`;
  return (
    <details className={classes.projection}>
      <summary>
        Heading for {amount(Math.min(...sums))} to {amount(Math.max(...sums))} by {by}
      </summary>
      <table className={classes.cases}>
        <caption>
          No forecast: supposes that the net flow of the last {projection.flowDays} days goes on (
          {flow}, at the end of each month) and growth of {rates} a year, before tax and inflation.
        </caption>
        <thead>
          <tr>
            <th scope="col">Growth</th>
            <th scope="col">On the day</th>
            <th scope="col">Reached</th>
            <th scope="col">Needed a month</th>
          </tr>
        </thead>
        <tbody>
          {projection.cases.map(({ growth, atDate, reachedOn, neededEachMonth }) => (
            <tr key={growth}>
              <th scope="row">{percent(growth)}</th>
              <td>{amount(atDate)}</td>
              <td>{reachedOn ? formatDate(reachedOn) : 'not in 50 years'}</td>
              <td>{neededEachMonth === 0 ? 'nothing' : amount(neededEachMonth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

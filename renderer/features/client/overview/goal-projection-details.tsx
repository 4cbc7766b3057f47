import type { Goal } from '#shared/domain/goal/goal.ts';
import type { GoalProjection } from '#shared/domain/goal/goal-projection.ts';
import { goalAmount } from '#shared/domain/goal/goal-words.ts';
import { formatDate, formatNumber } from '../../../components/formats.ts';
import { personWording } from '../../../services/person-locale.ts';
import classes from './overview.module.css';

interface GoalProjectionDetailsProps {
  goal: Goal;
  projection: GoalProjection;
}

/** Where a sum is heading: a range, with what it supposes in words. */
export function GoalProjectionDetails({ goal, projection }: GoalProjectionDetailsProps) {
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

import { Text } from '@mantine/core';
import type { Figure } from '#shared/domain/figure.ts';
import type { HealthScore } from '#shared/domain/retention/health-score.ts';
import { formatNumber } from '../../../components/formats.ts';
import { HealthText } from '../../../components/health-text.tsx';
import { Section } from '../../../components/section.tsx';
import classes from './overview.module.css';

/** The health score with everything that raises or lowers it. */
export function HealthSection({ health }: { health: Figure<HealthScore> }) {
  if (!health.available) {
    return (
      <Section title="Health">
        <Text c="dimmed">unavailable: {health.reason}</Text>
      </Section>
    );
  }
  const { score, drivers } = health.value;
  return (
    <Section title="Health" action={<HealthText score={score} />}>
      <ul className={classes.lines}>
        {drivers.map(({ name, points, reason }) => (
          <li key={`${name}${reason}`} className={`${classes.line} ${classes.driver}`}>
            <span className={classes.points}>{formatNumber(points, { signed: true })}</span>
            <span className={classes.text}>
              {name}
              <span className={classes.small}> {reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Text } from '@mantine/core';
import type { Figure } from '#shared/domain/figure.ts';
import { HEALTH_RULE } from '#shared/domain/retention/health.ts';
import type { HealthScore } from '#shared/domain/retention/health-score.ts';
import type { ExplainedFigure } from '../../../components/figures/explained-figure.ts';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { formatNumber } from '../../../components/formats.ts';
import { HealthText, healthWord } from '../../../components/health-text.tsx';
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
    <Section
      title="Health"
      action={
        <FigureButton
          label={`Health: ${healthWord(score)} ${score}`}
          explain={() => explained(health.value)}
        >
          <HealthText score={score} />
        </FigureButton>
      }
    >
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

function explained({ score, drivers }: HealthScore): ExplainedFigure {
  return {
    name: 'Health',
    text: `${healthWord(score)} ${score}`,
    how: HEALTH_RULE,
    from: drivers.map(({ name, points, reason }) => ({
      name,
      text: `${formatNumber(points, { signed: true })}: ${reason}`,
    })),
  };
}

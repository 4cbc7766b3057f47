import classes from './health-text.module.css';
import { RowIcon } from './row-icon.tsx';
import { UnknownText } from './unknown-text.tsx';

/** The word for a score from 0 to 100. */
export function healthWord(score: number): 'Good' | 'Fair' | 'At risk' {
  if (score >= 70) return 'Good';
  return score >= 45 ? 'Fair' : 'At risk';
}

/** Why there is no score, where nothing more exact is known. */
export const NO_SCORE = 'too little is recorded yet';

const SHAPES = { Good: 'circleCheck', Fair: 'circleMinus', 'At risk': 'alertTriangle' } as const;

/** A health score with its word and icon, or "—". */
export function HealthText({ score, reason }: { score: number | null; reason?: string }) {
  if (score === null) return <UnknownText reason={reason ?? NO_SCORE} />;
  const word = healthWord(score);
  return (
    <span className={classes.health} data-word={word}>
      <RowIcon shape={SHAPES[word]} />
      {word} <span className={classes.score}>{score}</span>
    </span>
  );
}

import { IconAlertTriangle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import classes from './health-text.module.css';
import { UnknownText } from './unknown-text.tsx';

/** The word for a score from 0 to 100. */
export function healthWord(score: number): 'Good' | 'Fair' | 'At risk' {
  if (score >= 70) return 'Good';
  return score >= 45 ? 'Fair' : 'At risk';
}

const ICONS = { Good: IconCircleCheck, Fair: IconCircleMinus, 'At risk': IconAlertTriangle };

/** A health score with its word and icon, or "—". */
export function HealthText({ score, reason }: { score: number | null; reason?: string }) {
  if (score === null) return <UnknownText reason={reason ?? 'too little is recorded yet'} />;
  const word = healthWord(score);
  const Symbol_ = ICONS[word];
  return (
    <span className={classes.health} data-word={word}>
      <Symbol_ size={14} stroke={1.75} aria-hidden="true" />
      {word} <span className={classes.score}>{score}</span>
    </span>
  );
}

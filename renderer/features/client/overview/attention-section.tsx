import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { AttentionFlag } from '#shared/domain/advice/attention-flag.ts';
import { Section } from '../../../components/section.tsx';
import classes from './overview.module.css';

const SEVERITY_WORDS = { high: 'Urgent', medium: 'Soon', low: 'Worth knowing' } as const;

/** What needs a look, each with its reason; nothing is drawn when there is nothing. */
export function AttentionSection({ flags }: { flags: readonly AttentionFlag[] }) {
  if (flags.length === 0) return null;
  return (
    <Section title="Attention" count={flags.length}>
      <ul className={classes.lines}>
        {flags.map(({ rule, severity, reason, source }) => {
          const Symbol_ = severity === 'low' ? IconInfoCircle : IconAlertTriangle;
          return (
            <li
              key={`${rule}${source.id}${reason}`}
              className={`${classes.line} ${classes.flag}`}
              data-severity={severity}
            >
              <Symbol_ size={15} stroke={1.75} aria-hidden="true" />
              <span className={classes.text}>{reason}</span>
              <span className={classes.small}>{SEVERITY_WORDS[severity]}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

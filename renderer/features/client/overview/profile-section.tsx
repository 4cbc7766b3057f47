import { Button } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { FACTOR_NAMES, staleFactors } from '#shared/domain/advice/profile-staleness.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { formatDate } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { useEditor } from '../editor/editor.tsx';
import { OBJECTIVE_WORDS } from '../words.ts';
import classes from './overview.module.css';

/** What the client told us, each factor with its day; what is too old says so. */
export function ProfileSection({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const { profile } = file;
  const editor = useEditor();
  if (!profile) {
    return (
      <Section title="Profile">
        <EmptyState action={{ label: 'Write the profile', run: () => editor.add('profile') }}>
          No profile yet. Record what the client told you of goals, risk and needs, each with its
          day.
        </EmptyState>
      </Section>
    );
  }
  const { objective, riskTolerance, factors, needs } = profile.data;
  const stale = new Map(staleFactors(file, today).map((each) => [each.factor, each]));
  const risk = riskTolerance === null ? '' : `, risk class up to ${riskTolerance} of 7`;
  return (
    <Section
      title="Profile"
      action={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => editor.edit('profile', profile)}
          aria-label="Edit the profile"
        >
          Edit
        </Button>
      }
      about={
        objective === 'unknown' && riskTolerance === null
          ? undefined
          : `Objective: ${OBJECTIVE_WORDS[objective].toLocaleLowerCase()}${risk}.`
      }
    >
      <ul className={classes.lines}>
        {factors.map(({ id, statement, statedOn, source }) => (
          <li key={id} className={`${classes.line} ${classes.factor}`}>
            <span className={classes.dim}>{FACTOR_NAMES[id]}</span>
            <span className={classes.text} title={source || undefined}>
              {statement}
            </span>
            {stale.has(id) ? (
              <span className={classes.stale} title="Stated more than a year ago: ask again">
                <IconClockExclamation size={14} aria-label="Stale:" />
                {formatDate(statedOn)}
              </span>
            ) : (
              <span className={classes.when}>{formatDate(statedOn)}</span>
            )}
          </li>
        ))}
        {needs.map(({ id, need, category }) => (
          <li key={id} className={`${classes.line} ${classes.factor}`}>
            <span className={classes.dim}>need</span>
            <span className={classes.text}>{need}</span>
            <span className={classes.when}>{category}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '#shared/domain/advice/profile.ts';
import { type FactorState, factorStates } from '#shared/domain/advice/profile-factors.ts';
import { FACTOR_NAMES } from '#shared/domain/advice/profile-staleness.ts';
import { isCompared, valueWords } from '#shared/domain/advice/profile-values.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatMoney, formatRelativeDate } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge, type Tone } from '../../../components/status-badge.tsx';
import { personWording } from '../../../services/person-locale.ts';
import { useEditor } from '../editor/editor.tsx';
import { OBJECTIVE_WORDS } from '../words.ts';
import classes from './advice.module.css';
import { FactorHistory } from './factor-history.tsx';

const STATE_TONES: Readonly<Record<FactorState['state'], Tone>> = {
  current: 'good',
  stale: 'warning',
  undated: 'warning',
  missing: 'neutral',
};
const STATE_WORDS: Readonly<Record<FactorState['state'], string>> = {
  current: 'Current',
  stale: 'Ask again',
  undated: 'Not dated',
  missing: 'Not stated',
};

/** Each factor of the profile: what was said, when and by whom, and whether it still counts. */
export function ProfileFactorsSection({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const editor = useEditor();
  const { profile } = file;
  const write = () => (profile ? editor.edit('profile', profile) : editor.add('profile'));
  return (
    <Section
      title="Profile"
      action={
        <Button variant="subtle" size="compact-sm" onClick={write} aria-label="Edit the profile">
          {profile ? 'Edit' : 'Write the profile'}
        </Button>
      }
      about={summaryOf(profile?.data ?? null)}
    >
      <ul className={classes.findings}>
        {factorStates(file, today).map((state) => (
          <Factor key={state.factor} state={state} profile={profile} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function summaryOf(profile: Profile | null): string | undefined {
  if (!profile) return undefined;
  const { objective, riskTolerance, horizonYears, cashNeeded } = profile;
  const parts = [
    objective === 'unknown' ? '' : `Objective: ${OBJECTIVE_WORDS[objective].toLocaleLowerCase()}`,
    riskTolerance === null ? '' : `risk class up to ${riskTolerance} of 7`,
    typeof horizonYears === 'number' ? `horizon ${horizonYears} years` : '',
    cashNeeded ? `${formatMoney(cashNeeded.amount, cashNeeded.currency)} at hand` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(', ')}.` : undefined;
}

function Factor(props: {
  state: FactorState;
  profile: Entry<Profile> | null;
  today: CalendarDate;
}) {
  const { state, profile, today } = props;
  const { factor, value, statement, statedOn, source } = state;
  const [isOpen, setOpen] = useState(false);
  const name = FACTOR_NAMES[factor];
  return (
    <li className={classes.factor}>
      <div className={classes.factorHead}>
        <span className={classes.rule}>{name}</span>
        <StatusBadge tone={STATE_TONES[state.state]}>{STATE_WORDS[state.state]}</StatusBadge>
      </div>
      {state.state === 'undated' && value !== null && isCompared(factor) ? (
        <div>{valueWords(factor, value, personWording)}: who said so and when is not recorded.</div>
      ) : null}
      {statedOn ? (
        <>
          <div>{statement}</div>
          <div className={classes.factorHead}>
            <span className={classes.small}>
              {formatDate(statedOn)}, {formatRelativeDate(statedOn, today)}
              {source ? ` · ${source}` : ''}
            </span>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-expanded={isOpen}
              aria-label={`History of ${name}`}
              onClick={() => setOpen(!isOpen)}
            >
              History
            </Button>
          </div>
        </>
      ) : state.state === 'undated' ? null : (
        <Text size="sm" c="dimmed">
          Nobody has asked, or the answer was not written down.
        </Text>
      )}
      {isOpen && profile ? <FactorHistory profile={profile} factor={factor} /> : null}
    </li>
  );
}

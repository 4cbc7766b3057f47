import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '#shared/domain/advice/profile.ts';
import { type FactorState, factorStates } from '#shared/domain/advice/profile-factors.ts';
import { FACTOR_NAMES } from '#shared/domain/advice/profile-staleness.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatRelativeDate } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge, type Tone } from '../../../components/status-badge.tsx';
import { useEditor } from '../editor/editor.tsx';
import classes from './advice.module.css';
import { FactorHistory } from './factor-history.tsx';
import { factorValue } from './factor-value.ts';

const STATE_TONES: Readonly<Record<FactorState['state'], Tone>> = {
  current: 'good',
  stale: 'warning',
  missing: 'neutral',
};
const STATE_WORDS: Readonly<Record<FactorState['state'], string>> = {
  current: 'Current',
  stale: 'Ask again',
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
    >
      <ul className={classes.findings}>
        {factorStates(file, today).map((state) => (
          <Factor key={state.factor} state={state} profile={profile} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function Factor(props: {
  state: FactorState;
  profile: Entry<Profile> | null;
  today: CalendarDate;
}) {
  const { state, profile, today } = props;
  const { factor, statement, statedOn, source } = state;
  const [isOpen, setOpen] = useState(false);
  const name = FACTOR_NAMES[factor];
  const value = profile && factorValue(profile.data, factor);
  const isUndated = statedOn === null && value !== null;
  return (
    <li className={classes.factor}>
      <div className={classes.factorHead}>
        <span className={classes.rule}>{name}</span>
        <StatusBadge tone={STATE_TONES[state.state]}>
          {isUndated ? 'Not dated' : STATE_WORDS[state.state]}
        </StatusBadge>
      </div>
      {value ? <div>{value}</div> : null}
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
      ) : (
        <Text size="sm" c="dimmed">
          {isUndated
            ? 'When this was said, and in which words, was not written down.'
            : 'Nobody has asked, or the answer was not written down.'}
        </Text>
      )}
      {isOpen && profile ? <FactorHistory profile={profile} factor={factor} /> : null}
    </li>
  );
}

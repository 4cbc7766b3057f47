import { Button, Text, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { sinceLastTime } from '#shared/domain/meeting/since-last-time.ts';
import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { DateField } from '../../../components/form-fields.tsx';
import { formatDate } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { useShortened } from '../../../components/shortened-list.tsx';
import { personWording } from '../../../services/person-locale.ts';
import { offsetOn } from '../../../services/today.ts';
import type { ClientInsight } from '../use-client.ts';
import classes from './overview.module.css';
import { useOpenSource } from './use-open-source.ts';

const SHOWN = 8;

interface ChangesSectionProps {
  file: ClientFile;
  insight: Pick<ClientInsight, 'changes' | 'lastTime' | 'hasMet'>;
  today: CalendarDate;
}

/** Two evenings of the person's choice. */
interface Days {
  readonly after: CalendarDate;
  readonly to: CalendarDate;
}

/** What changed since the last meeting, or between two days; each line leads to its record. */
export function ChangesSection({ file, insight, today }: ChangesSectionProps) {
  const [days, setDays] = useState<Days | null>(null);
  const chosen = useMemo(
    () =>
      days
        ? sinceLastTime({
            ...{ file, ...days, offsetMinutes: offsetOn(days.to), wording: personWording },
          })
        : null,
    [file, days],
  );
  const changes = chosen ?? insight.changes;
  const { shown, toggle } = useShortened(changes, SHOWN);
  const open = useOpenSource(file);
  const since = insight.hasMet
    ? `Since last time, ${formatDate(insight.lastTime)}`
    : 'In the last three months';
  return (
    <Section
      title={days ? 'What changed' : since}
      action={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setDays(days ? null : { after: addMonths(today, -12), to: today })}
        >
          {days ? 'Since last time' : 'Other days'}
        </Button>
      }
    >
      {days ? <DaysFields days={days} today={today} onChange={setDays} /> : null}
      {changes.length === 0 ? (
        <Text c="dimmed">Nothing has changed.</Text>
      ) : (
        <ul className={classes.lines} aria-label="Changes">
          {shown.map(({ date, text, source }) => (
            <li key={`${date}${text}${source?.id}`} className={classes.line}>
              <time dateTime={date} className={classes.when} title={formatDate(date, 'long')}>
                {formatDate(date, 'weekday').replace(/^\p{L}+\.?,?\s/u, '')}
              </time>
              {source ? (
                <UnstyledButton
                  className={`${classes.text} ${classes.lead}`}
                  onClick={() => open(source)}
                >
                  {text}
                </UnstyledButton>
              ) : (
                <span className={classes.text}>{text}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {toggle}
    </Section>
  );
}

interface DaysFieldsProps {
  days: Days;
  today: CalendarDate;
  onChange: (days: Days) => void;
}

/** The evenings between which is compared: the first before the second, none after today. */
function DaysFields({ days, today, onChange }: DaysFieldsProps) {
  return (
    <div className={classes.days}>
      <DateField
        label="From the evening of"
        value={days.after}
        onChange={(day) => {
          if (!day) return;
          const after = day >= today ? addDays(today, -1) : day;
          onChange({ after, to: days.to > after ? days.to : today });
        }}
      />
      <DateField
        label="To the evening of"
        value={days.to}
        onChange={(day) => {
          if (!day) return;
          const to = day > today ? today : day;
          onChange({ to, after: days.after < to ? days.after : addDays(to, -1) });
        }}
      />
    </div>
  );
}

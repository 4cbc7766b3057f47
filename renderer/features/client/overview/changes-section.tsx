import { Text } from '@mantine/core';
import type { ChangeLine } from '#shared/domain/meeting/change-line.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { useShortened } from '../../../components/shortened-list.tsx';
import classes from './overview.module.css';

const SHOWN = 8;

interface ChangesSectionProps {
  changes: readonly ChangeLine[];
  since: CalendarDate;
  /** Whether `since` is a meeting, or just a quarter ago. */
  hasMet: boolean;
}

/** What happened since the last meeting, most important first. */
export function ChangesSection({ changes, since, hasMet }: ChangesSectionProps) {
  const { shown, toggle } = useShortened(changes, SHOWN);
  const title = hasMet ? `Since last time, ${formatDate(since)}` : 'In the last three months';
  return (
    <Section title={title}>
      {changes.length === 0 ? (
        <Text c="dimmed">Nothing has changed.</Text>
      ) : (
        <ul className={classes.lines}>
          {shown.map(({ date, text, source }) => (
            <li key={`${date}${text}${source?.id}`} className={classes.line}>
              <time dateTime={date} className={classes.when} title={formatDate(date, 'long')}>
                {formatDate(date, 'weekday').replace(/^\p{L}+\.?,?\s/u, '')}
              </time>
              <span className={classes.text}>{text}</span>
            </li>
          ))}
        </ul>
      )}
      {toggle}
    </Section>
  );
}

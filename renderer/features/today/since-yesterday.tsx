import { Text } from '@mantine/core';
import { Link } from 'wouter';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatRelativeDate, formatTime } from '../../components/formats.ts';
import { nameOfKind } from '../../components/kind-words.ts';
import { Section } from '../../components/section.tsx';
import { useShortened } from '../../components/shortened-list.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { addressOf } from '../../services/record-address.ts';
import { personDateOf } from '../../services/today.ts';
import classes from './today-page.module.css';
import { type NewsLine, useNews } from './use-news.ts';

const SHOWN = 8;

/** What was written since yesterday morning, by whom, newest first. */
export function SinceYesterday({ today }: { today: CalendarDate }) {
  const news = useNews(today);
  if (!news) return null;
  return (
    <Section title="Since yesterday" count={news.length || undefined}>
      {news.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing new since yesterday morning.
        </Text>
      ) : (
        <NewsList news={news} today={today} />
      )}
    </Section>
  );
}

function NewsList({ news, today }: { news: readonly NewsLine[]; today: CalendarDate }) {
  const { nameOf } = useClientNames();
  const { shown, toggle } = useShortened(news, SHOWN);
  return (
    <>
      <ul className={classes.lines}>
        {shown.map((line) => (
          <li key={`${line.kind}${line.id}`} className={classes.line}>
            <Link to={addressOf(line)} className={classes.lineTitle}>
              {line.title}
            </Link>
            <span className={classes.dimmed}>
              {[
                nameOfKind(line.kind),
                line.kind === 'client' ? null : nameOf(line.clientId),
                line.by,
                `${formatRelativeDate(personDateOf(line.editedAt), today)} ${formatTime(line.editedAt)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {toggle}
    </>
  );
}

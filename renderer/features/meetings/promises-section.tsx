import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DoneButton } from '../../components/done-button.tsx';
import { DueDate } from '../../components/due-date.tsx';
import { dueWord } from '../../components/due-words.ts';
import { Section } from '../../components/section.tsx';
import { type DueItem, useToggleDone } from '../../services/due-items.ts';
import classes from './meeting.module.css';

interface FollowUpsProps {
  title: string;
  items: readonly DueItem[];
  today: CalendarDate;
  onOpen?: (item: DueItem) => void;
}

/** Promises and tasks that can be closed with one click. */
export function FollowUps({ title, items, today, onOpen }: FollowUpsProps) {
  const toggle = useToggleDone();
  if (items.length === 0) return null;
  return (
    <Section title={title} count={items.length}>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.followUp}>
            <DoneButton
              title={item.title}
              isOpen={item.isOpen}
              onToggle={() => void toggle(item)}
            />
            <div className={classes.sentence}>
              {onOpen ? (
                <button type="button" className={classes.open} onClick={() => onOpen(item)}>
                  {item.title}
                </button>
              ) : (
                item.title
              )}
              <div className={classes.dim}>
                {dueWord(item)}
                {item.dueOn ? ' · ' : ''}
                {item.dueOn ? (
                  <DueDate dueOn={item.dueOn} today={today} isOpen={item.isOpen} />
                ) : null}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Promises of the client that are open, and tasks and promises that came out of `meetingId`. */
export function followUpsOf(file: ClientFile, meetingId: RecordId) {
  const clientName = file.client.data.name;
  const promises = file.promises.map(
    ({ id, data }): DueItem => ({
      kind: 'promise',
      id,
      data,
      clientId: data.clientId,
      clientName,
      title: data.undertaking,
      dueOn: data.dueOn,
      isOpen: data.status === 'open',
      sync: 'synced',
    }),
  );
  const tasks = file.tasks.map(
    ({ id, data }): DueItem => ({
      kind: 'task',
      id,
      data,
      clientId: data.clientId,
      clientName,
      title: data.title,
      dueOn: data.dueOn,
      isOpen: data.status === 'open',
      sync: 'synced',
    }),
  );
  const byDue = (a: DueItem, b: DueItem) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1);
  const isOurs = (item: DueItem) =>
    (item.kind === 'task' || item.kind === 'promise') && item.data.meetingId === meetingId;
  return {
    fromHere: [...promises, ...tasks].filter(isOurs).toSorted(byDue),
    open: promises.filter((item) => item.isOpen && !isOurs(item)).toSorted(byDue),
  };
}

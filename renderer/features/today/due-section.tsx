import { Anchor, Skeleton, Stack } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { DueList } from '../../components/due-list.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Section } from '../../components/section.tsx';
import { type DueItem, useDueItems } from '../../services/due-items.ts';
import { routes } from '../../services/routes.ts';

/** How far ahead the day looks, and how much of it the column shows. */
const DAYS_AHEAD = 7;
const SHOWN = 14;

/** What is due up to a week ahead, overdue first: promises of both sides, tasks, reports. */
export function DueSection({ today }: { today: CalendarDate }) {
  const items = useDueItems();
  const due = useMemo(() => items && dueSoon(items, today), [items, today]);
  const now = due?.filter(({ dueOn }) => dueOn !== null && dueOn <= today) ?? [];
  const later = due?.filter(({ dueOn }) => dueOn !== null && dueOn > today) ?? [];

  if (!due) {
    return (
      <Section title="Due">
        <Stack gap="xs" aria-hidden="true">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height={36} />
          ))}
        </Stack>
      </Section>
    );
  }
  return (
    <>
      <Section title="Due" count={now.length || undefined} action={<AllTasks />}>
        {now.length > 0 ? (
          <DueList label="Due today or overdue" items={now.slice(0, SHOWN)} today={today} />
        ) : (
          <EmptyState icon={IconChecklist}>
            Nothing is due. Tasks, promises and reports show here on their day.
          </EmptyState>
        )}
      </Section>
      {later.length > 0 ? (
        <Section title="In the next days" count={later.length}>
          <DueList label="Due in the next days" items={later.slice(0, SHOWN)} today={today} />
        </Section>
      ) : null}
    </>
  );
}

function AllTasks() {
  return (
    <Anchor component={Link} to={routes.tasks} size="sm">
      All tasks
    </Anchor>
  );
}

function dueSoon(items: readonly DueItem[], today: CalendarDate): readonly DueItem[] {
  const last = addDays(today, DAYS_AHEAD);
  return items
    .filter(({ isOpen, dueOn }) => isOpen && dueOn !== null && dueOn <= last)
    .toSorted((first, second) => (first.dueOn ?? '').localeCompare(second.dueOn ?? ''));
}

import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { isOpenRequest } from '#shared/domain/service/service-steps.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Section } from '../../../components/section.tsx';
import { useSession } from '../../../services/session.tsx';
import { useEditor } from '../editor/editor.tsx';
import classes from './follow-up.module.css';
import { promiseItem, requestItem, taskItem } from './follow-up-items.ts';
import { FollowUpList } from './follow-up-list.tsx';
import { ServiceRequests } from './service-requests.tsx';

/** What the client wants put right, what either side undertook and the work to be done; what is closed stands below. */
export function FollowUpTab({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const editor = useEditor();
  const { owner } = useSession();
  const name = file.client.data.name;
  const promises = file.promises.map((entry) => promiseItem(entry, name));
  const tasks = file.tasks.map((entry) => taskItem(entry, name));
  const open = [...promises, ...tasks].filter(({ isOpen }) => isOpen);
  const requests = file.serviceRequests.filter(({ data }) => isOpenRequest(data));
  const allRequests = file.serviceRequests.map((entry) => requestItem(entry, name));
  const closed = [...promises, ...tasks, ...allRequests].filter(({ isOpen }) => !isOpen);
  const addTask = () => editor.add('task', { assigneeId: owner.personId });

  return (
    <>
      <Group justify="flex-end" gap="xs" mb="xs">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => editor.add('serviceRequest')}
        >
          New service request
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => editor.add('promise')}
        >
          New promise
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={addTask}
        >
          New task
        </Button>
      </Group>
      {open.length + requests.length + closed.length === 0 ? (
        <EmptyState action={{ label: 'New task', run: addTask }}>
          Nothing yet. Note what you and the client promised, what is to be done, and what the
          client wants put right.
        </EmptyState>
      ) : null}
      {requests.length > 0 ? (
        <div className={classes.requests}>
          <ServiceRequests requests={requests} contacts={file.contacts} today={today} />
        </div>
      ) : null}
      <div className={classes.columns}>
        {groupsOf(open).map(({ title, items }) => (
          <Section key={title} title={title} count={items.length}>
            <FollowUpList label={title} items={items} today={today} />
          </Section>
        ))}
      </div>
      {closed.length > 0 ? (
        <details className={classes.closed}>
          <summary>Closed ({closed.length})</summary>
          <FollowUpList label="Closed" items={closed} today={today} />
        </details>
      ) : null}
    </>
  );
}

type Items = Parameters<typeof FollowUpList>[0]['items'];

function groupsOf(items: Items): readonly { title: string; items: Items }[] {
  const ours = items.filter((item) => item.kind === 'promise' && item.data.promisedBy === 'us');
  const theirs = items.filter(
    (item) => item.kind === 'promise' && item.data.promisedBy === 'client',
  );
  const tasks = items.filter(({ kind }) => kind === 'task');
  return [
    { title: 'We promised', items: ours },
    { title: 'They promised', items: theirs },
    { title: 'Tasks', items: tasks },
  ].filter((group) => group.items.length > 0);
}

import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { waitForClient, withdrawRequest } from '#shared/domain/service/service-steps.ts';
import { standing } from '#shared/domain/service/service-words.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DueDate } from '../../../components/due-date.tsx';
import { formatDate } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { showNotice } from '../../../services/commands.tsx';
import { askForStep, useTakeStep } from '../../../services/service-steps.ts';
import { useEditor } from '../editor/editor.tsx';
import classes from './follow-up.module.css';

interface ServiceRequestsProps {
  /** The open ones. */
  requests: readonly Entry<ServiceRequest>[];
  contacts: ClientFile['contacts'];
  today: CalendarDate;
}

const TITLE = 'Service requests';

/** What the client wants put right and who has it, complaints first, then by the day an answer is owed. */
export function ServiceRequests({ requests, contacts, today }: ServiceRequestsProps) {
  const placeOf = ({ sort, dueOn }: ServiceRequest) =>
    `${sort === 'complaint' ? 0 : 1} ${dueOn ?? '9999'}`;
  const sorted = requests.toSorted((a, b) => (placeOf(a.data) < placeOf(b.data) ? -1 : 1));
  return (
    <Section title={TITLE} count={requests.length}>
      <ul className={classes.list} aria-label={TITLE}>
        {sorted.map((request) => (
          <RequestLine
            key={request.id}
            request={request}
            raisedBy={contacts.find(({ id }) => id === request.data.raisedById)?.data.name ?? null}
            today={today}
          />
        ))}
      </ul>
    </Section>
  );
}

interface RequestLineProps {
  request: Entry<ServiceRequest>;
  raisedBy: string | null;
  today: CalendarDate;
}

function RequestLine({ request, raisedBy, today }: RequestLineProps) {
  const editor = useEditor();
  const { id, data } = request;
  const stands = `${standing(data)} since ${formatDate(data.statusSince)}`;
  const facts = [
    stands.charAt(0).toLocaleUpperCase() + stands.slice(1),
    data.reference,
    raisedBy ? `raised by ${raisedBy}` : '',
  ].filter(Boolean);
  return (
    <li className={classes.request}>
      <div className={classes.what}>
        <div className={classes.subject}>
          {data.sort === 'complaint' ? <StatusBadge tone="bad">Complaint</StatusBadge> : null}
          <UnstyledButton
            className={classes.title}
            onClick={() => editor.edit('serviceRequest', request)}
          >
            {data.subject}
          </UnstyledButton>
        </div>
        <div className={classes.facts}>{facts.join(' · ')}</div>
      </div>
      <DueDate dueOn={data.dueOn} today={today} />
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Resolve: ${data.subject}`}
        onClick={() => askForStep({ step: 'resolve', id, data })}
      >
        Resolve…
      </Button>
      <OtherSteps request={request} today={today} />
    </li>
  );
}

function OtherSteps({ request, today }: Pick<RequestLineProps, 'request' | 'today'>) {
  const take = useTakeStep();
  const { id, data } = request;
  const taken = async (step: typeof withdrawRequest, done: string) => {
    const wrong = await take(id, (now) => step(now, today), `${done}: ${data.subject}`);
    if (wrong !== null) showNotice(wrong, null);
  };
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More: ${data.subject}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => askForStep({ step: 'handOver', id, data })}>Hand over…</Menu.Item>
        {data.status === 'waitingForClient' ? null : (
          <Menu.Item onClick={() => void taken(waitForClient, 'Waiting for the client')}>
            Wait for the client
          </Menu.Item>
        )}
        <Menu.Item onClick={() => void taken(withdrawRequest, 'Withdrawn')}>
          Withdrawn by the client
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { newTask } from '#shared/domain/meeting/meeting-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DateField } from '../../components/form-fields.tsx';
import { useCommands } from '../../services/commands.tsx';
import type { DueItem } from '../../services/due-items.ts';
import { useSession } from '../../services/session.tsx';
import type { SaveRequest } from '../../vault/api.ts';
import classes from './meeting.module.css';

interface FinishDialogProps {
  meeting: Entry<Meeting>;
  /** Tasks and promises that came out of the meeting. */
  fromHere: readonly DueItem[];
  onClose: () => void;
  onFinish: (others: readonly SaveRequest[]) => Promise<boolean>;
}

/** Asks what is open before a meeting ends: topics not reached, and what has no day yet. */
export function FinishDialog({ meeting, fromHere, onClose, onFinish }: FinishDialogProps) {
  const commands = useCommands();
  const { owner } = useSession();
  const topics = meeting.data.agenda.filter(({ done }) => !done);
  const undated = fromHere.filter((item) => item.isOpen && item.dueOn === null);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [days, setDays] = useState<Readonly<Record<string, CalendarDate | null>>>({});

  const finish = async () => {
    const requests: SaveRequest[] = [];
    for (const { id, topic } of topics) {
      if (!kept.has(id)) continue;
      const { clientId } = meeting.data;
      const data = newTask({
        clientId,
        meetingId: meeting.id,
        title: topic,
        assigneeId: owner.personId,
      });
      requests.push({ kind: 'task', id: await commands.newId(), data });
    }
    for (const item of undated) {
      const dueOn = days[item.id];
      if (!dueOn) continue;
      if (item.kind === 'task') {
        requests.push({ kind: 'task', id: item.id, data: { ...item.data, dueOn } });
      } else if (item.kind === 'promise') {
        requests.push({ kind: 'promise', id: item.id, data: { ...item.data, dueOn } });
      }
    }
    if (await onFinish(requests)) onClose();
  };

  return (
    <Dialog title="Finish the meeting" onClose={onClose}>
      <Stack gap="md">
        {topics.length > 0 ? (
          <div>
            <Text fw={600}>Not reached: keep as tasks?</Text>
            <Stack gap={6} mt={8}>
              {topics.map(({ id, topic }) => (
                <Checkbox
                  key={id}
                  label={topic}
                  checked={kept.has(id)}
                  onChange={(event) => {
                    const next = new Set(kept);
                    if (event.currentTarget.checked) next.add(id);
                    else next.delete(id);
                    setKept(next);
                  }}
                />
              ))}
            </Stack>
          </div>
        ) : null}
        {undated.length > 0 ? (
          <div>
            <Text fw={600}>Until when?</Text>
            {undated.map((item) => (
              <div key={item.id} className={classes.undated}>
                <DateField
                  label={item.title}
                  value={days[item.id] ?? null}
                  onChange={(day) => setDays({ ...days, [item.id]: day })}
                />
              </div>
            ))}
          </div>
        ) : null}
        {topics.length + undated.length === 0 ? (
          <Text>Everything on the agenda was dealt with, and everything noted has a day.</Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Go on
          </Button>
          <Button onClick={() => void finish()} data-autofocus>
            Finish
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconFileText,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconRotate,
  IconX,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import { routes } from '../../services/routes.ts';
import type { MeetingCommands } from './use-meeting-commands.ts';

interface MeetingActionsProps {
  meeting: Entry<Meeting>;
  hasNote: boolean;
  commands: MeetingCommands;
  onEdit: () => void;
  onFinish: () => void;
}

/** Start or finish, the brief, and the rest in a menu. */
export function MeetingActions(props: MeetingActionsProps) {
  const { meeting, hasNote, commands } = props;
  const { status } = meeting.data;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label="More">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={props.onEdit}>
            Edit or move
          </Menu.Item>
          {status === 'finished' ? (
            <Menu.Item
              leftSection={<IconRotate size={16} />}
              onClick={() => void commands.reopen()}
            >
              Reopen
            </Menu.Item>
          ) : null}
          {status === 'planned' ? (
            <Menu.Item leftSection={<IconX size={16} />} onClick={() => void commands.cancel()}>
              Cancel the meeting
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        component={Link}
        to={routes.brief(meeting.id)}
        leftSection={<IconFileText size={16} aria-hidden="true" />}
        aria-keyshortcuts="Control+P"
      >
        Brief
      </Button>
      {status === 'planned' ? (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          onClick={() => void commands.start(hasNote)}
        >
          Start
        </Button>
      ) : null}
      {status === 'inProgress' ? (
        <Button
          leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
          onClick={props.onFinish}
        >
          Finish
        </Button>
      ) : null}
    </>
  );
}

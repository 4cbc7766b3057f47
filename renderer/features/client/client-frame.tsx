import { Button } from '@mantine/core';
import { IconCalendarPlus, IconFileText } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useLocation } from 'wouter';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { comingMeetings } from '#shared/domain/meeting/contact-history.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { showNotice } from '../../services/commands.tsx';
import { useCreateIntent } from '../../services/intents.ts';
import { routes } from '../../services/routes.ts';
import { useShortcuts } from '../../services/shortcuts.ts';
import { ClientLine } from './client-line.tsx';
import type { ClientTab } from './client-tabs.ts';
import { CLIENT_TABS, countOfTab, TAB_WORDS } from './client-tabs.ts';
import { useEditor } from './editor/editor.tsx';
import { TabBar } from './tab-bar.tsx';

interface ClientFrameProps {
  work: ClientFile;
  /** With transactions, when they are whole. */
  all: ClientFile | null;
  tab: ClientTab;
  today: CalendarDate;
  children: ReactNode;
}

/** The head of a client's page: name, one line of who they are, tabs with counts, and the keys. */
export function ClientFrame({ work, all, tab, today, children }: ClientFrameProps) {
  const [, navigate] = useLocation();
  const editor = useEditor();
  const { client } = work;
  const [next] = comingMeetings(work.meetings, today, -new Date().getTimezoneOffset());
  const show = useCallback(
    (name: string) => navigate(routes.client(client.id, name), { replace: true }),
    [navigate, client.id],
  );

  useCreateIntent('note', () => editor.add('note'));
  useCreateIntent('promise', () => editor.add('promise'));
  useCreateIntent('serviceRequest', () => editor.add('serviceRequest'));
  const brief = () => {
    if (next) return navigate(routes.brief(next.id));
    showNotice('No meeting is planned, so there is no brief', {
      label: 'New meeting',
      run: () => editor.add('meeting'),
    });
  };
  useShortcuts([
    { keys: 'e', label: 'Edit the client', run: () => editor.edit('client', client) },
    { keys: 'n', label: 'New note', run: () => editor.add('note') },
    // There are ten digits, from 1 to 0 as they lie on a keyboard.
    ...CLIENT_TABS.slice(0, 10).map((name, index) => ({
      keys: String((index + 1) % 10),
      label: TAB_WORDS[name],
      run: () => show(name),
    })),
    { keys: 'mod+p', label: 'Brief of the next meeting', run: brief },
  ]);

  return (
    <PageFrame
      title={client.data.name}
      subtitle={<ClientLine file={work} today={today} />}
      layout={tab === 'transactions' ? 'list' : 'page'}
      action={
        <>
          {next ? (
            <Button
              variant="default"
              leftSection={<IconFileText size={16} aria-hidden="true" />}
              onClick={brief}
              aria-keyshortcuts="Control+P"
            >
              Brief
            </Button>
          ) : null}
          <Button
            leftSection={<IconCalendarPlus size={16} aria-hidden="true" />}
            onClick={() => editor.add('meeting')}
          >
            New meeting
          </Button>
        </>
      }
      toolbar={
        <TabBar
          shown={tab}
          counts={CLIENT_TABS.map((name) => countOfTab(name, work, all))}
          onShow={show}
        />
      }
    >
      {children}
    </PageFrame>
  );
}

import { Button, Tabs, VisuallyHidden } from '@mantine/core';
import { IconCalendarPlus, IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { comingMeetings } from '#shared/domain/meeting/contact-history.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatNumber } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { useCreateIntent } from '../../services/intents.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { routes } from '../../services/routes.ts';
import { useSession } from '../../services/session.tsx';
import { type Shortcut, useShortcuts } from '../../services/shortcuts.ts';
import classes from './client-frame.module.css';
import { clientLine } from './client-line.ts';
import type { ClientTab } from './client-tabs.ts';
import { CLIENT_TABS, countOfTab, TAB_FIRST_WORD, TAB_WORDS } from './client-tabs.ts';
import { useEditor } from './editor/editor.tsx';

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
  const manager = useManager(work);
  const { client } = work;
  const [next] = comingMeetings(work.meetings, today, -new Date().getTimezoneOffset());
  const show = (name: string) => navigate(routes.client(client.id, name), { replace: true });

  useCreateIntent('note', () => editor.add('note'));
  useCreateIntent('promise', () => editor.add('promise'));
  const brief: readonly Shortcut[] = next
    ? [
        {
          keys: 'mod+p',
          label: 'Brief of the next meeting',
          run: () => navigate(routes.brief(next.id)),
        },
      ]
    : [];
  useShortcuts([
    { keys: 'e', label: 'Edit the client', run: () => editor.edit('client', client) },
    { keys: 'n', label: 'New note', run: () => editor.add('note') },
    // There are ten digits, from 1 to 0 as they lie on a keyboard.
    ...CLIENT_TABS.slice(0, 10).map((name, index) => ({
      keys: String((index + 1) % 10),
      label: TAB_WORDS[name],
      run: () => show(name),
    })),
    ...brief,
  ]);

  return (
    <PageFrame
      title={client.data.name}
      subtitle={clientLine(work, today, manager)}
      layout={tab === 'transactions' ? 'list' : 'page'}
      action={
        <>
          {next ? (
            <Button
              variant="default"
              leftSection={<IconFileText size={16} aria-hidden="true" />}
              onClick={() => navigate(routes.brief(next.id))}
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
        <Tabs value={tab} onChange={(name) => name && show(name)} className={classes.tabs}>
          <Tabs.List className={classes.list}>
            {CLIENT_TABS.map((name) => {
              const count = countOfTab(name, work, all);
              return (
                <Tabs.Tab key={name} value={name}>
                  <TabName tab={name} />
                  {count ? <span className={classes.count}>{formatNumber(count)}</span> : null}
                </Tabs.Tab>
              );
            })}
          </Tabs.List>
        </Tabs>
      }
    >
      {children}
    </PageFrame>
  );
}

/** "Meetings", and for those who hear it "and notes": twelve tabs have to stand beside each other. */
function TabName({ tab }: { tab: ClientTab }) {
  const whole = TAB_WORDS[tab];
  const shown = TAB_FIRST_WORD[tab] ?? whole;
  return (
    <>
      {shown}
      {shown === whole ? null : <VisuallyHidden>{whole.slice(shown.length)}</VisuallyHidden>}
    </>
  );
}

/** Who looks after the client: this person in their own book, else the book's name. */
function useManager(work: ClientFile): string | null {
  const { owner } = useSession();
  const clientId = work.client.id;
  const manager = useLiveQuery(
    async (vault) => {
      const [view, books] = await Promise.all([vault.record('client', clientId), vault.books()]);
      const book = books.find(({ bookId }) => bookId === view?.bookId);
      if (!book) return null;
      return book.role === 'owner' ? owner.personName : book.name;
    },
    [clientId],
    { kinds: ['client'], clientId },
  );
  return manager.data ?? null;
}

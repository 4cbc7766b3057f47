import type { Icon } from '@tabler/icons-react';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBook2,
  IconCalendarEvent,
  IconCalendarPlus,
  IconChecklist,
  IconFileAnalytics,
  IconFileInvoice,
  IconKeyboard,
  IconLifebuoy,
  IconLock,
  IconNote,
  IconPrinter,
  IconRefresh,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconSquarePlus,
  IconSun,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useCommands } from '../../services/commands.tsx';
import { type CreateIntent, requestCreate } from '../../services/intents.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { clientOfPath, routes } from '../../services/routes.ts';
import { useSession } from '../../services/session.tsx';
import { findShortcut } from '../../services/shortcuts.ts';
import { useToday } from '../../services/today.ts';
import { useVault } from '../../services/vault.tsx';
import { useKeysOverlay } from '../keys/keys-overlay.tsx';
import { usePalettePick } from './palette-pick.ts';

export interface PaletteAction {
  readonly id: string;
  readonly group: 'Go to' | 'Create' | 'Do';
  readonly label: string;
  readonly icon: Icon;
  readonly keys?: string;
  /** Further words that find it. */
  readonly words?: string;
  readonly run: () => void;
}

/** Everything the palette can do besides finding records. */
export function usePaletteActions(): readonly PaletteAction[] {
  const [path, navigate] = useLocation();
  const { lock } = useSession();
  const vault = useVault();
  const commands = useCommands();
  const today = useToday();
  const clientId = clientOfPath(path);
  const steps = useLiveQuery((api) => api.undoView(), []).data;

  const make = (what: CreateIntent['what'], to: string) => () => {
    requestCreate({ what, clientId });
    navigate(to);
  };
  const forClient = (what: 'note' | 'promise' | 'serviceRequest', tab: string) => () => {
    // The palette closes after an action: it opens again, now asking for the client.
    if (!clientId) return void setTimeout(() => usePalettePick.getState().pick(what), 180);
    requestCreate({ what, clientId });
    navigate(routes.client(clientId, tab));
  };
  const print = findShortcut('mod+p');

  return [
    {
      id: 'today',
      group: 'Go to',
      label: 'Today',
      icon: IconSun,
      keys: 'g t',
      run: () => navigate(routes.today),
    },
    {
      id: 'clients',
      group: 'Go to',
      label: 'Clients',
      icon: IconUsers,
      keys: 'g c',
      run: () => navigate(routes.clients),
    },
    {
      id: 'meetings',
      group: 'Go to',
      label: 'Meetings',
      icon: IconCalendarEvent,
      keys: 'g m',
      words: 'calendar visits calls',
      run: () => navigate(routes.meetings),
    },
    {
      id: 'tasks',
      group: 'Go to',
      label: 'Tasks',
      icon: IconChecklist,
      keys: 'g k',
      words: 'promises due',
      run: () => navigate(routes.tasks),
    },
    {
      id: 'instructions',
      group: 'Go to',
      label: 'Instructions',
      icon: IconFileInvoice,
      keys: 'g i',
      words: 'orders payments back office',
      run: () => navigate(routes.instructions),
    },
    {
      id: 'reports',
      group: 'Go to',
      label: 'Reports',
      icon: IconFileAnalytics,
      keys: 'g r',
      run: () => navigate(routes.reports),
    },
    {
      id: 'alerts',
      group: 'Go to',
      label: 'Alerts',
      icon: IconShieldCheck,
      keys: 'g a',
      words: 'vigilance unusual transactions fraud',
      run: () => navigate(routes.alerts),
    },
    {
      id: 'book',
      group: 'Go to',
      label: 'Book',
      icon: IconBook2,
      keys: 'g b',
      words: 'performance key accounts revenue assets flows',
      run: () => navigate(routes.book),
    },
    {
      id: 'sync',
      group: 'Go to',
      label: 'Synchronisation',
      icon: IconRefresh,
      keys: 'g s',
      words: 'sync unsent conflicts offline',
      run: () => navigate(routes.sync),
    },
    {
      id: 'settings',
      group: 'Go to',
      label: 'Settings',
      icon: IconSettings,
      keys: 'mod+,',
      words: 'passphrase backup appearance dark',
      run: () => navigate(routes.settings),
    },
    {
      id: 'search',
      group: 'Go to',
      label: 'Search everything',
      icon: IconSearch,
      keys: 'mod+f',
      run: () => navigate(routes.search),
    },
    {
      id: 'newTask',
      group: 'Create',
      label: 'New task',
      icon: IconSquarePlus,
      keys: 'n',
      run: make('task', routes.tasks),
    },
    {
      id: 'newMeeting',
      group: 'Create',
      label: 'New meeting',
      icon: IconCalendarPlus,
      run: make('meeting', routes.meetings),
    },
    {
      id: 'newNote',
      group: 'Create',
      label: 'New note',
      icon: IconNote,
      run: forClient('note', 'notes'),
    },
    {
      id: 'newPromise',
      group: 'Create',
      label: 'New promise',
      icon: IconChecklist,
      run: forClient('promise', 'promises'),
    },
    {
      id: 'newServiceRequest',
      group: 'Create',
      label: 'New service request',
      icon: IconLifebuoy,
      words: 'complaint problem',
      run: forClient('serviceRequest', 'promises'),
    },
    {
      id: 'newClient',
      group: 'Create',
      label: 'New client',
      icon: IconUserPlus,
      run: make('client', routes.clients),
    },
    ...(print
      ? [
          {
            id: 'print',
            group: 'Do' as const,
            label: print.label,
            icon: IconPrinter,
            keys: 'mod+p',
            run: print.run,
          },
        ]
      : []),
    {
      id: 'dayPack',
      group: 'Do',
      label: "Today's briefs in one document",
      icon: IconPrinter,
      words: 'print day pack',
      run: () => navigate(routes.dayPack(today)),
    },
    {
      id: 'synchronise',
      group: 'Do',
      label: 'Synchronise now',
      icon: IconRefresh,
      run: () => void vault.synchronise(),
    },
    {
      id: 'undo',
      group: 'Do',
      label: steps?.undo ? `Undo ${steps.undo}` : 'Undo',
      icon: IconArrowBackUp,
      keys: 'mod+z',
      run: () => void commands.undo(),
    },
    {
      id: 'redo',
      group: 'Do',
      label: steps?.redo ? `Redo ${steps.redo}` : 'Redo',
      icon: IconArrowForwardUp,
      keys: 'mod+shift+z',
      run: () => void commands.redo(),
    },
    {
      id: 'lock',
      group: 'Do',
      label: 'Lock',
      icon: IconLock,
      keys: 'mod+l',
      run: () => void lock(),
    },
    {
      id: 'keys',
      group: 'Do',
      label: 'All keys',
      icon: IconKeyboard,
      keys: '?',
      run: () => useKeysOverlay.setState({ isOpen: true }),
    },
  ];
}

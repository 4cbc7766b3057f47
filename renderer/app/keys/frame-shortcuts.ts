import { useLocation } from 'wouter';
import { useCommands } from '../../services/commands.tsx';
import { requestCreate } from '../../services/intents.ts';
import { clientOfPath, routes } from '../../services/routes.ts';
import { useSession } from '../../services/session.tsx';
import { type Shortcut, useShortcuts } from '../../services/shortcuts.ts';
import { palette } from '../palette/palette-pick.ts';
import { useKeysOverlay } from './keys-overlay.tsx';

const GO = 'Go to';
const ALWAYS = 'Everywhere';

/** Keys that work on every page; a page's own win where both name the same key. */
export function useFrameShortcuts(): void {
  const [path, navigate] = useLocation();
  const { lock } = useSession();
  const commands = useCommands();
  const go = (keys: string, label: string, to: string): Shortcut => ({
    keys,
    label,
    group: GO,
    run: () => navigate(to),
  });

  useShortcuts([
    go('g t', 'Today', routes.today),
    go('g c', 'Clients', routes.clients),
    go('g m', 'Meetings', routes.meetings),
    go('g k', 'Tasks', routes.tasks),
    go('g i', 'Instructions', routes.instructions),
    go('g r', 'Reports', routes.reports),
    go('g a', 'Alerts', routes.alerts),
    go('g b', 'Book', routes.book),
    go('g s', 'Synchronisation', routes.sync),
    { keys: 'mod+k', label: 'Command palette', group: ALWAYS, run: palette.open },
    { keys: '/', label: 'Search', group: ALWAYS, run: () => navigate(routes.search) },
    {
      keys: 'mod+f',
      label: 'Search everything',
      group: ALWAYS,
      run: () => navigate(routes.search),
    },
    {
      keys: 'n',
      label: 'New task',
      group: ALWAYS,
      run: () => {
        requestCreate({ what: 'task', clientId: clientOfPath(path) });
        navigate(routes.tasks);
      },
    },
    { keys: 'mod+Enter', label: 'Save the form', group: ALWAYS, run: saveForm },
    { keys: 'mod+z', label: 'Undo', group: ALWAYS, run: () => void commands.undo() },
    { keys: 'mod+shift+z', label: 'Redo', group: ALWAYS, run: () => void commands.redo() },
    { keys: 'mod+l', label: 'Lock', group: ALWAYS, run: () => void lock() },
    { keys: 'alt+ArrowLeft', label: 'Back', group: ALWAYS, run: () => history.back() },
    { keys: 'alt+ArrowRight', label: 'Forward', group: ALWAYS, run: () => history.forward() },
    { keys: 'Escape', label: 'Back to the list', group: ALWAYS, run: () => leave(path) },
    { keys: 'mod+,', label: 'Settings', group: GO, run: () => navigate(routes.settings) },
    {
      keys: '?',
      label: 'All keys',
      group: ALWAYS,
      run: () => useKeysOverlay.setState({ isOpen: true }),
    },
  ]);
}

/** Forms that save otherwise take the key themselves. */
function saveForm(): void {
  document.activeElement?.closest('form')?.requestSubmit();
}

/** Esc leaves what was opened from a list; on a page of the sidebar there is nothing to leave. */
function leave(path: string): void {
  if (path.split('/').length > 2) history.back();
}

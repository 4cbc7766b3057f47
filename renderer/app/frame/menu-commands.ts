import { useLocation } from 'wouter';
import { assertNever } from '#shared/lib/assert.ts';
import { useCommands } from '../../services/commands.tsx';
import { requestCreate } from '../../services/intents.ts';
import { clientOfPath, routes } from '../../services/routes.ts';
import { useSession } from '../../services/session.tsx';
import { useShellEvent } from '../../services/shell.tsx';
import { runShortcut } from '../../services/shortcuts.ts';
import { useVault } from '../../services/vault.tsx';
import { useKeysOverlay } from '../keys/keys-overlay.tsx';
import { palette, usePalettePick } from '../palette/palette-pick.ts';

/** Carries out what the native menu and its accelerators ask for. */
export function useMenuCommands(): void {
  const [path, navigate] = useLocation();
  const commands = useCommands();
  const vault = useVault();
  const { lock } = useSession();

  useShellEvent('menuCommand', (command) => {
    switch (command) {
      case 'lock':
        return void lock();
      case 'palette':
        return palette.open();
      case 'search':
        return void (runShortcut('/') || navigate(routes.search));
      case 'newNote':
        return newNote();
      case 'newTask':
        requestCreate({ what: 'task', clientId: clientOfPath(path) });
        return navigate(routes.tasks);
      case 'newMeeting':
        requestCreate({ what: 'meeting', clientId: clientOfPath(path) });
        return navigate(routes.meetings);
      case 'print':
        return void runShortcut('mod+p');
      case 'synchronise':
        return void vault.synchronise();
      case 'settings':
        return navigate(routes.settings);
      case 'undo':
        return void (undoInField('undo') || commands.undo());
      case 'redo':
        return void (undoInField('redo') || commands.redo());
      case 'back':
        return history.back();
      case 'forward':
        return history.forward();
      case 'keys':
        return useKeysOverlay.setState({ isOpen: true });
      default:
        return assertNever(command);
    }
  });

  /** A note belongs to a client: the open one, or one that is picked first. */
  function newNote(): void {
    const clientId = clientOfPath(path);
    if (!clientId) {
      usePalettePick.getState().pick('note');
      return;
    }
    requestCreate({ what: 'note', clientId });
    navigate(routes.client(clientId, 'notes'));
  }
}

/** While the person types in a field, undo is the field's own. */
function undoInField(which: 'undo' | 'redo'): boolean {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  return document.execCommand(which);
}

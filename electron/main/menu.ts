import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventOf } from '#shared/ipc/contract.ts';

export type MenuCommand = EventOf<'menuCommand'>;

export interface MenuActions {
  readonly command: (command: MenuCommand) => void;
  readonly lock: () => void;
}

/** Puts the native menu in place; what needs an open vault is grey without one. */
export function setMenu(unlocked: boolean, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(unlocked, actions)));
}

function menuTemplate(unlocked: boolean, actions: MenuActions): MenuItemConstructorOptions[] {
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    enabled: unlocked,
    click: () => actions.command(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  // Shown but not taken: in a text field these keys belong to the field, and only the page knows.
  const shown = (label: string, command: MenuCommand, accelerator: string) => ({
    ...item(label, command, accelerator),
    registerAccelerator: false,
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';

  const file: MenuItemConstructorOptions[] = [
    item('New note', 'newNote', 'CmdOrCtrl+Shift+N'),
    item('New task', 'newTask', 'CmdOrCtrl+Shift+T'),
    item('New meeting', 'newMeeting', 'CmdOrCtrl+Shift+M'),
    separator,
    item('Brief or report…', 'print', 'CmdOrCtrl+P'),
    item('Synchronise now', 'synchronise', 'F5'),
    separator,
    item('Settings', 'settings', 'CmdOrCtrl+,'),
    { label: 'Lock', accelerator: 'CmdOrCtrl+L', enabled: unlocked, click: actions.lock },
    separator,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const edit: MenuItemConstructorOptions[] = [
    shown('Undo', 'undo', 'CmdOrCtrl+Z'),
    shown('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle' },
    { role: 'selectAll' },
    separator,
    shown('Search', 'search', '/'),
    item('Commands', 'palette', 'CmdOrCtrl+K'),
  ];
  const view: MenuItemConstructorOptions[] = [
    item('Back', 'back', isMac ? 'Cmd+[' : 'Alt+Left'),
    item('Forward', 'forward', isMac ? 'Cmd+]' : 'Alt+Right'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
  ];
  const help: MenuItemConstructorOptions[] = [
    shown('Keys', 'keys', '?'),
    { label: `About ${app.name}`, click: () => app.showAboutPanel() },
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', submenu: help },
  ];
}

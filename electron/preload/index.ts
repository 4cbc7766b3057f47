import { contextBridge, webFrame } from 'electron';
import type { ShellBridge } from '#shared/ipc/contract.ts';
import type { PrintBridge } from '#shared/ipc/print-contract.ts';
import { ask, askForPrint, hear } from './invoke.ts';

/*
 * What the pages may reach of the shell, written out name by name. `satisfies` closes this side:
 * a capability too many or too few does not compile.
 */

const shell = {
  call: {
    'application.info': ask('application.info'),
    'settings.read': ask('settings.read'),
    'settings.write': ask('settings.write'),
    'activity.report': ask('activity.report'),
    'vault.stateChanged': ask('vault.stateChanged'),
    'envelope.read': ask('envelope.read'),
    'envelope.write': ask('envelope.write'),
    'journal.append': ask('journal.append'),
    'journal.read': ask('journal.read'),
    'journal.replace': ask('journal.replace'),
    'backup.write': ask('backup.write'),
    'backup.list': ask('backup.list'),
    'backup.read': ask('backup.read'),
    'backup.remove': ask('backup.remove'),
    'quarantine.keep': ask('quarantine.keep'),
    'unsent.write': ask('unsent.write'),
    'unsent.list': ask('unsent.list'),
    'unsent.read': ask('unsent.read'),
    'unsent.remove': ask('unsent.remove'),
    'vault.destroyFiles': ask('vault.destroyFiles'),
    'keychain.status': ask('keychain.status'),
    'keychain.protect': ask('keychain.protect'),
    'keychain.reveal': ask('keychain.reveal'),
    'network.signIn': ask('network.signIn'),
    'network.useKey': ask('network.useKey'),
    'network.forgetKey': ask('network.forgetKey'),
    'network.signOut': ask('network.signOut'),
    'network.call': ask('network.call'),
    'network.sendPart': ask('network.sendPart'),
    'network.readPart': ask('network.readPart'),
    'document.render': ask('document.render'),
    'document.print': ask('document.print'),
    'document.save': ask('document.save'),
    'file.pick': ask('file.pick'),
    'file.saveDocument': ask('file.saveDocument'),
    'folder.choose': ask('folder.choose'),
    'folder.save': ask('folder.save'),
    'file.saveText': ask('file.saveText'),
  },
  on: {
    lockRequested: hear('lockRequested'),
    poke: hear('poke'),
    networkChanged: hear('networkChanged'),
    deviceRevoked: hear('deviceRevoked'),
    menuCommand: hear('menuCommand'),
  },
  // Tells the page's own process that memory is short: V8 collects in the page and in its workers.
  releaseMemory: () => webFrame.clearCache(),
} satisfies ShellBridge;

const print = {
  model: () => askForPrint('print.model')(undefined),
  ready: askForPrint('print.ready'),
} satisfies PrintBridge;

// Which of the two a page gets is a convenience; the main process checks window, frame and origin.
if (location.protocol === 'app:' && location.host === 'fieldfolio') {
  if (location.pathname === '/print.html') {
    contextBridge.exposeInMainWorld('fieldfolioPrint', print);
  } else contextBridge.exposeInMainWorld('fieldfolio', shell);
}

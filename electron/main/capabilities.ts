import type { contract, Settings } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Backups } from './backups.ts';
import type { Handlers } from './ipc.ts';
import type { Journal } from './journal.ts';
import type { Keychain } from './keychain.ts';
import type { Network } from './network/network.ts';
import type { SettingsStore } from './settings-store.ts';
import type { Outcome } from './shell-error.ts';
import type { UnsentFiles } from './unsent-files.ts';
import type { EnvelopeFile } from './vault-files.ts';

export interface VaultFiles {
  readonly envelope: EnvelopeFile;
  readonly journal: Journal;
  readonly backups: Backups;
  readonly unsent: UnsentFiles;
}

/** Everything that a capability needs of the shell; `index.ts` builds it. */
export interface Shell {
  readonly info: Handlers<typeof contract>['application.info'];
  readonly settings: SettingsStore;
  readonly settingsChanged: (settings: Settings) => void;
  readonly active: () => void;
  readonly vaultIs: (state: 'absent' | 'locked' | 'unlocked') => void;
  readonly files: VaultFiles;
  readonly keychain: Keychain;
  readonly network: Network;
  readonly paper: Pick<
    Handlers<typeof contract>,
    | 'document.render'
    | 'document.print'
    | 'document.save'
    | 'file.pick'
    | 'file.saveDocument'
    | 'folder.choose'
    | 'folder.save'
    | 'file.saveText'
  >;
}

/** What the shell does for each capability of the contract. */
export function capabilities(shell: Shell): Handlers<typeof contract> {
  const { settings, files, keychain, network } = shell;
  return {
    'application.info': shell.info,
    'settings.read': () => settings.current(),
    'settings.write': async (change) => {
      const written = await settings.write(defined(change));
      if (written.ok) shell.settingsChanged(written.value);
      return written;
    },
    'activity.report': () => {
      shell.active();
      return undefined;
    },
    'vault.stateChanged': (state) => {
      shell.vaultIs(state);
      return undefined;
    },
    'envelope.read': () => files.envelope.read(),
    'envelope.write': (content) => files.envelope.write(content),
    'journal.append': (entry) => files.journal.append(entry),
    'journal.read': () => files.journal.read(),
    'journal.replace': (entries) => files.journal.replace(entries),
    'backup.write': ({ label, content }) => files.backups.write(label, content),
    'backup.list': () => files.backups.list(),
    'backup.read': (name) => files.backups.read(name),
    'backup.remove': (name) => files.backups.remove(name),
    'quarantine.keep': (sealed) => network.keepSealedWork(sealed),
    'unsent.write': ({ documentId, content }) => files.unsent.write(documentId, content),
    'unsent.list': () => files.unsent.list(),
    'unsent.read': (documentId) => files.unsent.read(documentId),
    'unsent.remove': (documentId) => files.unsent.remove(documentId),
    'vault.destroyFiles': () => destroyFiles(files),
    'keychain.status': () => keychain.status(),
    'keychain.protect': (secret) => keychain.protect(secret),
    'keychain.reveal': (secret) => keychain.reveal(secret),
    'network.signIn': (request) => network.signIn(request),
    'network.useKey': (key) => network.takeKey(key),
    'network.forgetKey': () => {
      network.forgetKey();
      return undefined;
    },
    'network.signOut': () => network.signOut(),
    'network.call': ({ endpoint, body }) => network.call(endpoint, body),
    'network.sendPart': (part) => network.sendPart(part),
    'network.readPart': (part) => network.readPart(part),
    ...shell.paper,
  };
}

/** Destroys envelope, journal, unsent bytes and backups; the envelope first, as nothing opens without it. */
export async function destroyFiles(files: VaultFiles): Promise<Outcome<null>> {
  try {
    await files.envelope.destroy();
    await files.journal.destroy();
    await files.unsent.destroy();
    await files.backups.destroy();
    return ok(null);
  } catch {
    return err({ tag: 'failed', message: 'The files of the vault could not all be removed.' });
  }
}

/** The settings that are really there: a key with `undefined` changes nothing. */
function defined(change: { [Name in keyof Settings]?: Settings[Name] | undefined }) {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Settings>;
}

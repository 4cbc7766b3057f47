import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, nativeTheme, safeStorage, session } from 'electron';
import { contract, type Settings } from '#shared/ipc/contract.ts';
import { printContract } from '#shared/ipc/print-contract.ts';
import { Backups } from './backups.ts';
import { BeforeClosing } from './before-closing.ts';
import { capabilities, type VaultFiles } from './capabilities.ts';
import { logBugs, offerReload } from './crash.ts';
import type { Overrides } from './environment.ts';
import { nameFor } from './files/file-types.ts';
import { pickFile } from './files/pick-file.ts';
import { answerCapabilities, tell } from './ipc.ts';
import { Journal } from './journal.ts';
import { openKeychain } from './keychain.ts';
import { watchLocking } from './locking.ts';
import { openNetwork } from './open-network.ts';
import { ChosenFolders } from './printing/chosen-folders.ts';
import { PrintJobs } from './printing/print-jobs.ts';
import { PrintWindow } from './printing/print-window.ts';
import { printPdf } from './printing/printer.ts';
import { saveFile } from './printing/save-file.ts';
import { openSettings } from './settings-store.ts';
import type { FocusOnSecondStart } from './single-instance.ts';
import { UnsentFiles } from './unsent-files.ts';
import { EnvelopeFile, vaultFolder } from './vault-files.ts';
import { serveBundle } from './window/application-protocol.ts';
import { denyPermissions } from './window/permissions.ts';
import { backgroundColour, loadMainPage, openMainWindow, preloadFile } from './window/window.ts';

/** Builds the shell and opens its window; runs once, when Electron is ready. */
export async function start(overrides: Overrides, focus: FocusOnSecondStart): Promise<void> {
  const dataFolder = app.getPath('userData');
  const log = logBugs(dataFolder);
  const preload = preloadFile(__dirname);
  let window: BrowserWindow | null = null;
  const mainWindow = () => window;
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents);

  denyPermissions(session.defaultSession);
  serveBundle(
    session.defaultSession,
    overrides.rendererFolder ?? path.join(__dirname, '..', 'renderer'),
  );

  const settings = openSettings(path.join(dataFolder, 'settings.json'), defaultSettings(overrides));
  const files = await openVaultFiles(dataFolder);
  const jobs = new PrintJobs();
  const printWindow = new PrintWindow(preload, jobs);
  const folders = new ChosenFolders();
  const notices = [...settings.notices];
  const beforeClosing = new BeforeClosing();
  const network = await openNetwork({
    dataFolder,
    files,
    contents,
    log,
    beforeClosing,
    async revoked(message) {
      notices.push(message);
      printWindow.destroy();
      // What is left to destroy must not wait for a page.
      await reload().catch((error: unknown) => log('page after revocation', error));
    },
  });
  const locking = watchLocking({
    settings,
    contents,
    locked() {
      network.forgetKey();
      printWindow.destroy();
      folders.forget();
    },
    reload: () => void reload(),
  });

  async function reload() {
    if (window !== null && !window.isDestroyed()) await loadMainPage(window);
  }

  function applyAppearance({ appearance }: Settings) {
    nativeTheme.themeSource = appearance;
    window?.setBackgroundColor(backgroundColour());
  }

  answerCapabilities(
    contract,
    capabilities({
      info: () => ({
        version: app.getVersion(),
        platform: process.platform,
        electron: process.versions.electron ?? '',
        chromium: process.versions.chrome ?? '',
        notices: [...notices],
      }),
      settings,
      settingsChanged: applyAppearance,
      active: locking.active,
      vaultIs: locking.vaultIs,
      files,
      keychain: openKeychain(safeStorage, process.platform),
      network,
      paper: {
        'document.render': ({ model, paper }) => printWindow.render(model, paper),
        'document.print': ({ pdf }) => {
          const page = contents();
          if (page === null) throw new Error('There is no window.');
          return printPdf(page, pdf);
        },
        'document.save': ({ pdf, suggestedName }) =>
          saveFile(window, pdf, suggestedName, overrides.saveFolder),
        'file.pick': () => pickFile(window),
        'file.saveDocument': ({ content, mediaType, suggestedName }) =>
          saveFile(window, content, nameFor(suggestedName, mediaType), overrides.saveFolder),
        'folder.choose': () => folders.choose(window, overrides.saveFolder),
        'folder.save': ({ folder, pdf, suggestedName }) => folders.save(folder, pdf, suggestedName),
        'file.saveText': ({ text, suggestedName }) =>
          saveFile(window, Buffer.from(text, 'utf8'), suggestedName, overrides.saveFolder),
      },
    }),
    mainWindow,
  );
  answerCapabilities(
    printContract,
    {
      'print.model': () => jobs.next(),
      'print.ready': ({ job, outcome }) => {
        jobs.ready(job, outcome);
        return undefined;
      },
    },
    () => printWindow.window,
  );

  applyAppearance(settings.current());
  window = openMainWindow({ preload, stateFile: path.join(dataFolder, 'window.json') });
  locking.lockBeforeClosing(window);
  beforeClosing.hold(window);
  focus.bringForward(mainWindow);
  offerReload(window, log, () => void reload());
  // A page that loads anew has lost its keys, whatever it did or did not say before.
  window.webContents.on('did-navigate', () => locking.vaultIs('locked'));
  nativeTheme.on('updated', () => window?.setBackgroundColor(backgroundColour()));
  window.on('closed', () => {
    window = null;
    printWindow.destroy();
    app.quit();
  });
  await reload();
  tell(contents(), 'networkChanged', { online: network.online });
}

async function openVaultFiles(dataFolder: string): Promise<VaultFiles> {
  const folder = await vaultFolder(dataFolder);
  return {
    envelope: new EnvelopeFile(folder),
    journal: new Journal(path.join(folder, 'journal')),
    backups: new Backups(path.join(folder, 'backups'), () => new Date()),
    unsent: new UnsentFiles(path.join(folder, 'unsent')),
  };
}

/** What a new installation begins with. */
function defaultSettings({ server = '', email = '' }: Overrides): Settings {
  const usesLetter = /[-_](US|CA|MX|PH|CL|CO|VE)$/.test(app.getLocale());
  return {
    appearance: 'system',
    lockAfterMinutes: 10,
    paper: usesLetter ? 'Letter' : 'A4',
    server,
    email,
    deviceName: os.hostname().slice(0, 100),
    personName: '',
  };
}

import path from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { INDEX_URL } from './bundle-path.ts';
import {
  DEFAULT_SIZE,
  LEAST_SIZE,
  placeOnScreens,
  readWindowState,
  writeWindowState,
} from './window-state.ts';

/** The colours behind the page until it has drawn itself; the same as the page's own. */
const BACKGROUND = { light: '#ffffff', dark: '#1a1b1e' };

/** What every window of the application has (S1, items 2 to 10); nothing here is ever loosened. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Nobody's dictionary is fetched, and no typed name goes to one.
    spellcheck: false,
    // A meeting's clock and an unlocked vault go on while another window is in front.
    backgroundThrottling: false,
  };
}

/** Opens the window where it was closed last, and shows it once there is something to see. */
export function openMainWindow(options: { preload: string; stateFile: string }): BrowserWindow {
  const remembered = readWindowState(options.stateFile);
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const place = placeOnScreens(remembered, screens);
  const window = new BrowserWindow({
    ...(place === null
      ? DEFAULT_SIZE
      : { x: place.x, y: place.y, width: place.width, height: place.height }),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    title: 'Fieldfolio',
    backgroundColor: backgroundColour(),
    webPreferences: webPreferences(options.preload),
  });
  if (place?.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    writeWindowState(options.stateFile, { ...bounds, maximised: window.isMaximized() });
  });
  return window;
}

/** Loads the application's page anew: at start, and when the vault locks. */
export async function loadMainPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(INDEX_URL);
}

export function backgroundColour(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

/** The preload beside the built main process. */
export function preloadFile(mainFolder: string): string {
  return path.join(mainFolder, '..', 'preload', 'index.cjs');
}

import { app, shell, type WebContents } from 'electron';
import { INDEX_URL, PRINT_URL } from './bundle-path.ts';

/** Hosts that links may open in the person's browser; none unless the product names one. */
const OUTSIDE_HOSTS: readonly string[] = [];

/** Whether a page may be loaded at all: the application's own two, whatever their fragment. */
export function isOwnPage(url: string): boolean {
  const [page] = url.split(/[?#]/, 1);
  return page === INDEX_URL || page === PRINT_URL;
}

/** Whether a link may leave for the person's browser: https, a named host, no user or port in it. */
export function mayOpenOutside(url: string, hosts: readonly string[] = OUTSIDE_HOSTS): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  if (parsed.protocol !== 'https:' || parsed.port !== '') return false;
  if (parsed.username !== '' || parsed.password !== '') return false;
  return hosts.includes(parsed.hostname);
}

/** Keeps every page where it is (S4): no navigation, redirect, new window, frame or webview. */
export function fenceNavigation(): void {
  app.on('web-contents-created', (_created, contents) => fence(contents));
}

function fence(contents: WebContents): void {
  let home: string | null = null;
  contents.on('did-navigate', (_event, url) => {
    // `about:blank` is entered without asking: nothing can refuse it, but one can go back.
    if (isOwnPage(url)) home = url.split(/[?#]/, 1)[0] ?? null;
    else if (home !== null) contents.loadURL(home).catch(() => undefined);
  });
  contents.on('will-navigate', (event) => {
    // Reloading its own page is how the application locks.
    if (!isOwnPage(event.url) || event.url.split('#')[0] !== contents.getURL().split('#')[0]) {
      event.preventDefault();
    }
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

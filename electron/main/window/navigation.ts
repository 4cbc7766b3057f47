import { app, shell, type WebContents } from 'electron';
import { isOwnPage, outsideAddress } from './addresses.ts';

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
    const outside = outsideAddress(url);
    if (outside !== null) void shell.openExternal(outside);
    return { action: 'deny' };
  });
}

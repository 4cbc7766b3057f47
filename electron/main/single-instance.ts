import { app, type BrowserWindow } from 'electron';

/** Brings a window to the front when the application is started again. */
export interface FocusOnSecondStart {
  bringForward(window: () => BrowserWindow | null): void;
}

/** Quits if this data folder has a running application already (L6); two would fight over the store. */
export function keepSingleInstance(): FocusOnSecondStart | null {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return null;
  }
  return {
    bringForward(window) {
      app.on('second-instance', () => {
        const open = window();
        if (open === null) return;
        if (open.isMinimized()) open.restore();
        open.show();
        open.focus();
      });
    },
  };
}

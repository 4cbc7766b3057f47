import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import { overridesFrom } from './environment.ts';
import { keepSingleInstance } from './single-instance.ts';
import { start } from './start.ts';
import { declareApplicationScheme } from './window/application-protocol.ts';
import { fenceNavigation } from './window/navigation.ts';

/* Composition root: what has to happen before the application is ready, in this order. */

const overrides = overridesFrom(process.env, {
  isPackaged: app.isPackaged,
  appPath: app.getAppPath(),
});
if (overrides.userData !== undefined) {
  mkdirSync(overrides.userData, { recursive: true });
  app.setPath('userData', overrides.userData);
}
declareApplicationScheme();
fenceNavigation();

// The instance lock lies in the data folder, so that each folder has one application.
const focus = keepSingleInstance();
if (focus !== null) {
  // Every window asks for the sandbox itself; this holds for whatever else might open. Chromium
  // cannot start it as root, where a build machine says so with this switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  void app.whenReady().then(() => start(overrides, focus));
}

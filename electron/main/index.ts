import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app, dialog } from 'electron';
import { overridesFrom } from './environment.ts';
import { explainRefusal, isDriven, REFUSED_SWITCHES, refusedOf } from './refused-start.ts';
import { keepSingleInstance } from './single-instance.ts';
import { start } from './start.ts';
import { declareApplicationScheme } from './window/application-protocol.ts';
import { fenceNavigation } from './window/navigation.ts';

/* Composition root: what has to happen before the application is ready, in this order. */

const appPath = app.getAppPath();
const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
const runtime = { isPackaged: app.isPackaged, appPath, isDriven: isDriven(manifest) };
const refused = refusedOf({
  ...runtime,
  argv: process.argv,
  hasSwitch: (name) => app.commandLine.hasSwitch(name),
  environment: process.env,
});
if (refused.length > 0) refuse();
else open();

/** Ends before Chromium has opened a port or a page: it looks at its switches after this file has run. */
function refuse(): void {
  for (const name of REFUSED_SWITCHES) app.commandLine.removeSwitch(name);
  // On Linux this goes to the terminal, as there is no window yet.
  dialog.showErrorBox('Fieldfolio', explainRefusal(refused));
  app.exit(1);
}

function open(): void {
  const overrides = overridesFrom(process.env, runtime);
  if (overrides.userData !== undefined) {
    mkdirSync(overrides.userData, { recursive: true });
    app.setPath('userData', overrides.userData);
  }
  declareApplicationScheme();
  fenceNavigation();

  // The instance lock lies in the data folder, so that each folder has one application.
  const focus = keepSingleInstance();
  if (focus === null) return;
  // Every window asks for the sandbox itself; this holds for whatever else might open. Chromium
  // cannot start it as root, where a build machine says so with this switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  void app.whenReady().then(() => start(overrides, focus));
}

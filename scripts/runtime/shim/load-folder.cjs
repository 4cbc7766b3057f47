// Makes a packaged Electron behave as the plain one: `electron <folder>` loads the application in
// that folder. Follows what Electron's own default_app does with a folder.
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const electron = require('electron');

/**
 * With two methods that exist for default_app only.
 * @type {Electron.App & { setVersion(version: string): void, setAppPath(folder: string): void }}
 */
const app = Object.assign(electron.app);

const named = process.argv
  .slice(1)
  .filter((argument) => !argument.startsWith('-'))
  .map((argument) => path.resolve(argument))
  .find((folder) => existsSync(path.join(folder, 'package.json')));

if (named === undefined) {
  process.stderr.write('Name the folder of an application: electron <folder>\n');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  const about = JSON.parse(readFileSync(path.join(named, 'package.json'), 'utf8'));
  const name = about.productName ?? about.name;
  app.setVersion(about.version ?? '0.0.0');
  app.setName(name);
  app.setAppPath(named);
  // The profile's place was computed from the name of this shim before any script ran.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), name));
  }
  require(path.resolve(named, about.main ?? 'index.js'));
}

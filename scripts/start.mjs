// `npm start`: from an empty clone to the running application with a server and a sample book.
// Plain JavaScript on the machine's own Node (20 or later): nothing is installed yet.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { describeElectron, resolveElectron } from './electron-runtime.mjs';
import { buildApplication } from './lib/build.mjs';
import { ensureDebianPackages, WINDOW_PACKAGES } from './lib/debian.mjs';
import { hasDisplay, onVirtualDisplay } from './lib/display.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { cacheFolder, projectRoot } from './lib/paths.mjs';
import { closed, end, endAll, endAllOnSignals, start } from './lib/processes.mjs';
import { seedSampleBook, startServer } from './lib/server.mjs';

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Opens the application and waits until it is closed.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @param {string} url of the server
 * @param {string} email of the sample's manager, to fill in at sign-in
 * @param {string} profile folder of the application's own data
 */
async function open(electron, url, email, profile) {
  /** @type {[string, string[]]} */
  const plain = [
    electron.executablePath,
    [...electron.args, projectRoot, `--user-data-dir=${profile}`],
  ];
  if (!hasDisplay())
    say('There is no screen here: the application runs on a virtual one (xvfb-run)');
  const [command, args] = hasDisplay() ? plain : onVirtualDisplay(...plain);
  const logFile = path.join(cacheFolder, 'application.log');
  const log = openSync(logFile, 'w');
  const child = start(command, args, {
    cwd: projectRoot,
    env: { ...process.env, FIELDFOLIO_SERVER: url, FIELDFOLIO_EMAIL: email },
    // Chromium tells its console much that concerns nobody.
    stdio: ['ignore', log, log],
  });
  say('The application is open. Close it, or press Ctrl+C here, to end it and the server');
  const code = await closed(child);
  closeSync(log);
  // Without a code it was ended from outside, by Ctrl+C here.
  say(
    code === 0 || code === null
      ? 'The application was closed'
      : `The application ended; see ${logFile}`,
  );
  return code ?? 0;
}

async function main() {
  await ensureInstalled({ say });
  const electron = resolveElectron(say);
  say(describeElectron(electron));
  const missing = hasDisplay() ? [] : await ensureDebianPackages(WINDOW_PACKAGES, say);
  if (missing.length > 0) {
    throw new Error(`Without a screen these Debian packages are needed: ${missing.join(' ')}`);
  }
  say('Building the application');
  await buildApplication();
  const data = path.resolve(process.env.FIELDFOLIO_DATA ?? path.join(projectRoot, '.data'));
  mkdirSync(data, { recursive: true });
  const serverData = path.join(data, 'server');
  const email = await seedSampleBook(serverData, say);
  const server = await startServer(serverData, say);
  // Without its server the application would only say that it is offline; tell why.
  void closed(server.child).then((code) => say(`The server ended (exit code ${code})`));
  const code = await open(electron, server.url, email, path.join(data, 'profile'));
  await end(server.child);
  return code;
}

endAllOnSignals();
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await endAll();
}

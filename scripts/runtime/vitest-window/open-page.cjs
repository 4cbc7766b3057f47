// The window of one test session: `electron <this folder> <address> <profile>`. The page is fenced
// in as the application's own is; what it needs beyond that, vitest's server gives it.
const { app, BrowserWindow } = require('electron');

const [address = '', profile = ''] = process.argv.slice(-2);
app.setPath('userData', profile);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

/** @param {string} reason */
function fail(reason) {
  process.stderr.write(`${reason}\n`);
  app.exit(1);
}

// Without its page a session would wait until its time limit; the end of the process tells it now.
app.on('render-process-gone', (_event, _page, { reason }) => fail(`The page ended: ${reason}`));

app
  .whenReady()
  .then(async () => {
    const window = new BrowserWindow({
      show: false,
      width: 1280,
      height: 800,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        // Nobody looks at the window, and timers must run all the same.
        backgroundThrottling: false,
      },
    });
    await window.loadURL(address);
    // The provider waits for the first output.
    process.stdout.write('open\n');
  })
  .catch((/** @type {unknown} */ error) => fail(String(error)));

// The least an Electron application can be: one window with one word. Writes when it painted first.
const { writeFileSync } = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

app.setPath('userData', process.env.BENCH_USER_DATA ?? app.getPath('userData'));

const FIRST_PAINT = `new Promise((seen) => new PerformanceObserver((list) => {
  const [paint] = list.getEntriesByName('first-paint');
  if (paint) seen({ origin: performance.timeOrigin, firstPaint: paint.startTime });
}).observe({ type: 'paint', buffered: true }))`;

app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadFile(path.join(__dirname, 'empty.html'));
  const report = await window.webContents.executeJavaScript(FIRST_PAINT);
  writeFileSync(process.env.BENCH_REPORT ?? 'report.json', JSON.stringify(report));
});

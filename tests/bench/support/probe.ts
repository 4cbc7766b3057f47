import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { type BuiltApplication, PASSPHRASE } from './application.ts';

const PROBE = 'bench-probe';

/** Puts the probe of `pages/start-probe.ts` into the built application's page. */
export async function installProbe(application: BuiltApplication): Promise<void> {
  const root = path.join(import.meta.dirname, '..', 'pages');
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    css: { postcss: {} },
    worker: {
      format: 'es',
      rolldownOptions: { output: { entryFileNames: `${PROBE}-worker.js` } },
    },
    build: {
      target: 'chrome114',
      outDir: application.rendererFolder,
      emptyOutDir: false,
      rolldownOptions: {
        input: path.join(root, 'start-probe.ts'),
        output: { entryFileNames: `${PROBE}.js` },
      },
    },
  });
  const folder = application.rendererFolder;
  await writeFile(path.join(folder, 'bench-passphrase.json'), JSON.stringify(PASSPHRASE));
  const index = path.join(folder, 'index.html');
  const html = await readFile(index, 'utf8');
  const tag = `<script type="module" src="./${PROBE}.js"></script>`;
  await writeFile(index, html.replace('</head>', `${tag}</head>`));
}

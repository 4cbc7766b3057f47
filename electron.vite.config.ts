import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/**
 * Main and preload: one CommonJS file each, as Electron 25 loads nothing else in a sandboxed
 * preload, and with all they import inside, so that the package carries no node_modules.
 */
function shellPart(folder: 'main' | 'preload') {
  return {
    build: {
      target: 'node18',
      outDir: path.join(root, 'out', folder),
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: path.join(root, 'electron', folder, 'index.ts'),
        output: {
          format: 'cjs' as const,
          entryFileNames: 'index.cjs',
          codeSplitting: false,
        },
      },
    },
  };
}

export default defineConfig({
  main: shellPart('main'),
  preload: shellPart('preload'),
  renderer: {
    root: path.join(root, 'renderer'),
    plugins: [react()],
    css: { postcss: root },
    worker: { format: 'es' },
    build: {
      // Electron 25, the oldest runtime that the application has to run on.
      target: 'chrome114',
      outDir: path.join(root, 'out', 'renderer'),
      sourcemap: false,
      minify: true,
      // The content security policy allows files of the bundle only: nothing inline, no data URLs.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Chunks follow the lazy imports (each feature, and the charts they share). Groups by hand were
      // tried: they either pull React into the charts or break the order in which chunks start.
      rolldownOptions: {
        input: {
          index: path.join(root, 'renderer', 'index.html'),
          print: path.join(root, 'renderer', 'print.html'),
        },
      },
    },
  },
});

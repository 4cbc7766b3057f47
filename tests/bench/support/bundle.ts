import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/** A built page and what belongs to it, in a temporary folder. */
export interface Bundle {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Builds HTML pages as the product's own are built.
 * @param pages their paths below `root`
 * @param minify `false` to find names again in a profile
 */
export async function bundle(
  root: string,
  pages: readonly string[],
  minify = true,
): Promise<Bundle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-bench-page-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    worker: { format: 'es' },
    css: { postcss: {} },
    build: {
      minify,
      target: 'chrome114',
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => path.join(root, page)) },
    },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

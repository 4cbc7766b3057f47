// Preloaded (`node --import`) for dependency-cruiser: it parses with swc, as TypeScript 7 no longer
// has the interface it would use, but never tells swc that a .tsx file has JSX in it.
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
const parseFileSync = swc.parseFileSync;

swc.parseFileSync = (/** @type {string} */ file, /** @type {object} */ options) =>
  parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

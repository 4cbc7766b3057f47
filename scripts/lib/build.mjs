// The application of the sources at this moment, in `out`.
import path from 'node:path';
import { cacheFolder, nodeProgram, projectRoot } from './paths.mjs';
import { run } from './processes.mjs';

const LIMIT_MS = 300_000;

/** Builds the application; what the build said is in the error when it fails, and in a log. */
export async function buildApplication() {
  const [command, args] = nodeProgram('electron-vite/bin/electron-vite.js', ['build']);
  const logFile = path.join(cacheFolder, 'build.log');
  const outcome = await run(command, args, { limitMs: LIMIT_MS, logFile, cwd: projectRoot });
  if (outcome.code !== 0) throw new Error(`The build failed:\n${outcome.output}`);
}

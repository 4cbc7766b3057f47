import './lib/compiled-schemas.ts';
import { seedSample } from './admin/seed-sample.ts';
import { buildApp } from './app.ts';
import { anchorHeads } from './audit/anchor-heads.ts';
import { bootstrap } from './bootstrap.ts';
import { openDatabase } from './database/open.ts';
import { machineDependencies } from './dependencies.ts';
import { cleanUp } from './jobs/clean-up.ts';
import { USUAL_LIMITS } from './plugins/limits.ts';
import { readSettings, type Settings } from './settings.ts';

/*
 * The server as a process. It prints one line of JSON when it listens:
 * {"listening":"http://127.0.0.1:4780"}. Everything else it has to say goes to standard error.
 */

/** What a rewritten chain could hide at most, besides what is anchored at the end. */
const ANCHOR_EVERY_MS = 5 * 60 * 1000;
const CLEAN_UP_EVERY_MS = 60 * 60 * 1000;
/** How long requests under way may take once the server is told to stop. */
const STOP_LIMIT_MS = 10_000;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(settings: Settings): Promise<void> {
  const opened = await openDatabase(settings.database, (cause) =>
    say(`database: ${cause.message}`),
  );
  if (!opened.ok) return giveUp(opened.error.message);
  const database = opened.value;
  if (settings.database.place === 'memory') {
    say('No FIELDFOLIO_DATA and no DATABASE_URL is set: all data goes when the server stops.');
  }
  const dependencies = machineDependencies(database);
  const prepared = await bootstrap(dependencies);
  if (!prepared.ok) {
    await database.close();
    return giveUp(prepared.error.message);
  }
  if (settings.seedsSample) await seedSample(dependencies, say);

  const perMinute = settings.requestsPerMinute;
  const app = await buildApp(dependencies, {
    proxies: settings.proxies,
    limits:
      perMinute === null
        ? USUAL_LIMITS
        : { requestsPerMinutePerAddress: perMinute, requestsPerMinutePerDevice: perMinute },
    logger: { level: settings.logLevel, stream: process.stderr },
  });

  const cleaning = setInterval(() => {
    cleanUp(dependencies).catch((cause: unknown) => app.log.error(cause));
  }, CLEAN_UP_EVERY_MS);
  cleaning.unref();
  const anchor = async (): Promise<void> => {
    if (settings.auditAnchor === null) return;
    const anchored = await anchorHeads(dependencies, settings.auditAnchor);
    if (!anchored.ok) say(`audit anchor: ${anchored.error.message}`);
  };
  const anchoring = setInterval(() => {
    anchor().catch((cause: unknown) => say(`audit anchor: ${cause}`));
  }, ANCHOR_EVERY_MS);
  anchoring.unref();

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    clearInterval(cleaning);
    clearInterval(anchoring);
    setTimeout(() => app.server.closeAllConnections(), STOP_LIMIT_MS).unref();
    app
      .close()
      .then(anchor)
      .finally(() => database.close())
      .catch((cause: unknown) => {
        say(`The server did not stop cleanly: ${cause}`);
        process.exitCode = 1;
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  try {
    const address = await app.listen({ port: settings.port, host: settings.host });
    process.stdout.write(`${JSON.stringify({ listening: address })}\n`);
  } catch (cause) {
    await app.close();
    await database.close();
    giveUp(`The server cannot listen on ${settings.host}:${settings.port}: ${cause}`);
  }
}

function giveUp(message: string): void {
  say(message);
  process.exitCode = 1;
}

const settings = readSettings(process.env);
if (settings.ok) await main(settings.value);
else giveUp(settings.error.message);

import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { listening, type RunningServer, runAdmin, runServer } from '#tests/integration/program.ts';

/** The firm's server with its embedded database, as a process that can be stopped and started again. */
export interface Office {
  /** Where applications find it; the same after a restart. */
  readonly address: string;
  readonly sample: { readonly email: string; readonly password: string };
  /** Runs the admin command line; the server is stopped meanwhile, because the database has one process. */
  admin(args: readonly string[], input?: string): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good and removes its data. */
  close(): Promise<void>;
}

/** The data folder of a server with the sample book, and who may sign in there. */
interface SampleData {
  readonly folder: string;
  readonly email: string;
  readonly password: string;
}

let sampleData: { readonly day: string; readonly made: Promise<SampleData> } | undefined;

/**
 * Made by the first who asks on a day and copied by the others: it takes longer than many a journey.
 * The book is laid around the day it is made on, so that one from before midnight has yesterday's meetings.
 */
function onceADay(): Promise<SampleData> {
  const day = new Date().toISOString().slice(0, 10);
  if (sampleData?.day !== day) sampleData = { day, made: makeSampleData() };
  return sampleData.made;
}

async function makeSampleData(): Promise<SampleData> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-sample-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const said = await administer(folder, ['sample']);
  const password = /with the password (\S+)/.exec(said)?.[1];
  if (password === undefined) throw new Error(`the sample's password was not said: ${said}`);
  return { folder, email: 'demo@fieldfolio.example', password };
}

async function administer(folder: string, args: readonly string[], input = ''): Promise<string> {
  const outcome = await runAdmin({ FIELDFOLIO_DATA: folder }, args, input);
  if (outcome.code !== 0) throw new Error(`admin ${args.join(' ')}: ${outcome.errors}`);
  return outcome.output;
}

/**
 * Opens an office; with the sample book unless told otherwise.
 * @param options.isLater whether the server is of a later version, see `stricter-server.ts`
 */
export async function openOffice(
  options: { sample?: boolean; isLater?: boolean } = {},
): Promise<Office> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-office-'));
  const environment = { FIELDFOLIO_DATA: folder };
  const made = options.sample === false ? undefined : await onceADay();
  if (made) await cp(made.folder, folder, { recursive: true });

  const stricter = pathToFileURL(path.join(import.meta.dirname, 'stricter-server.ts'));
  const serving = options.isLater
    ? { ...environment, NODE_OPTIONS: `--import ${stricter.href}` }
    : environment;
  let server: RunningServer | null = listening(await runServer(serving));
  const { address } = server;
  const start = async (): Promise<void> => {
    if (server) return;
    const { port } = new URL(address);
    server = listening(await runServer({ ...serving, PORT: port }));
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = null;
    await running?.stop();
  };
  return {
    address,
    sample: made ?? { email: '', password: '' },
    start,
    stop,
    async admin(args, input) {
      await stop();
      try {
        return await administer(folder, args, input);
      } finally {
        await start();
      }
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

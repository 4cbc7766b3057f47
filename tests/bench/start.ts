// From the start of the process to a usable, unlocked Today, and its memory, beside an empty window.
// needs: electron, system
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { resolveElectron } from '../../scripts/electron-runtime.mjs';
import type { ProbeReport } from './pages/start-report.ts';
import { buildApplication, enrol, openApplication, startCommand } from './support/application.ts';
import { makeOffice } from './support/office.ts';
import { installProbe } from './support/probe.ts';
import { startProgram, untilQuiet } from './support/processes.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { loadRetailBook } from './support/retail-book.ts';
import { median } from './support/statistics.ts';
import { withFolder } from './support/temporary.ts';

const ROUNDS = 7;
const REPORT_LIMIT_MS = 60_000;
const QUIET_LIMIT_MS = 240_000;
/** After this the background work of a start is over on any machine; memory is looked at then. */
const SETTLE_MS = 8_000;
/** Rounds in which memory is looked at as well. */
const MEMORY_ROUNDS = 3;

interface Started {
  readonly painted: number;
  readonly locked: number;
  readonly key: number;
  readonly usable: number;
  readonly megabytes: number | null;
}

const application = await buildApplication();
const office = await makeOffice();
try {
  progress('Loading the book into the server');
  const book = await loadRetailBook(office);
  const { address } = await office.open();
  await withFolder((folder) => measure(folder, address, book));
} finally {
  await office.close();
  await application.remove();
}

async function measure(folder: string, address: string, book: string): Promise<void> {
  const data = path.join(folder, 'data');
  progress('Enrolling a device and fetching the book');
  const first = await openApplication(application, data);
  await enrol(first.page, address, 240_000);
  // The figures of the whole book are computed once, after it has come; a day begins with them there.
  progress('Waiting until the figures of all clients are computed');
  await untilQuiet(first.app.process().pid ?? 0, QUIET_LIMIT_MS);
  await first.close();
  await office.close();
  await installProbe(application);

  const empty: Started[] = [];
  const ours: Started[] = [];
  // Once each to fill the disk's cache, which is no part of either.
  await startEmpty(folder, false);
  await startOurs(folder, data, false);
  for (let round = 0; round < ROUNDS; round += 1) {
    progress(`round ${round + 1} of ${ROUNDS}`);
    empty.push(await startEmpty(folder, round < MEMORY_ROUNDS));
    ours.push(await startOurs(folder, data, round < MEMORY_ROUNDS));
  }
  const of = (runs: readonly Started[], measured: (run: Started) => number | null): number =>
    median(runs.flatMap((run) => measured(run) ?? []));
  const emptyPaint = of(empty, ({ painted }) => painted);
  const usable = of(ours, (run) => run.usable - run.key);
  const emptyMemory = of(empty, ({ megabytes }) => megabytes);
  const memory = of(ours, ({ megabytes }) => megabytes);
  printTable(
    `${book}; milliseconds after the start of the process, medians`,
    ['window', 'first paint', 'lock asks', 'key derivation', 'usable without it', 'MB (PSS)'],
    [
      ['empty', emptyPaint, '', '', '', emptyMemory],
      [
        'Fieldfolio',
        of(ours, ({ painted }) => painted),
        of(ours, ({ locked }) => locked),
        of(ours, ({ key }) => key),
        usable,
        memory,
      ],
    ],
  );
  printFigures('start', [
    { name: 'usable', value: usable / emptyPaint, goal: { atMost: 1.5 } },
    { name: 'memory', value: memory / emptyMemory, goal: { atMost: 1.5 } },
  ]);
}

async function startEmpty(folder: string, withMemory: boolean): Promise<Started> {
  const electron = resolveElectron();
  const file = path.join(folder, 'empty-report.json');
  const app = path.join(import.meta.dirname, 'pages', 'empty');
  const userData = path.join(folder, 'empty-data');
  const { env } = startCommand(application, userData, {
    BENCH_REPORT: file,
    BENCH_USER_DATA: userData,
  });
  return run([electron.executablePath, [...electron.args, app], env], file, withMemory);
}

function startOurs(folder: string, data: string, withMemory: boolean): Promise<Started> {
  const { program, args, env } = startCommand(application, data, {
    FIELDFOLIO_SAVE_FOLDER: folder,
  });
  return run([program, args, env], path.join(folder, 'probe.json'), withMemory);
}

/** Starts a program and reads what it reports of itself. */
async function run(
  [program, args, env]: [string, string[], Record<string, string>],
  file: string,
  withMemory: boolean,
): Promise<Started> {
  await rm(file, { force: true });
  const started = startProgram(program, args, env);
  try {
    const report = await untilWritten(file);
    if (withMemory) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const megabytes = withMemory ? (await started.memory()) / 1_000_000 : null;
    const began = report.origin - started.startedAt;
    return {
      painted: began + report.firstPaint,
      locked: began + (report.lockedAt ?? 0),
      key: report.keyMillis ?? 0,
      usable: began + (report.usableAt ?? 0),
      megabytes,
    };
  } finally {
    await started.stop();
  }
}

async function untilWritten(
  file: string,
): Promise<Partial<ProbeReport> & Pick<ProbeReport, 'origin' | 'firstPaint'>> {
  const limit = Date.now() + REPORT_LIMIT_MS;
  for (;;) {
    try {
      return JSON.parse(await readFile(file, 'utf8'));
    } catch (cause) {
      // Not there yet, or half of it.
      if (Date.now() > limit) throw new Error(`Nothing was reported in ${file}: ${cause}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

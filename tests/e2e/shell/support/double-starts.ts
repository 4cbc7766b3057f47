import { spawn } from 'node:child_process';
import { commandLine, PAGES, type RunningShell } from '../launch.ts';

export interface DoubleStarts {
  tried: number;
  /** Second starts that did not end by themselves with 0, or complained. */
  failed: string[];
}

const LIMIT_MS = 60_000;

/** Starts the same application again and again on the data folder of one that runs. */
export async function startAgain(running: RunningShell, times: number): Promise<DoubleStarts> {
  const outcome: DoubleStarts = { tried: 0, failed: [] };
  // Two at once, because two that start together also race each other.
  for (let from = 0; from < times; from += 2) {
    const pair = Array.from({ length: Math.min(2, times - from) }, () => once(running.dataFolder));
    for (const said of await Promise.all(pair)) {
      outcome.tried += 1;
      if (said !== '') outcome.failed.push(said);
    }
  }
  return outcome;
}

function once(dataFolder: string): Promise<string> {
  const [program, args] = commandLine();
  const env = {
    ...process.env,
    FIELDFOLIO_USER_DATA: dataFolder,
    FIELDFOLIO_RENDERER_FOLDER: PAGES,
  };
  const second = spawn(program, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  let said = '';
  second.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve) => {
    second.once('close', (code) => {
      const complaint = /backing store|LOCK|IndexedDB|leveldb/i.exec(said)?.[0] ?? '';
      resolve(code === 0 ? complaint : `ended with ${code}: ${said.slice(-500)}`);
    });
  });
}

/** Whether the page's store still opens and keeps what is written. */
export function storeWorks(running: RunningShell): Promise<boolean> {
  return running.page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('double-starts', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('rows', 'readwrite');
          writing.objectStore('rows').put('kept', crypto.randomUUID());
          writing.oncomplete = () => {
            opening.result.close();
            resolve(true);
          };
          writing.onerror = () => resolve(false);
        };
      }),
  );
}

import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type RunningShell, startShell } from './launch.ts';

const APPENDS = 10;

test('[L4] every entry of the journal is flushed to the disk before it is answered', async () => {
  test.skip(spawnSync('strace', ['-V']).status !== 0, 'strace is not installed');
  const shell = await startShell();
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-strace-'));
  const log = path.join(folder, 'calls');
  try {
    await append(shell, 0);
    const tracer = spawn(
      'strace',
      // The answer of a saved entry is a message to the page, after which it asks for the next.
      ['-f', '-y', '-s', '4096', '-e', 'trace=pwrite64,fdatasync', '-o', log, '-p', pidOf(shell)],
      { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 },
    );
    const ended = new Promise((resolve) => tracer.once('close', resolve));
    const attached = await new Promise<string>((resolve) => {
      tracer.stderr.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      tracer.once('close', () => resolve('ended'));
    });
    test.skip(/not permitted|ended/i.test(attached), 'this machine allows no tracing');
    const flushedAtAnswer: number[] = [];
    for (let count = 1; count <= APPENDS; count += 1) {
      await append(shell, count);
      flushedAtAnswer.push((await journalCalls(log)).filter((call) => call === 'fdatasync').length);
    }
    tracer.kill('SIGINT');
    await ended;
    const calls = await journalCalls(log);
    expect(calls).toEqual(Array.from({ length: APPENDS }, () => ['pwrite64', 'fdatasync']).flat());
    // Each flush was in the log by the time that its entry was answered.
    expect(flushedAtAnswer).toEqual(Array.from({ length: APPENDS }, (_, index) => index + 1));
  } finally {
    await shell.close();
    await rm(folder, { recursive: true, force: true });
  }
});

function pidOf(shell: RunningShell): string {
  return String(shell.app.process().pid);
}

async function append(shell: RunningShell, value: number): Promise<void> {
  const saved = await shell.page.evaluate(
    (byte) => window.fieldfolio?.call['journal.append'](Uint8Array.of(byte)),
    value,
  );
  expect(saved?.ok).toBe(true);
}

/** The calls on the journal's file, in the order in which they ended. */
async function journalCalls(log: string): Promise<string[]> {
  const calls: string[] = [];
  const begun = new Map<string, string>();
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    const [thread = ''] = line.split(' ', 1);
    const resumed = /<\.\.\. (pwrite64|fdatasync) resumed>.*= \d+/.exec(line)?.[1];
    if (resumed !== undefined) {
      if (begun.get(thread) === resumed) calls.push(resumed);
      begun.delete(thread);
      continue;
    }
    const name = /(pwrite64|fdatasync)\(\d+<[^>]*\/vault\/journal>/.exec(line)?.[1];
    if (name === undefined) continue;
    if (line.includes('<unfinished ...>')) begun.set(thread, name);
    else calls.push(name);
  }
  return calls;
}

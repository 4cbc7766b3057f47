import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { withLock } from './lock.mjs';
import { descendantsIn } from './process-tree.mjs';
import { run } from './processes.mjs';

describe('running a command', () => {
  it('returns its exit code and all it printed', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const outcome = await run(process.execPath, ['-e', script], { limitMs: 60_000 });
    expect(outcome).toMatchObject({ code: 3, timedOut: false });
    expect(outcome.output).toContain('out\n');
    expect(outcome.output).toContain('err\n');
  });

  it('ends it at its time limit, with what it started', async () => {
    // The child outlives its parent unless the whole group is ended.
    const child = 'setInterval(() => undefined, 1000)';
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
      console.log(child.pid);
      setInterval(() => undefined, 1000);`;
    const outcome = await run(process.execPath, ['-e', script], { limitMs: 1_500 });
    expect(outcome).toMatchObject({ code: null, timedOut: true });
    const pid = Number(outcome.output.trim());
    expect(pid).toBeGreaterThan(0);
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 10_000);
  });

  it('reports a command that does not exist as one that could not start', async () => {
    const outcome = await run('no-such-program-at-all', [], { limitMs: 10_000 });
    expect(outcome.code).not.toBe(0);
  });
});

describe('the process list', () => {
  it('is walked down to all descendants', () => {
    const listing = ' 1 0\n 10 1\n 11 10\n 12 11\n 20 1\n';
    expect(descendantsIn(10, listing).sort()).toEqual([11, 12]);
    expect(descendantsIn(12, listing)).toEqual([]);
  });
});

describe('a lock', () => {
  it('lets one action run at a time', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
    const lock = path.join(folder, 'lock');
    let inside = 0;
    let most = 0;
    const action = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([withLock(lock, action), withLock(lock, action)]);
    expect(most).toBe(1);
    await rm(folder, { recursive: true });
  });
});

function isRunning(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import net from 'node:net';
import { expect, test } from '@playwright/test';
import {
  freshHome,
  homeEnvironment,
  ordinaryUser,
  ordinaryUserCanStart,
} from './support/application.ts';
import { filesInArchive } from './support/archive.ts';
import { attemptStart, listeningBelow } from './support/attempts.ts';
import { DRIVEN, ensurePackage, SHIPPED } from './support/package.ts';
import { processesBelow } from './support/processes.ts';

test.skip(process.platform !== 'linux', 'the package is driven from outside, by way of /proc');
test.beforeAll(() => {
  test.skip(!ordinaryUserCanStart(SHIPPED), 'an ordinary user cannot read this folder');
  ensurePackage(DRIVEN);
});

/** Ways of letting others look inside, of which each works on an Electron that nobody closed. */
const DOORS: readonly (readonly string[])[] = [
  ['--remote-debugging-port=PORT'],
  ['-remote-debugging-port=PORT'],
  [
    '--remote-debugging-port=PORT',
    '--remote-allow-origins=*',
    '--remote-debugging-address=0.0.0.0',
  ],
  ['--remote-debugging-pipe'],
];

for (const door of DOORS) {
  test(`[S1] the product ends before a debugger gets in: ${door.join(' ')}`, async () => {
    const { code, gotIn, said, kept } = await attemptStart(SHIPPED, door);
    expect({ code, gotIn }).toEqual({ code: 1, gotIn: false });
    expect(said).toContain('does not start with --remote-debugging-');
    expect(said).not.toContain('DevTools listening');
    // It has not come as far as its data.
    expect(kept.filter((name) => /vault|settings|DevToolsActivePort/.test(name))).toEqual([]);
  });

  test(`the same door stands open in the package that is driven: ${door.join(' ')}`, async () => {
    const { gotIn } = await attemptStart(DRIVEN, door);
    expect(gotIn).toBe(true);
  });
}

test('[S1] the product does not start with a debugger on Node, nor without its sandbox', async () => {
  const names = ['--inspect=PORT', '--inspect-brk=PORT', '--no-sandbox'];
  for (const name of [...names, '--allow-file-access-from-files']) {
    const { code, gotIn, said } = await attemptStart(SHIPPED, [name]);
    expect({ name, code, gotIn }).toEqual({ name, code: 1, gotIn: false });
    expect(said).toContain(`does not start with ${name.replace('=PORT', '')}`);
  }
});

const DIARIES = [
  { args: ['--log-net-log=FILE'], variables: {} },
  { args: ['--ssl-key-log-file=FILE'], variables: {} },
  { args: [], variables: { SSLKEYLOGFILE: 'FILE' } },
];

for (const { args, variables } of DIARIES) {
  const named = [...args, ...Object.keys(variables)].join();
  test(`[S1] the product writes no diary of its connections: ${named}`, async () => {
    const { code, wrote, said } = await attemptStart(SHIPPED, args, variables);
    expect({ code, wrote }).toEqual({ code: 1, wrote: false });
    expect(said).toContain('does not start with');
    const control = await attemptStart(DRIVEN, args, variables);
    expect(control.wrote).toBe(true);
  });
}

test('[S1] the product opens its window and listens on no port', async () => {
  const home = await freshHome();
  const child: ChildProcess = spawn(SHIPPED.binary, [], {
    detached: true,
    cwd: home,
    env: homeEnvironment(home, true),
    stdio: 'ignore',
    ...ordinaryUser(),
  });
  const pid = child.pid ?? 0;
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await expect
      .poll(async () => (await processesBelow(pid)).map(({ command }) => command).join('\n'))
      .toContain('--type=renderer');
    const listening = await listeningBelow(pid);
    expect({ exitCode: child.exitCode, listening }).toEqual({ exitCode: null, listening: [] });
  } finally {
    if (child.exitCode === null) process.kill(-pid, 'SIGKILL');
    await ended;
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
});

test('a listening program is seen by the same look', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  expect(await listeningBelow(process.pid)).toContainEqual(expect.stringMatching(/^0100007F:/));
  server.close();
});

test('[S1] what tests drive is what is shipped, but for one line', () => {
  const shipped = filesInArchive(SHIPPED.archive);
  const driven = filesInArchive(DRIVEN.archive);
  expect(shipped.size).toBeGreaterThan(20);
  expect([...driven.keys()]).toEqual([...shipped.keys()]);
  const different = [...shipped.keys()].filter(
    (name) => !shipped.get(name)?.equals(driven.get(name) ?? Buffer.of()),
  );
  expect(different).toEqual(['package.json']);
  const manifestOf = (files: Map<string, Buffer>) =>
    JSON.parse(files.get('package.json')?.toString('utf8') ?? '');
  expect(manifestOf(shipped)).not.toHaveProperty('driven');
  expect(manifestOf(driven)).toEqual({ ...manifestOf(shipped), driven: true });
});

import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { type RunningShell, startShell } from './launch.ts';

const run = promisify(execFile);

let shell: RunningShell;
let saveFolder: string;

test.beforeAll(async () => {
  saveFolder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-paper-'));
  // A print system that keeps what it is given.
  const lp = path.join(saveFolder, 'lp');
  await writeFile(lp, `#!/bin/sh\ncat > '${path.join(saveFolder, 'printed.pdf')}'\n`);
  await chmod(lp, 0o755);
  shell = await startShell({
    env: {
      FIELDFOLIO_SAVE_FOLDER: saveFolder,
      PATH: `${saveFolder}:${process.env.PATH ?? ''}`,
    },
  });
});

test.afterAll(() => shell.close());

async function saveDocument(pages: string[], paper: 'A4' | 'Letter', name: string) {
  const saved = await shell.page.evaluate(
    async ({ pages, paper, name }) => {
      const call = window.fieldfolio?.call;
      const model = { pages, footer: 'As of 24 Nov & internal <b>', title: 'Brief' };
      const rendered = await call?.['document.render']({ model, paper });
      if (!rendered?.ok) return rendered?.error.message ?? 'no shell';
      const kept = await call?.['document.save']({ pdf: rendered.value, suggestedName: name });
      const printed = await call?.['document.print']({ pdf: rendered.value, title: 'Brief' });
      return printed?.ok && kept?.ok ? kept.value.path : 'not saved or not printed';
    },
    { pages, paper, name },
  );
  expect(saved).toBe(path.join(saveFolder, name));
  return path.join(saveFolder, name);
}

test('one page after the other comes out of the same hidden window, with its footer', async () => {
  const first = await saveDocument(['Novak', 'Second sheet'], 'A4', 'first.pdf');
  const second = await saveDocument(['Svoboda'], 'Letter', 'second.pdf');

  const { stdout: text } = await run('pdftotext', ['-layout', first, '-']);
  expect(text).toContain('Novak');
  expect(text).toContain('As of 24 Nov & internal <b>');
  expect(text).toMatch(/Page 1\/2[\s\S]*Page 2\/2/);

  const { stdout: firstInfo } = await run('pdfinfo', [first]);
  expect(firstInfo).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]/);
  const { stdout: secondInfo } = await run('pdfinfo', [second]);
  expect(secondInfo).toMatch(/Page size:\s+612 x 792/);
  const { stdout: other } = await run('pdftotext', ['-layout', second, '-']);
  expect(other).toContain('Svoboda');
  expect(other).not.toContain('Novak');

  const windows = await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  );
  expect(windows.toSorted()).toEqual([false, true]);
});

test('what is printed is byte for byte what was saved', async () => {
  const saved = await saveDocument(['Dvorak'], 'A4', 'third.pdf');
  expect(await readFile(path.join(saveFolder, 'printed.pdf'))).toEqual(await readFile(saved));
});

test('a document that cannot be laid out says why, and the next one works', async () => {
  const outcome = await shell.page.evaluate(() =>
    window.fieldfolio?.call['document.render']({ model: { fails: true }, paper: 'A4' }),
  );
  expect(outcome).toEqual({ ok: false, error: { tag: 'layout', message: 'It does not fit.' } });
  await saveDocument(['Again'], 'A4', 'fourth.pdf');
});

test('locking throws the page with the client away', async () => {
  await saveDocument(['Novak'], 'A4', 'fifth.pdf');
  await shell.page.evaluate(() => window.fieldfolio?.call['vault.stateChanged']('locked'));
  await expect
    .poll(() => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

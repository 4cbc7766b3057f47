import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { BrowserWindow, session, type WebContents } from 'electron';
import { err, ok } from '#shared/lib/result.ts';
import { errorCode, type Outcome } from '../shell-error.ts';
import { ORIGIN, SCHEME } from '../window/bundle-path.ts';
import { denyPermissions } from '../window/permissions.ts';

const NO_PRINTER = err({
  tag: 'noPrinter',
  message: 'No printer is set up on this computer. Save the document as a PDF instead.',
});
const LIMIT_MS = 20_000;
const VIEWER_LIMIT_MS = 5_000;
const LOOK_EVERY_MS = 500;

/**
 * Prints exactly these bytes. On Linux they go to the print system as they are; elsewhere, and on a
 * Linux without it, a hidden window shows the PDF and asks for the printer.
 */
export async function printPdf(
  contents: WebContents,
  pdf: Uint8Array<ArrayBuffer>,
): Promise<Outcome<null>> {
  if (process.platform === 'linux') {
    const spooled = await spool(pdf);
    if (spooled !== 'noProgram') return spooled;
  }
  const printers = await contents.getPrintersAsync();
  return printers.length === 0 ? NO_PRINTER : printFromWindow(pdf);
}

/** Hands the bytes to CUPS over a pipe: nothing readable touches the disk on our side. */
function spool(pdf: Uint8Array): Promise<Outcome<null> | 'noProgram'> {
  return new Promise((answer) => {
    // The queue and the list of processes show this title to everybody: no client's name in it (C1).
    const lp = spawn('lp', ['-t', 'Fieldfolio', '-'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: LIMIT_MS,
    });
    let complaint = '';
    lp.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(0, 500);
    });
    lp.on('error', (error) => {
      answer(errorCode(error) === 'ENOENT' ? 'noProgram' : printFailed());
    });
    lp.on('close', (code) => {
      if (code === 0) answer(ok(null));
      else
        answer(
          /no default destination|no destinations/i.test(complaint) ? NO_PRINTER : printFailed(),
        );
    });
    // It may end before it has read everything; its exit code says why.
    lp.stdin.on('error', () => undefined);
    lp.stdin.end(pdf);
  });
}

async function printFromWindow(pdf: Uint8Array<ArrayBuffer>): Promise<Outcome<null>> {
  // A session in memory, alone with the document: its only page is the PDF.
  const alone = session.fromPartition(`print-${randomUUID()}`, { cache: false });
  denyPermissions(alone);
  alone.protocol.handle(SCHEME, () => {
    return new Response(pdf, { headers: { 'content-type': 'application/pdf' } });
  });
  const window = new BrowserWindow({
    show: false,
    // The viewer for PDF is a plugin of Chromium's own.
    webPreferences: { session: alone, sandbox: true, contextIsolation: true, plugins: true },
  });
  try {
    await window.loadURL(`${ORIGIN}/document.pdf`);
    await viewerIsThere(window.webContents);
    return await new Promise<Outcome<null>>((answer) => {
      window.webContents.print({}, (printed, reason) => {
        answer(printed || /cancel/i.test(reason) ? ok(null) : printFailed());
      });
    });
  } catch {
    return printFailed();
  } finally {
    window.destroy();
  }
}

/** The viewer comes in a frame of its own, after the page around it has loaded. */
async function viewerIsThere(contents: WebContents): Promise<void> {
  for (let waited = 0; waited < VIEWER_LIMIT_MS; waited += LOOK_EVERY_MS) {
    await delay(LOOK_EVERY_MS);
    const [, viewer] = contents.mainFrame.framesInSubtree;
    // Nothing tells when the viewer has drawn the document; the second look gives it that time.
    if (viewer?.url.startsWith('chrome-extension:')) return delay(LOOK_EVERY_MS);
  }
}

function printFailed() {
  return err({
    tag: 'printFailed',
    message: 'The printer did not take the document. Try again, or save it as a PDF.',
  });
}

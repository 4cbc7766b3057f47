import { KDF_FLOOR, keyOfPassphrase } from '#renderer/vault/keys/derivation.ts';
import type { ShellBridge } from '#shared/ipc/contract.ts';
import type { ProbeReport } from './start-report.ts';

/*
 * Put into the application's own page by the bench `start`: unlocks it the moment it can be, notes
 * when Today stands there, and hands the times over as a file. Nothing is automated from outside, so
 * nothing of an automation is measured.
 */

const PASSPHRASE_FILE = './bench-passphrase.json';
const KEY_DERIVATIONS = 3;

async function run(bridge: ShellBridge): Promise<void> {
  const passphrase: unknown = await (await fetch(PASSPHRASE_FILE)).json();
  const field = await found(() => document.querySelector<HTMLInputElement>('input[type=password]'));
  const lockedAt = performance.now();
  const own = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(field, String(passphrase));
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await frame();
  const submittedAt = performance.now();
  field.form?.requestSubmit();
  await found(() => {
    const title = document.querySelector('main h1, h1');
    const isWaiting = document.querySelector('main .mantine-Skeleton-root') !== null;
    return title?.textContent === 'Today' && !isWaiting ? title : null;
  });
  await frame();
  const usableAt = performance.now();
  const keyMillis = await keyDerivation();
  const paints = performance.getEntriesByType('paint');
  const report: ProbeReport = {
    origin: performance.timeOrigin,
    firstPaint: paints.find(({ name }) => name === 'first-paint')?.startTime ?? 0,
    lockedAt,
    submittedAt,
    usableAt,
    keyMillis,
  };
  const text = JSON.stringify(report);
  await bridge.call['file.saveText']({ text, suggestedName: 'probe.json' });
}

/** What `look` finds, once it does; it looks again whenever the page changes. */
function found<Found>(look: () => Found | null): Promise<Found> {
  return new Promise((resolve) => {
    const now = look();
    if (now !== null) return resolve(now);
    const watcher = new MutationObserver(() => {
      const later = look();
      if (later === null) return;
      watcher.disconnect();
      resolve(later);
    });
    watcher.observe(document, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
}

/** The end of the next frame, when what stands in the document has been drawn. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

/**
 * How long deriving the key takes here: the shortest of some, because the application works in the
 * background by then, and what is taken off must not be more than the unlocking waited for.
 */
async function keyDerivation(): Promise<number> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const times: number[] = [];
  for (let time = 0; time < KEY_DERIVATIONS; time += 1) {
    const from = performance.now();
    await keyOfPassphrase('seven herons over the weir', salt, {
      name: 'argon2id',
      salt: '',
      ...KDF_FLOOR,
    });
    times.push(performance.now() - from);
  }
  return Math.min(...times);
}

const bridge = (window as { fieldfolio?: ShellBridge }).fieldfolio;
if (bridge) void run(bridge);

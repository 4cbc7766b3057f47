import type { ShellBridge } from '#shared/ipc/contract.ts';
import type { PrintBridge } from '#shared/ipc/print-contract.ts';

declare global {
  interface Window {
    readonly fieldfolio?: ShellBridge;
    readonly fieldfolioPrint?: PrintBridge;
  }
}

/** The shell's capabilities; throws outside the application, where there are none. */
export function shell(): ShellBridge {
  const bridge = window.fieldfolio;
  if (bridge === undefined)
    throw new Error('This page runs inside the Fieldfolio application only.');
  return bridge;
}

/** The capabilities of the print page; throws anywhere else. */
export function printShell(): PrintBridge {
  const bridge = window.fieldfolioPrint;
  if (bridge === undefined)
    throw new Error('This page is laid out by the Fieldfolio application only.');
  return bridge;
}

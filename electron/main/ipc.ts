import { BrowserWindow, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import type { Capability } from '#shared/ipc/capability.ts';
import { channelOf, eventChannelOf } from '#shared/ipc/channels.ts';
import { type EventName, type EventOf, events } from '#shared/ipc/contract.ts';
import { type Caller, mayCall } from './sender.ts';

/*
 * The one place in the main process with raw IPC. Whoever calls is checked, what they pass is
 * parsed, and only what the contract names can be called.
 */

type AnyContract = Readonly<Record<string, Capability>>;

/** One function per capability; what it gets has been parsed. */
export type Handlers<Of extends AnyContract> = {
  readonly [Name in keyof Of]: (
    argument: z.output<Of[Name]['argument']>,
  ) => z.input<Of[Name]['answer']> | Promise<z.input<Of[Name]['answer']>>;
};

/**
 * Answers the capabilities of a contract for one window.
 * @param windowOf the only window that may call them; `null` while there is none
 */
export function answerCapabilities<Of extends AnyContract>(
  contract: Of,
  handlers: Handlers<Of>,
  windowOf: () => BrowserWindow | null,
): void {
  for (const [name, { argument }] of Object.entries(contract)) {
    // The cast joins a name with its own handler, which the mapped type has tied together.
    const handle = handlers[name] as (argument: unknown) => unknown;
    ipcMain.handle(channelOf(name), async (event, raw: unknown, ...rest: unknown[]) => {
      if (!mayCall(callerOf(event), windowOf()?.webContents.id ?? null)) {
        throw new Error('Refused: this caller may not use the shell.');
      }
      const parsed = argument.safeParse(raw);
      if (!parsed.success || rest.length > 0) {
        throw new Error(`Refused: the argument of ${name} is not what the contract says.`);
      }
      return handle(parsed.data);
    });
  }
}

/** Tells a window something; dropped when the window is gone. */
export function tell<Name extends EventName>(
  contents: WebContents | null,
  name: Name,
  event: EventOf<Name>,
): void {
  if (contents === null || contents.isDestroyed()) return;
  contents.send(eventChannelOf(name), events[name].parse(event));
}

function callerOf(event: IpcMainInvokeEvent): Caller {
  const frame = event.senderFrame;
  return {
    contentsId: event.sender.id,
    url: frame?.url ?? null,
    isTopFrame: frame !== null && frame.parent === null,
    hasWindow: BrowserWindow.fromWebContents(event.sender) !== null,
  };
}

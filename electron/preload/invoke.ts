import { ipcRenderer } from 'electron';
import { channelOf, eventChannelOf } from '#shared/ipc/channels.ts';
import type {
  AnswerOf,
  ArgumentOf,
  CapabilityName,
  EventName,
  EventOf,
} from '#shared/ipc/contract.ts';
import type { PrintAnswer, PrintArgument, PrintContract } from '#shared/ipc/print-contract.ts';

/* The one place in the preload with raw IPC; nothing of it reaches the page. */

/** A function that asks the shell for one capability and can ask for nothing else. */
export function ask<Name extends CapabilityName>(name: Name) {
  const channel = channelOf(name);
  return (argument: ArgumentOf<Name>): Promise<AnswerOf<Name>> =>
    ipcRenderer.invoke(channel, argument);
}

/** The same for the print page's own contract. */
export function askForPrint<Name extends keyof PrintContract>(name: Name) {
  const channel = channelOf(name);
  return (argument: PrintArgument<Name>): Promise<PrintAnswer<Name>> =>
    ipcRenderer.invoke(channel, argument);
}

/** A function that listens to one event; the page never sees Electron's own event object. */
export function hear<Name extends EventName>(name: Name) {
  const channel = eventChannelOf(name);
  return (listener: (event: EventOf<Name>) => void): (() => void) => {
    const heard = (_event: unknown, payload: EventOf<Name>) => listener(payload);
    ipcRenderer.on(channel, heard);
    return () => {
      ipcRenderer.removeListener(channel, heard);
    };
  };
}

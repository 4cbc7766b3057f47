import { serialize } from 'node:v8';
import type { ElectronApplication } from '@playwright/test';
import { channelOf } from '#shared/ipc/channels.ts';
import { argumentsFor, capabilityNames, fitsContract } from './arguments.ts';

export interface FuzzOutcome {
  tried: number;
  /** Calls that were answered although they had to be refused. */
  accepted: string[];
}

const BATCH = 200;

/**
 * Calls every channel with wrong senders and generated arguments, and from the right sender with those
 * that break the contract. Electron's own table of handlers is called, with senders that no page can forge.
 */
export async function fuzzChannels(
  app: ElectronApplication,
  perChannel: number,
  seed: number,
): Promise<FuzzOutcome> {
  const outcome: FuzzOutcome = { tried: 0, accepted: [] };
  for (const [index, name] of capabilityNames.entries()) {
    for (let from = 0; from < perChannel; from += BATCH) {
      const count = Math.min(BATCH, perChannel - from);
      const values = argumentsFor(name, count, seed + index * 1_000_003 + from);
      const batch = values.map((value) => ({ value, fits: fitsContract(name, value) }));
      const { tried, accepted } = await callAll(app, channelOf(name), batch);
      outcome.tried += tried;
      outcome.accepted = [...new Set([...outcome.accepted, ...accepted])];
    }
  }
  return outcome;
}

function callAll(
  app: ElectronApplication,
  channel: string,
  batch: { value: unknown; fits: boolean }[],
): Promise<FuzzOutcome> {
  return app.evaluate(
    async ({ BrowserWindow, ipcMain }, { channel, packed }) => {
      // Structured cloning, as for real messages; what Playwright can pass itself is less.
      const v8 = process.mainModule?.require('node:v8') as typeof import('node:v8');
      const batch: { value: unknown; fits: boolean }[] = v8.deserialize(
        Buffer.from(packed, 'base64'),
      );
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        _invokeHandlers: Map<string, (event: unknown, ...rest: unknown[]) => Promise<unknown>>;
      };
      const handle = handlers.get(channel);
      const shown = () => BrowserWindow.getAllWindows().find((each) => each.isVisible());
      // The window shows itself once it has something to show.
      while (!shown()) await new Promise((resolve) => setTimeout(resolve, 50));
      const sender = shown()?.webContents;
      const url = 'app://fieldfolio/index.html';
      const wrong: Record<string, unknown> = {
        'foreign page': { sender, senderFrame: { url: 'https://example.com/', parent: null } },
        'look-alike page': {
          sender,
          senderFrame: { url: `${url}.example.com`.replace('/index', '.x/index'), parent: null },
        },
        'frame below': { sender, senderFrame: { url, parent: sender?.mainFrame } },
        'frame that is gone': { sender, senderFrame: null },
        'other contents': {
          sender: { id: 999_999, getOwnerBrowserWindow: () => null },
          senderFrame: { url, parent: null },
        },
      };
      const outcome = { tried: 0, accepted: [] as string[] };
      const attempt = async (who: string, event: unknown, value: unknown) => {
        outcome.tried += 1;
        try {
          await handle?.(event, value);
          outcome.accepted.push(`${channel} from ${who}`);
        } catch (error) {
          if (!String(error).includes('Refused')) outcome.accepted.push(`${channel}: ${error}`);
        }
      };
      for (const { value, fits } of batch) {
        for (const [who, event] of Object.entries(wrong)) await attempt(who, event, value);
        if (!fits) await attempt('its page', { sender, senderFrame: sender?.mainFrame }, value);
      }
      return outcome;
    },
    { channel, packed: serialize(batch).toString('base64') },
  );
}

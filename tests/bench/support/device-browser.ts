import type { DeviceCalls } from '../pages/device-calls.ts';
import { openBrowser } from './browser.ts';
import { bundle } from './bundle.ts';
import { newDevice } from './server-pages.ts';
import { serveFolder } from './static-server.ts';

/** The bench's pages, built and served. */
export interface ServedPages {
  /** The address of a page, named as its file below `pages`. */
  address(name: string): string;
  close(): Promise<void>;
}

/** Builds and serves pages, named as their files below `pages`. */
export async function servePages(names: readonly string[]): Promise<ServedPages> {
  const bench = `${import.meta.dirname}/..`;
  const built = await bundle(
    bench,
    names.map((name) => `pages/${name}.html`),
  );
  const server = await serveFolder(built.folder);
  return {
    address: (name) => `${server.origin}/pages/${name}.html`,
    async close() {
      await server.close();
      await built.remove();
    },
  };
}

/** What a page offers, called from outside. */
export type Remote<Calls> = <Name extends keyof Calls & string>(
  name: Name,
  ...args: Calls[Name] extends (...args: infer Args) => unknown ? Args : never
) => Calls[Name] extends (...args: never) => infer Answer ? Answer : never;

/** Runs `work` with a page in a browser that has seen nothing before. */
export async function withPage<Calls, Value>(
  url: string,
  work: (call: Remote<Calls>) => Promise<Value>,
): Promise<Value> {
  const browser = await openBrowser(url, { crossOrigin: true });
  try {
    return await work(browser.call as Remote<Calls>);
  } finally {
    await browser.close();
    await browser.removeProfile();
  }
}

/** Runs `work` with the product's vault on a new device of the office, enrolled and still empty. */
export function withDevice<Value>(
  pages: ServedPages,
  address: string,
  work: (call: Remote<DeviceCalls>) => Promise<Value>,
  journal?: string,
): Promise<Value> {
  return withPage<DeviceCalls, Value>(pages.address('device'), async (call) => {
    await call('enrol', await newDevice(address), journal);
    return work(call);
  });
}

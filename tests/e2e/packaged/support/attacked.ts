import { expect } from '@playwright/test';
import { injections } from '#tests/fixtures/injections.ts';
import { type Office, openOffice } from '../../journeys/support/office.ts';
import { type PackagedApplication, type PackagedOptions, startPackaged } from './application.ts';
import { startForeignServer } from './foreign-server.ts';

/** The packaged application under attack by texts, with somebody else's server beside the firm's. */
export interface Attacked {
  readonly office: Office;
  readonly running: PackagedApplication;
  /** The fifty texts that run, or ask the foreign server, where they are put into a page without care. */
  readonly payloads: readonly string[];
  /** Asserts that none of them ran, opened a dialog or window, or asked the foreign server. */
  expectNothingRan(): Promise<void>;
  close(): Promise<void>;
}

/** Starts both; what `prepare` does to the firm's server comes first. */
export async function startAttacked(
  prepare: (office: Office, payloads: readonly string[]) => Promise<void>,
  options: PackagedOptions = {},
): Promise<Attacked> {
  const foreign = await startForeignServer();
  const payloads = injections(foreign.url);
  const office = await openOffice();
  await prepare(office, payloads);
  const running = await startPackaged(options);
  const dialogs: string[] = [];
  running.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return {
    ...{ office, running, payloads },
    async expectNothingRan() {
      // Whatever was put in has had its time: two frames of the page.
      const ran = await running.page.evaluate(
        () =>
          new Promise((done) => {
            requestAnimationFrame(() => requestAnimationFrame(() => done('__xss' in window)));
          }),
      );
      const windows = running.browser.contexts().flatMap((context) => context.pages());
      const shown = windows.map((each) => each.url()).filter((url) => !url.includes('print.html'));
      expect({ ran, dialogs, requests: foreign.requests, windows: shown.length }).toEqual({
        ...{ ran: false, dialogs: [], requests: [], windows: 1 },
      });
    },
    async close() {
      await running.close();
      await office.close();
      await foreign.close();
    },
  };
}

import type { Page } from '@playwright/test';

/*
 * Timing inside the application's page: an act and the moment its outcome stands there, without the
 * way to the automation and back. What is waited for is looked at whenever the page changes.
 */

/** What counts as the outcome of an act. */
export type Until =
  /** An element that the selector names, and no element that `without` names. */
  | { readonly selector: string; readonly without?: string }
  /** The text of the first element that the selector names is no longer what it was. */
  | { readonly changed: string }
  /** `text` stands in the element of `place`, and there is no element that `without` names. */
  | { readonly text: string; readonly place: string; readonly without?: string };

const LIMIT_MS = 60_000;

/** Clicks the element of `selector`; the milliseconds until `until` holds. */
export function clickUntil(page: Page, selector: string, until: Until): Promise<number> {
  return act(page, { act: 'click', selector }, until);
}

/** Types `text` into the field of `selector` as one keystroke; the milliseconds until `until` holds. */
export function typeUntil(
  page: Page,
  selector: string,
  text: string,
  until: Until,
): Promise<number> {
  return act(page, { act: 'type', selector, text }, until);
}

type Act =
  | { readonly act: 'click'; readonly selector: string }
  | { readonly act: 'type'; readonly selector: string; readonly text: string };

function act(page: Page, what: Act, until: Until): Promise<number> {
  return page.evaluate(
    ({ what: wanted, until: end, limit }) => {
      const target = document.querySelector<HTMLElement>(wanted.selector);
      if (!target) throw new Error(`Nothing on the page is "${wanted.selector}".`);
      const before = 'changed' in end ? document.querySelector(end.changed)?.textContent : null;
      const holds = (): boolean => {
        if ('changed' in end) return document.querySelector(end.changed)?.textContent !== before;
        if ('without' in end && end.without && document.querySelector(end.without)) return false;
        if ('selector' in end) return document.querySelector(end.selector) !== null;
        return document.querySelector(end.place)?.textContent?.includes(end.text) === true;
      };
      return new Promise<number>((resolve, reject) => {
        const from = performance.now();
        const timer = setTimeout(() => {
          watcher.disconnect();
          reject(new Error(`Waited too long after "${wanted.selector}".`));
        }, limit);
        const look = (): void => {
          if (!holds()) return;
          watcher.disconnect();
          clearTimeout(timer);
          resolve(performance.now() - from);
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document, {
          attributes: true,
          characterData: true,
          childList: true,
          subtree: true,
        });
        if (wanted.act === 'click') {
          target.click();
          return;
        }
        if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) {
          reject(new Error(`"${wanted.selector}" takes no text.`));
          return;
        }
        // React keeps its own idea of the value and hears only of changes behind its back.
        const own = Object.getPrototypeOf(target);
        Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(target, wanted.text);
        target.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    },
    { what, until, limit: LIMIT_MS },
  );
}

import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { formKeys } from './form-keys.ts';

let root: Root;
let saved = 0;
const save = () => {
  saved += 1;
};

beforeEach(() => {
  saved = 0;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  const form = (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={formKeys(save)}
    >
      <input />
      <textarea />
      <button type="submit">Save</button>
    </form>
  );
  flushSync(() => root.render(form));
});
afterEach(() => root.unmount());

const focus = (name: string) => document.querySelector<HTMLElement>(name)?.focus();

it('does not save with Enter in a line of text', async () => {
  focus('input');
  await userEvent.keyboard('Hello{Enter}');
  expect(saved).toBe(0);
});

it('saves once with Ctrl+Enter, in a line and in running text', async () => {
  focus('input');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(saved).toBe(1);
  focus('textarea');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(saved).toBe(2);
});

it('leaves Enter to running text and to buttons', async () => {
  focus('textarea');
  await userEvent.keyboard('a{Enter}b');
  expect(document.querySelector('textarea')?.value).toBe('a\nb');
  focus('button');
  await userEvent.keyboard('{Enter}');
  expect(saved).toBe(1);
});

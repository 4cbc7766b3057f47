import { MantineProvider } from '@mantine/core';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { UnknownText } from '../unknown-text.tsx';
import { FigureButton } from './figure-button.tsx';
import { useRovingFigures } from './use-roving-figures.ts';

let root: Root;
const asked: string[] = [];

function Figure({ name, text }: { name: string; text: string | null }) {
  const reason = text === null ? 'no price of Heron Fund on 24 Nov 2026 or before' : null;
  return (
    <FigureButton
      explain={() => {
        asked.push(name);
        return { name, text, reason, how: 'Quantity times price.' };
      }}
    >
      {text ?? <UnknownText reason={reason ?? ''} />}
    </FigureButton>
  );
}

function Figures() {
  const roving = useRovingFigures<HTMLTableElement>();
  return (
    <main tabIndex={-1}>
      <button type="button">Before</button>
      <table {...roving}>
        <tbody>
          {['1', '2'].map((row) => (
            <tr key={row}>
              <td>
                <Figure name={`Value ${row}`} text={`${row}00`} />
              </td>
              <td>
                <Figure name={`Cost ${row}`} text={null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button">After</button>
    </main>
  );
}

beforeEach(() => {
  asked.length = 0;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  flushSync(() =>
    root.render(
      <MantineProvider env="test">
        <Figures />
      </MantineProvider>,
    ),
  );
  document.querySelector('button')?.focus();
});
afterEach(() => root.unmount());

const focused = () => document.activeElement?.textContent;
const dialog = () => document.querySelector('[role="dialog"]');
const press = (...keys: string[]) => userEvent.keyboard(keys.map((key) => `{${key}}`).join(''));

it('is one place for Tab in a table, among whose figures the arrows move', async () => {
  await press('Tab');
  await expect.poll(focused).toBe('100');
  await press('ArrowDown');
  await expect.poll(focused).toBe('200');
  await press('ArrowRight', 'ArrowUp');
  expect(focused()).toContain('Unknown: no price of Heron Fund');
  await press('Tab');
  await expect.poll(focused).toBe('After');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()).toContain('Unknown: no price of Heron Fund');
});

it('asks for nothing until it is pressed, opens with Enter and gives the focus back with Esc', async () => {
  await press('Tab', 'ArrowDown');
  expect(asked).toEqual([]);
  await press('Enter');
  await expect.poll(() => dialog()?.textContent).toContain('Value 2');
  expect(dialog()?.textContent).toContain('Quantity times price.');
  expect(dialog()?.contains(document.activeElement)).toBe(true);
  // The arrows are not those of the table now.
  await press('ArrowRight');
  expect(dialog()?.contains(document.activeElement)).toBe(true);
  await press('Escape');
  await expect.poll(dialog).toBeNull();
  await expect.poll(focused).toBe('200');
});

it('says why a figure is not known, to the pointer as well', async () => {
  const unknown = document.querySelectorAll('[data-figure]')[1];
  await userEvent.click(unknown as Element);
  await expect.poll(() => dialog()?.textContent).toContain('Cost 1');
  expect(dialog()?.textContent).toContain(
    'Unknown: no price of Heron Fund on 24 Nov 2026 or before.',
  );
});

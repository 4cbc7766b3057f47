import { MantineProvider } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useEnterAfterAnswer } from './use-enter-after-answer.ts';
import { useFirstSelected } from './use-first-selected.ts';

const [store, spotlight] = createSpotlight();
let root: Root;
let opened: string[] = [];
let isAnswered = true;

function Choice({ names }: { names: readonly string[] }) {
  const list = useFirstSelected(store, names.join());
  const onKeyDownCapture = useEnterAfterAnswer(store, isAnswered);
  return (
    <>
      <Spotlight.Search autoFocus onKeyDownCapture={onKeyDownCapture} />
      <Spotlight.ActionsList ref={list}>
        {names.map((name) => (
          <Spotlight.Action key={name} onClick={() => opened.push(name)}>
            {name}
          </Spotlight.Action>
        ))}
      </Spotlight.ActionsList>
    </>
  );
}

function show(...names: string[]): void {
  const palette = (
    <MantineProvider>
      <Spotlight.Root store={store} transitionProps={{ duration: 0 }} closeOnActionTrigger={false}>
        <Choice names={names} />
      </Spotlight.Root>
    </MantineProvider>
  );
  flushSync(() => root.render(palette));
}

const selected = () =>
  [...document.querySelectorAll('[data-selected]')].map((entry) => entry.textContent);

beforeEach(async () => {
  opened = [];
  isAnswered = true;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  spotlight.open();
  show('Today', 'Clients', 'Meetings');
  await expect.poll(() => document.querySelector('input')).not.toBeNull();
  document.querySelector('input')?.focus();
});
afterEach(() => {
  spotlight.close();
  root.unmount();
});

it('selects the first as soon as there is a list', async () => {
  await expect.poll(selected).toEqual(['Today']);
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual(['Today']);
});

it('leaves the mark on no entry that went down', async () => {
  show('Client 2', 'Today', 'Clients');
  expect(selected()).toEqual(['Client 2']);
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual(['Client 2']);
});

it('moves with the arrows from the first, and begins anew with the next list', async () => {
  show('Client 545', 'Client 5', 'Client 50');
  await userEvent.keyboard('{ArrowDown}');
  expect(selected()).toEqual(['Client 5']);
  show('Client 545', 'Client 5', 'Client 50');
  expect(selected()).toEqual(['Client 5']);
  show('Client 5', 'Client 545', 'Client 50');
  expect(selected()).toEqual(['Client 5']);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(opened).toEqual(['Client 545']);
});

it('selects again after nothing was found', async () => {
  show();
  expect(selected()).toEqual([]);
  show('Client 5', 'Client 50');
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual(['Client 5']);
});

it('opens what all that was typed finds, not what fewer letters did', async () => {
  isAnswered = false;
  show('Client 1', 'Client 2');
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual([]);
  isAnswered = true;
  show('Client 5', 'Client 50');
  await expect.poll(() => opened).toEqual(['Client 5']);
});

it('opens at once what was chosen with an arrow, and nothing after one types on', async () => {
  isAnswered = false;
  show('Client 1', 'Client 2');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(opened).toEqual(['Client 2']);
  show('Client 10', 'Client 12');
  await userEvent.keyboard('{Enter}0');
  isAnswered = true;
  show('Client 100');
  await userEvent.keyboard('{Shift}');
  expect(opened).toEqual(['Client 2']);
});

import { MantineProvider } from '@mantine/core';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ShellBridge } from '#shared/ipc/contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { NumberText } from '../../components/number-text.tsx';
import { ShellProvider } from '../../services/shell.tsx';
import { useShortcutState } from '../../services/shortcuts.ts';
import { useKeyboard } from './keyboard.ts';

interface Heron {
  readonly id: string;
  readonly name: string;
  readonly change: number | null;
}

const HERONS: readonly Heron[] = [
  { id: 'a', name: 'Ardea', change: 0.25 },
  { id: 'b', name: 'Botaurus', change: null },
];
const NO_CHANGE = 'nothing was counted a year before';

const NAME: DataColumn<Heron> = {
  id: 'name',
  header: 'Name',
  width: 120,
  grow: 1,
  value: ({ name }) => name,
};
const CHANGE: DataColumn<Heron> = {
  id: 'change',
  header: 'Change',
  about: 'Against the year before',
  width: 90,
  value: ({ change }) => change,
  cell: ({ change }) => <NumberText value={change} percent reason={NO_CHANGE} />,
  explain: ({ change }) => ({
    text: change === null ? null : `${change * 100} %`,
    reason: change === null ? NO_CHANGE : null,
  }),
};

let root: Root;

function Page({ columns }: { columns: readonly DataColumn<Heron>[] }) {
  useKeyboard();
  return (
    <main tabIndex={-1} style={{ display: 'flex', height: 300 }}>
      <DataTable
        label="Herons"
        viewKey={`herons ${columns.length}`}
        rows={HERONS}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        columns={columns}
        empty={null}
      />
    </main>
  );
}

function show(columns: readonly DataColumn<Heron>[]): void {
  flushSync(() =>
    root.render(
      <MantineProvider env="test">
        {/* Nothing is saved here. */}
        <ShellProvider shell={{} as ShellBridge}>
          <Page columns={columns} />
        </ShellProvider>
      </MantineProvider>,
    ),
  );
}

beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => root.unmount());

const dialog = () => document.querySelector('[role="dialog"]');
const rowInFocus = () => document.activeElement?.getAttribute('data-row-id');
const keys = () =>
  useShortcutState.getState().scopes.flatMap(({ shortcuts }) => shortcuts.map((each) => each.keys));

it('explains the row in focus with H, and gives it the focus back with Esc', async () => {
  show([NAME, CHANGE]);
  await expect.poll(() => document.querySelectorAll('[data-row-id]').length).toBe(2);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.poll(rowInFocus).toBe('b');
  await userEvent.keyboard('h');
  await expect.poll(() => dialog()?.textContent).toContain('Botaurus');
  expect(dialog()?.textContent).toContain(`Unknown: ${NO_CHANGE}.`);
  expect(dialog()?.textContent).toContain('Against the year before.');
  await userEvent.keyboard('{Escape}');
  await expect.poll(dialog).toBeNull();
  await expect.poll(rowInFocus).toBe('b');
  await userEvent.keyboard('{ArrowUp}h');
  await expect.poll(() => dialog()?.textContent).toContain('25 %');
});

it('tells the key in the menu of columns, which does the same', async () => {
  show([NAME, CHANGE]);
  await userEvent.click(document.querySelector('[aria-label^="Choose columns"]') as Element);
  const item = () =>
    [...document.querySelectorAll('[role="menuitem"]')].find((each) =>
      each.textContent?.startsWith('Explain the row'),
    );
  await expect.poll(() => item()?.getAttribute('aria-keyshortcuts')).toBe('h');
  await userEvent.click(item() as Element);
  await expect.poll(() => dialog()?.textContent).toContain('Change');
});

it('adds no place for Tab to its cells', () => {
  show([NAME, CHANGE]);
  expect(document.querySelectorAll('[role="gridcell"] [tabindex="0"], [data-figure]')).toHaveLength(
    0,
  );
});

it('keeps the key free where no column has anything to explain', () => {
  show([NAME, CHANGE]);
  expect(keys()).toContain('h');
  show([NAME]);
  expect(keys()).not.toContain('h');
});

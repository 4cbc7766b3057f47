import { MantineProvider } from '@mantine/core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { unavailable } from '#shared/domain/figure.ts';
import type { BookPage as Figures } from '#shared/domain/portfolio/book-page.ts';
import type { ShellBridge } from '#shared/ipc/contract.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ClientNamesProvider } from '../../services/client-names.tsx';
import { ShellProvider } from '../../services/shell.tsx';
import { VaultProvider } from '../../services/vault.tsx';
import type { VaultApi, VaultEvent } from '../../vault/api.ts';
import type { BookQuestion, BookView } from '../../vault/views.ts';
import BookPage from './book-page.tsx';

const EUR = 'EUR' as CurrencyCode;
const USD = 'USD' as CurrencyCode;
const WHOLE = 'All accounts, in EUR';
const DAY = '2026-11-24' as CalendarDate;

const none = unavailable('nothing was recorded');
const zero = { startValue: 0, endValue: 0, inflow: 0, outflow: 0, gain: 0, fees: 0, sales: 0 };
const money = { startValue: none, endValue: none, netFlow: none, gain: none, fees: none };
const returns = { net: none, gross: none, moneyWeighted: none, benchmark: none, difference: none };
const row = { key: 'oneYear', period: { from: DAY, to: DAY }, ...money, ...returns } as const;

/** Figures of the scope that is asked for, of accounts in `currencies`. */
function figuresOf({ scope, key }: BookQuestion, currencies: readonly CurrencyCode[]): BookView {
  const figures: Figures = {
    scope: scope ?? { currency: EUR, isWhole: false },
    clientCount: 0,
    table: { currency: scope?.currency ?? EUR, rows: [{ ...row, key }], benchmark: none },
    key,
    course: [],
    contributions: none,
    totals: zero,
    keyClients: [],
    leftOut: [],
    leftOutCount: 0,
    revenueLeftOut: [],
    revenueLeftOutCount: 0,
  };
  return {
    state: 'ready',
    isCurrent: true,
    currencies: currencies.map((currency) => ({ currency, clientCount: 1 })),
    page: figures,
  };
}

let root: Root;
let answer: (question: BookQuestion) => BookView | Promise<BookView>;
let tell: (event: VaultEvent) => void = () => undefined;

const api = {
  bookView: async (question: BookQuestion) => await answer(question),
  books: async () => [],
  clientNames: async () => [],
} as Partial<VaultApi> as VaultApi;

const connection = {
  api,
  listen: (listener: (event: VaultEvent) => void) => {
    tell = listener;
    return () => undefined;
  },
};

function show(): void {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <MantineProvider env="test">
      <ShellProvider shell={{} as ShellBridge}>
        <VaultProvider connection={connection}>
          <ClientNamesProvider>
            <BookPage />
          </ClientNamesProvider>
        </VaultProvider>
      </ShellProvider>
    </MantineProvider>,
  );
}

beforeEach(() => {
  answer = (question) => figuresOf(question, [EUR, USD]);
  show();
});
afterEach(() => root.unmount());

const accounts = () => page.getByLabelText('Accounts', { exact: true });
const csv = () => page.getByRole('button', { name: 'Export all clients as CSV' });
const busy = () => document.querySelector('[aria-busy]')?.getAttribute('aria-busy');

it('lets the accounts be chosen back, from the same place, while others are computed', async () => {
  await expect.element(accounts()).toBeVisible();
  answer = () => ({ state: 'computing', done: 1, total: 3 });
  (accounts().element() as HTMLElement).focus();
  await userEvent.selectOptions(accounts(), WHOLE);
  await expect.element(page.getByText(/^Computing the days of every client/)).toBeVisible();
  expect(document.activeElement).toBe(accounts().element());
  // Nor when the person was elsewhere meanwhile.
  root.unmount();
  show();
  await expect.element(accounts()).toHaveDisplayValue(WHOLE);
  answer = (question) => figuresOf(question, [EUR, USD]);
  await userEvent.selectOptions(accounts(), 'Accounts in USD');
  await expect.element(page.getByRole('heading', { name: 'Performance, USD' })).toBeVisible();
});

it('still lets others be chosen when the last account of the chosen currency has gone', async () => {
  await userEvent.selectOptions(accounts(), 'Accounts in USD');
  await expect.element(page.getByRole('heading', { name: 'Performance, USD' })).toBeVisible();
  answer = (question) => figuresOf(question, [EUR]);
  tell({ event: 'changed', change: { what: 'book', kinds: [], clientIds: [] } });
  await expect.element(accounts()).toHaveDisplayValue('Accounts in USD');
  await userEvent.selectOptions(accounts(), 'Accounts in EUR');
  await expect.element(page.getByRole('heading', { name: 'Performance, EUR' })).toBeVisible();
});

it('marks figures that answer an earlier choice, and writes no file of them', async () => {
  await userEvent.selectOptions(accounts(), 'Accounts in EUR');
  await expect.element(csv()).toBeEnabled();
  expect(busy()).toBe('false');
  let give: () => void = () => undefined;
  answer = async (question) => {
    await new Promise<void>((done) => {
      give = done;
    });
    return figuresOf(question, [EUR, USD]);
  };
  await userEvent.selectOptions(accounts(), 'Accounts in USD');
  await expect.element(csv()).toBeDisabled();
  expect(busy()).toBe('true');
  await expect.element(page.getByRole('heading', { name: 'Performance, EUR' })).toBeVisible();
  give();
  await expect.element(page.getByRole('heading', { name: 'Performance, USD' })).toBeVisible();
  await expect.element(csv()).toBeEnabled();
  expect(busy()).toBe('false');
});

import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { LotsField } from './lots-field.tsx';

const client = entryNamed('client', newClient({ name: 'Lindqvist household' }));
const clientId = client.id;
const securityId = entryNamed('share', null).id;
const account = entryNamed(
  'depot',
  newAccount({ clientId, name: 'Depot', costBasisMethod: 'specificLot' }),
);
const pieces = (count: number) => (count * 1e6) as Quantity;

/** How often the ledger was read: with every reading each of its entries is looked at. */
let readings = 0;

function purchase(date: string) {
  const data = newTransaction({
    ...{ clientId, accountId: account.id, securityId, type: 'buy', date: date as CalendarDate },
    ...{ quantity: pieces(10), amount: -100_00 },
  });
  const entry = entryNamed(`purchase of ${date}`, data);
  return Object.defineProperty({ ...entry }, 'data', {
    enumerable: true,
    get: () => {
      readings += 1;
      return data;
    },
  });
}

const SALE = newTransaction({
  ...{ clientId, accountId: account.id, securityId, type: 'sell' },
  ...{ date: '2026-11-24' as CalendarDate, quantity: pieces(-6), amount: 90_00 },
});

function Form({ ledger, problem }: { ledger: ClientFile; problem: string | undefined }) {
  const [data, setData] = useState<Transaction>(SALE);
  const set = (name: string, value: unknown) => setData((all) => ({ ...all, [name]: value }));
  return (
    <MantineProvider env="test">
      <label>
        Description
        <input onChange={({ currentTarget }) => set('description', currentTarget.value)} />
      </label>
      <LotsField
        {...{ ledger, entryId: null, data, set, problem, autoFocus: false }}
        value={data.namedLots}
        change={(value) => set('namedLots', value)}
      />
    </MantineProvider>
  );
}

let root: Root;
const draw = (problem?: string) => {
  const transactions = ['2024-01-10', '2024-02-10', '2024-03-10'].map(purchase);
  const ledger = { ...emptyClientFile(client), accounts: [account], transactions };
  root.render(<Form {...{ ledger, problem }} />);
};
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => root.unmount());

const lot = (index: number) => page.getByRole('textbox', { name: /10 held/ }).nth(index);
const invalid = () =>
  [...document.querySelectorAll('[aria-invalid="true"]')].map((field) =>
    [...document.querySelectorAll('fieldset input')].indexOf(field),
  );
const group = () => page.getByRole('group', { name: 'Sells from the lots' });

it('reads the ledger for what is sold and of which lot, and not for what is typed elsewhere', async () => {
  draw();
  await lot(2).fill('6');
  await expect.element(lot(2)).toHaveAccessibleDescription(/^Gain EUR\s30\.00, long term$/);
  const before = readings;
  await page.getByLabelText('Description').fill('As the order of the morning said');
  expect(readings).toBe(before);
  await lot(2).fill('3');
  await expect.element(lot(2)).toHaveAccessibleDescription(/^Gain EUR\s15\.00, long term$/);
  expect(readings).toBeGreaterThan(before);
});

it('says of a lot only what is wrong with it', async () => {
  draw('Expected a number');
  await lot(2).fill('six');
  await vi.waitFor(() => expect(invalid()).toEqual([2]));
  await expect.element(group()).not.toMatchTextContent('Expected a number');
  await lot(2).fill('-6');
  await expect.element(lot(2)).toHaveAccessibleDescription(/Expected a number/);
  expect(invalid()).toEqual([2]);
});

it('says what is wrong with all of them of the group', async () => {
  draw('The lots named have 4 units together, but it is of 6');
  await lot(1).fill('4');
  await expect
    .element(group())
    .toHaveAccessibleDescription(/^The lots named have 4 units together/);
  expect(invalid()).toEqual([]);
  await lot(1).fill('11');
  await vi.waitFor(() => expect(invalid()).toEqual([1]));
  await expect.element(group()).not.toHaveAccessibleDescription(/together/);
});

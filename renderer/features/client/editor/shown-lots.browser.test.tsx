import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { LotsField } from './lots-field.tsx';

const client = entryNamed('client', newClient({ name: 'Berg' }));
const depot = entryNamed(
  'Depot',
  newAccount({ clientId: client.id, name: 'Depot', costBasisMethod: 'specificLot' }),
);
const own = { clientId: client.id, accountId: depot.id, securityId: entryNamed('share', null).id };
const FIRST = '2026-01-05' as CalendarDate;
const units = (count: number) => (count * 1e6) as Quantity;
const purchases = Array.from({ length: 120 }, (_, index) =>
  entryNamed(
    `purchase ${index}`,
    newTransaction({
      ...{ ...own, type: 'buy', date: addDays(FIRST, index), quantity: units(1) },
      amount: -10_00,
    }),
  ),
);
const ledger = { ...emptyClientFile(client), accounts: [depot], transactions: purchases };

function Form({ onData }: { onData: (data: Transaction) => void }) {
  const [data, setData] = useState<Transaction>(
    newTransaction({
      ...{ ...own, type: 'sell', date: '2026-11-02' as CalendarDate, quantity: units(-120) },
      amount: 1800_00,
    }),
  );
  onData(data);
  const set = (name: string, value: unknown) => setData((all) => ({ ...all, [name]: value }));
  return (
    <MantineProvider>
      <LotsField
        {...{ ledger, entryId: null, data, set, value: data.namedLots, problem: undefined }}
        autoFocus={false}
        change={(value) => set('namedLots', value)}
      />
    </MantineProvider>
  );
}

it('draws fifty of many lots, names all of them, and says the day while they have one', async () => {
  let now: Transaction | null = null;
  const place = document.body.appendChild(document.createElement('div'));
  createRoot(place).render(
    <Form
      onData={(data) => {
        now = data;
      }}
    />,
  );
  const fields = () => place.querySelectorAll('input').length;
  await expect.element(page.getByText('70 more lots.')).toBeVisible();
  expect(fields()).toBe(50);
  await page.getByRole('button', { name: 'Show 50 more' }).click();
  expect(fields()).toBe(100);
  await expect.element(page.getByRole('button', { name: 'Show 20 more' })).toBeVisible();

  const oldest = page.getByRole('textbox').first();
  await oldest.fill('1');
  await userEvent.keyboard('{Tab}');
  await vi.waitFor(() => expect(now).toMatchObject({ acquiredOn: FIRST }));

  await page.getByRole('button', { name: 'Name the rest, oldest first' }).click();
  await vi.waitFor(() => expect(now?.namedLots).toHaveLength(120));
  expect(now).toMatchObject({ acquiredOn: undefined });
});

import { MantineProvider } from '@mantine/core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { VaultProvider } from '../../services/vault.tsx';
import type { VaultApi } from '../../vault/api.ts';
import type { ClientRow, SyncView } from '../../vault/views.ts';
import { ClientSources } from './client-sources.tsx';

const TODAY = '2026-11-24' as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Lindqvist household' }));

let root: Root;
afterEach(() => root.unmount());

/** The sources of a client, as a vault tells them that has every transaction and answers like this. */
function drawWith(answers: Partial<Pick<VaultApi, 'clientFile' | 'alerts'>>): void {
  const api = {
    syncView: async () => ({ ledgerWhole: true }) as SyncView,
    alerts: async () => ({ settled: [], past: [] }),
    ...answers,
  } as unknown as VaultApi;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <MantineProvider env="test">
      <VaultProvider connection={{ api, listen: () => () => undefined }}>
        <ClientSources row={{ id: client.id } as ClientRow} today={TODAY} />
      </VaultProvider>
    </MantineProvider>,
  );
}

function fileWithDeposit(): ClientFile {
  const account = entryNamed('depot', newAccount({ clientId: client.id, name: 'Depot' }));
  const deposit = newTransaction({
    ...{ clientId: client.id, accountId: account.id, type: 'deposit', amount: 100_00 },
    date: '2020-01-02' as CalendarDate,
  });
  return {
    ...emptyClientFile(client),
    accounts: [account],
    transactions: [entryNamed('deposit', deposit)],
  };
}

const told = () => page.getByRole('status');

it('shows the values once they are read', async () => {
  drawWith({ clientFile: async () => fileWithDeposit() });
  await expect.element(page.getByRole('heading', { name: 'Gain' })).toBeVisible();
  await expect.element(page.getByText('Value at the start')).toBeVisible();
});

it('says so when the client has left the books', async () => {
  drawWith({ clientFile: async () => null });
  await expect
    .element(told())
    .toMatchTextContent('is unavailable: this client is no longer in your books.');
});

it.each(['clientFile', 'alerts'] as const)(
  'says why there are none when %s fails',
  async (name) => {
    const answers = { clientFile: async () => fileWithDeposit() };
    const failing = () => Promise.reject(new Error('The vault is locked.'));
    drawWith({ ...answers, [name]: failing });
    await expect.element(told()).toMatchTextContent('is unavailable: The vault is locked.');
  },
);

import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { page as screen } from 'vitest/browser';
import { unavailableBecause } from '#shared/domain/figure.ts';
import type { BookClient } from '#shared/domain/portfolio/book-client.ts';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ClientNamesProvider } from '../../services/client-names.tsx';
import { type VaultConnection, VaultProvider } from '../../services/vault.tsx';
import { KeyAccountsSection } from './key-accounts-section.tsx';

const [EUR, USD] = ['EUR' as CurrencyCode, 'USD' as CurrencyCode];
const clientId = 'novak' as RecordId;
const why = unavailableBecause({
  ...{ tag: 'rateMissing', from: USD, to: EUR, date: '2026-03-02' as CalendarDate },
});
const amounts = {
  ...{ startValue: 0, endValue: 0, inflow: 0, outflow: 0, gain: 0, fees: 0, sales: 80_00 },
};
const client: BookClient = {
  ...{ clientId, scope: { currency: EUR, isWhole: true }, ...amounts },
  ...{ joinedOn: null, leftOn: null, leftOut: null, revenueLeftOut: { entries: 2, why } },
};
const shown = {
  ...{ scope: client.scope, key: 'oneYear', clientCount: 1, totals: amounts },
  ...{ keyClients: [client], revenueLeftOut: [client], revenueLeftOutCount: 1 },
} as unknown as BookPage;

const connection = {
  api: { clientNames: async () => [{ id: clientId, name: 'Novak s.r.o.' }] },
  listen: () => () => undefined,
} as unknown as VaultConnection;

it('says under the key accounts whose revenue is not all counted, and why', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(
    <MantineProvider>
      <VaultProvider connection={connection}>
        <ClientNamesProvider>
          <KeyAccountsSection page={shown} />
        </ClientNamesProvider>
      </VaultProvider>
    </MantineProvider>,
  );
  const note = screen.getByText(/The revenue of 1 of 1 client is not all known in EUR/);
  await expect.element(note).toBeVisible();
  await expect
    .poll(() => screen.getByRole('listitem').element().textContent, { timeout: 5_000 })
    .toContain('Novak s.r.o.: 2 entries not counted, as there is no exchange rate from USD to EUR');
  root.unmount();
});

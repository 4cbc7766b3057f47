import { expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { activitySections } from './report-activity.ts';
import { quarterMaterial } from './report-fixture.ts';

it('names the currency of an entry that is not in that of its account, and adds it to nothing', () => {
  const client = entryNamed('client', newClient({ name: 'Client' }));
  const account = entryNamed('account', newAccount({ clientId: client.id, name: 'Depot' }));
  const transactions = ['EUR', 'JPY'].map((currency) =>
    entryNamed(
      currency,
      newTransaction({
        ...{ clientId: client.id, accountId: account.id, type: 'deposit', amount: 5000 },
        date: '2026-08-01' as CalendarDate,
        currency: currency as CurrencyCode,
      }),
    ),
  );
  const file = { ...emptyClientFile(client), accounts: [account], transactions };
  const tables = activitySections(quarterMaterial(file)).flatMap(({ blocks }) =>
    blocks.filter((block) => block.type === 'longTable'),
  );
  const amounts = tables.map(({ rows }) =>
    rows.flatMap(({ role, cells }) => (role === 'group' ? [] : cells.at(-1)?.text)),
  );
  expect(amounts).toEqual([
    ['0.00', '+50.00', '50.00'],
    ['+50.00', 'JPY\u00a05,000', '+50.00'],
  ]);
  expect(tables[1]?.note).toContain('no part of the cash and of no total');
});

import { expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { appraisalSections } from './report-appraisal.ts';
import { quarterMaterial } from './report-fixture.ts';

it('adds up money in its own currency where no security is held', () => {
  const client = entryNamed('client', newClient({ name: 'Client' }));
  const accounts = ['EUR', 'JPY'].map((code) =>
    entryNamed(
      code,
      newAccount({ clientId: client.id, name: code, currency: code as CurrencyCode }),
    ),
  );
  const transactions = accounts.map(({ id, data: { currency } }) =>
    entryNamed(
      `deposit ${currency}`,
      newTransaction({
        ...{ clientId: client.id, accountId: id, currency },
        type: 'deposit',
        date: '2026-01-01' as CalendarDate,
        amount: 1_000_000,
      }),
    ),
  );
  const material = quarterMaterial({ ...emptyClientFile(client), accounts, transactions });
  const totals = appraisalSections(material).map(({ blocks: [table] }) =>
    table?.type === 'longTable' ? table.rows.at(-1)?.cells[4]?.text : null,
  );
  expect(totals).toEqual(['10,000.00', '1,000,000']);
});

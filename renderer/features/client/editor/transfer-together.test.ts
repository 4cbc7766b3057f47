import { expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { TransferDraft } from '#shared/domain/portfolio/transfer.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { formatDate } from '../../../components/formats.ts';
import { transferTogether } from './transfer-together.ts';

const client = entryNamed('client', newClient({ name: 'Berg' }));
const account = (name: string) => entryNamed(name, newAccount({ clientId: client.id, name }));
const [depot, savings] = [account('Depot'), account('Savings')];
const draft: TransferDraft = {
  ...newTransaction({
    clientId: client.id,
    accountId: depot.id,
    type: 'transferOut',
    date: '2026-05-04' as CalendarDate,
  }),
  ...{ amount: -400_00, transferAccountId: savings.id, otherAmount: 7 },
};
const out = entryNamed('out', { ...draft, otherAmount: undefined });
const arrived = entryNamed(
  'arrived',
  newTransaction({
    ...{ clientId: client.id, accountId: savings.id, type: 'transferIn', date: draft.date },
    ...{ amount: 400_00, transferAccountId: depot.id },
  }),
);
const work = { ...emptyClientFile(client), accounts: [depot, savings] };
const whole = { ...work, transactions: [out, arrived] };
const [newOwn, newOther] = [entryNamed('own', null).id, entryNamed('other', null).id];
const newId = async () => newOther;

it('saves a new transfer on both accounts in one step, without what only the form knows', async () => {
  const together = transferTogether({ id: null, data: draft }, work, { ...work });
  expect(together.problems(draft as RecordData)).toEqual([]);
  const requests = await together.requests(newOwn, draft as RecordData, newId);
  expect(requests.map(({ id, data }) => [id, data])).toMatchObject([
    [newOwn, { accountId: depot.id, amount: -400_00 }],
    [newOther, { accountId: savings.id, amount: 400_00, transferAccountId: depot.id }],
  ]);
  expect(requests[0]?.data).not.toHaveProperty('otherAmount');
  expect(together.deletedToo).toEqual([]);
});

it('saving what was saved already makes no third entry', async () => {
  const together = transferTogether({ id: null, data: draft }, whole, whole);
  const requests = await together.requests(out.id, draft as RecordData, newId);
  expect(requests.map(({ id }) => id)).toEqual([out.id, arrived.id]);
});

it('changes and deletes both entries of one that stands', async () => {
  const together = transferTogether(out, whole, whole);
  expect(together.deletedToo).toEqual([{ kind: 'transaction', id: arrived.id }]);
  const outside = { ...out.data, transferAccountId: null };
  expect(await together.requests(out.id, outside, newId)).toMatchObject([
    { id: out.id },
    { id: arrived.id, data: null },
  ]);
});

it('waits for the whole ledger with a transfer between own accounts, and with no other entry', () => {
  const problems = (data: TransferDraft) =>
    transferTogether({ id: null, data: out.data }, work, null).problems(data as RecordData);
  expect(problems(draft)).toMatchObject([{ field: 'transferAccountId' }]);
  const deposit = { ...draft, type: 'deposit' as const };
  expect(transferTogether({ id: null, data: deposit }, work, null).problems(deposit)).toEqual([]);
});

const share = entryNamed('share', null).id;
const chosen = {
  ...depot,
  data: { ...depot.data, costBasisMethod: 'specificLot' as const },
};
const units = (count: number) => (count * 1e6) as Quantity;
const bought = entryNamed(
  'bought',
  newTransaction({
    ...{ clientId: client.id, accountId: depot.id, type: 'buy', amount: -500_00 },
    ...{ date: '2026-02-02' as CalendarDate, securityId: share, quantity: units(5) },
  }),
);
const moved = (count: number): TransferDraft => ({
  ...newTransaction({
    ...{ clientId: client.id, accountId: depot.id, type: 'transferOut', date: draft.date },
    ...{ securityId: share, quantity: units(-count), transferAccountId: savings.id },
  }),
  namedLots: [{ purchaseId: bought.id, acquiredOn: bought.data.date, quantity: units(count) }],
});

it('is not saved while it names more of a lot than is held on the day', () => {
  const accounts = [chosen, savings];
  const file = { ...work, accounts, transactions: [bought] };
  const problems = (data: TransferDraft) =>
    transferTogether({ id: null, data }, file, file).problems(data as RecordData);
  expect(problems(moved(5))).toEqual([]);
  const early = { ...moved(5), date: '2026-02-01' as CalendarDate };
  expect(problems({ ...early, transferAccountId: null })).toMatchObject([{ field: 'namedLots' }]);
  const sale = { ...moved(6), type: 'sell' as const, transferAccountId: null };
  const boughtOn = formatDate('2026-02-02' as CalendarDate);
  expect(problems(sale).map(({ field, message }) => [field, message])).toEqual([
    ['namedLots', `the lot of ${boughtOn} has 5 units on that day, not 6`],
  ]);
});

it('is not saved while the lots that it names are not all that leaves, in a sale and a transfer', () => {
  const file = { ...work, accounts: [chosen, savings], transactions: [bought] };
  const problems = (data: TransferDraft) =>
    transferTogether({ id: null, data }, file, file).problems(data as RecordData);
  for (const type of ['sell', 'transferOut'] as const) {
    const some = { ...moved(3), type, quantity: units(-4), transferAccountId: null };
    expect(problems(some)).toEqual([
      {
        field: 'namedLots',
        message: 'the lots named have 3 units together, but it is of 4',
      },
    ]);
  }
  expect(problems({ ...moved(3), type: 'buy', quantity: units(4) })).toEqual([]);
});

it('lets what arrives change only as far as the lots that were named to leave', () => {
  const left = entryNamed('left', { ...moved(3) });
  const came = entryNamed(
    'came',
    newTransaction({
      ...{ clientId: client.id, accountId: savings.id, type: 'transferIn', date: draft.date },
      ...{ securityId: share, quantity: units(3), transferAccountId: depot.id },
    }),
  );
  const file = { ...work, accounts: [chosen, savings], transactions: [bought, left, came] };
  const problems = (quantity: Quantity) =>
    transferTogether(came, file, file).problems({ ...came.data, quantity } as RecordData);
  expect(problems(units(3))).toEqual([]);
  expect(problems(units(4))).toEqual([
    {
      field: 'quantity',
      message:
        'Depot names the lots that leave, change it there: the lots named have 3 units together, but it is of 4',
    },
  ]);
});

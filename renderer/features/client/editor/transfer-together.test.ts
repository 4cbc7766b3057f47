import { expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { TransferDraft } from '#shared/domain/portfolio/transfer.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
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

import { isValidElement } from 'react';
import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import { TRANSACTION_TYPES } from '#shared/domain/portfolio/transaction.ts';
import { transactionFields } from './transaction-fields.tsx';

const clientId = entryNamed('client', null).id;
const account = (name: string) => entryNamed(name, newAccount({ clientId, name }));
const [depot, savings] = [account('Depot'), account('Savings')];
const fields = transactionFields({
  ...{ accounts: [depot, savings], securities: [], products: [], ledger: null, editedId: null },
});

/** What the field `name` is called in the form of an entry; `null` where it is not asked. */
function labelOf(name: string, entry: Readonly<Record<string, unknown>>): string | null {
  const drawn = fields
    .find((field) => field.name === name)
    ?.draw({
      ...{ value: undefined, change: () => undefined, set: () => undefined },
      ...{ problem: undefined, autoFocus: false },
      data: { accountId: depot.id, currency: 'EUR', ...entry },
    });
  return isValidElement<{ label: string }>(drawn) ? drawn.props.label : null;
}

it('asks who is paid or pays where money crosses the border of the client’s accounts', () => {
  const asked = TRANSACTION_TYPES.flatMap((type) => {
    const label = labelOf('counterparty', { type });
    return label === null ? [] : [[type, label]];
  });
  expect(asked).toEqual([
    ['interest', 'Paid by'],
    ['fee', 'Paid to'],
    ['tax', 'Paid to'],
    ['deposit', 'Paid by'],
    ['withdrawal', 'Paid to'],
    ['transferIn', 'From whom'],
    ['transferOut', 'To whom'],
  ]);
  const own = { type: 'transferOut', transferAccountId: savings.id };
  expect(labelOf('counterparty', own)).toBeNull();
});

it('asks how money came in or went out', () => {
  const asked = TRANSACTION_TYPES.filter((type) => labelOf('paymentMeans', { type }) !== null);
  expect(asked).toEqual(['deposit', 'withdrawal']);
});

it('asks of securities that come in since when they are held and what they cost', () => {
  const arriving = { type: 'transferIn', securityId: entryNamed('share', null).id };
  expect([labelOf('acquiredOn', arriving), labelOf('costBasis', arriving)]).toEqual([
    'Acquired on',
    'Cost',
  ]);
  for (const other of [
    { ...arriving, securityId: null },
    { ...arriving, type: 'transferOut' },
  ]) {
    expect([labelOf('acquiredOn', other), labelOf('costBasis', other)]).toEqual([null, null]);
  }
});

it('asks of a merger what money came with it, and what the units received were worth', () => {
  const asked = TRANSACTION_TYPES.filter((type) => labelOf('newValue', { type }) !== null);
  expect(asked).toEqual(['merger']);
  expect(labelOf('amount', { type: 'merger' })).toBe('Money received');
  expect(labelOf('amount', { type: 'spinOff' })).toBe('Amount, minus when out');
});

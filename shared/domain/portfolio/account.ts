import { z } from 'zod';
import { currencyField, dateField, lineField, nameField, recordIdField } from '../fields.ts';
import { defineKind, group, keyedList } from '../kind.ts';

export const ASSET_CLASSES = [
  'equity',
  'bond',
  'fund',
  'cash',
  'property',
  'commodity',
  'other',
] as const;
export type AssetClass = (typeof ASSET_CLASSES)[number];

/** An investment, business (cash, credit, loan) or sales account of a client. */
export const accountKind = defineKind({
  kind: 'account',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    name: nameField,
    accountType: z.enum(['investment', 'cash', 'credit', 'loan', 'sales']),
    number: lineField,
    currency: currencyField,
    custodian: lineField,
    costBasisMethod: z.enum([
      'fifo',
      'lifo',
      'average',
      'pooledAverage',
      'specificLot',
      'notApplicable',
    ]),
    openedOn: dateField.nullable(),
    closedOn: dateField.nullable(),
    benchmarkSecurityId: recordIdField.nullable(),
    /** Target weights in hundredths of a percent, by asset class (`id`). */
    targets: z.array(
      z.looseObject({
        id: z.enum(ASSET_CLASSES),
        weight: z.int().min(0).max(10_000),
      }),
    ),
    /**
     * The last day for which whoever keeps the account delivered its ledger; figures are as of then.
     * Without it the ledger counts as whole up to today.
     */
    ledgerThrough: dateField.nullable().optional(),
    externalId: lineField,
  }),
  policies: {
    openedOn: group('term'),
    closedOn: group('term'),
    targets: keyedList,
  },
  parents: (account) => [account.clientId],
  title: (account) => (account.number ? `${account.name} (${account.number})` : account.name),
  breaches: (account) => {
    const total = account.targets.reduce((sum, target) => sum + target.weight, 0);
    return account.targets.length > 0 && total !== 10_000
      ? [{ field: 'targets', message: 'target weights must add up to 100 %' }]
      : [];
  },
});
export type Account = z.output<typeof accountKind.schema>;

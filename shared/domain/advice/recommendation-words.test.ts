import { expect, it } from 'vitest';
import type { Quantity } from '#shared/lib/money.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newProduct } from '../growth/growth-builders.ts';
import { plainWording } from '../wording.ts';
import { adviceFile, calm, recommended, TODAY } from './advice-file-builder.ts';
import { recommendationRows } from './recommendation-rows.ts';
import { consentText, recommendationLine } from './recommendation-words.ts';

const product = entryNamed('product', newProduct({ name: 'Plan', category: 'Pension' }));
const file = adviceFile({ products: byId([product]) });
const line = (fields: Parameters<typeof recommended>[0]) =>
  recommendationLine(recommended(fields), file, plainWording).replaceAll('\u00a0', ' ');

it('says a recommendation in one line, of every action', () => {
  expect(line({})).toBe('Buy Plain Shares for EUR 5,000.00');
  expect(line({ action: 'switch', intoSecurityId: calm.id })).toBe(
    'Switch Plain Shares into Calm Fund for EUR 5,000.00',
  );
  expect(line({ action: 'hold', amount: null })).toBe('Hold Plain Shares');
  const offer = { productId: product.id, amount: null } as const;
  expect(line({ action: 'product', ...offer })).toBe('Take Plan');
  expect(line({ action: 'supplierChange', ...offer, fromSupplier: 'A', toSupplier: 'B' })).toBe(
    'Change supplier of Plan from A to B',
  );
});

it('says and signs nothing that was entered for another action', () => {
  const entered = {
    quantity: 1_000_000 as Quantity,
    intoSecurityId: calm.id,
    productId: product.id,
    fromSupplier: 'A',
    toSupplier: 'B',
    cost: null,
  };
  expect(line({ ...entered, action: 'product' })).toBe('Take Plan for EUR 5,000.00');
  expect(line({ ...entered, action: 'hold' })).toBe('Hold Plain Shares');
  const text = consentText(recommended({ ...entered, action: 'product' }), file, plainWording);
  expect(text).not.toContain('Account');
  const sale = consentText(recommended({ ...entered, action: 'sell' }), file, plainWording);
  expect(sale).not.toMatch(/Calm Fund|Plan\b|Supplier/);
});

it('puts everything the client consents to into the text, and nothing that is empty', () => {
  const suitability = {
    checkedOn: TODAY,
    verdict: 'fails' as const,
    findings: ['Plain Shares has risk class 3; the client accepts 2 at most.'],
    proceedsBecause: 'The client asked for it',
  };
  const text = consentText(recommended({ suitability }), file, plainWording);
  expect(text.replaceAll('\u00a0', ' ').split('\n')).toEqual([
    'Client: Anna',
    'Recommendation: Buy Plain Shares for EUR 5,000.00',
    'Account: Account',
    'Proposed on: 20 Nov 2026',
    'Why: Adds shares the client lacks.',
    'Cost: EUR 10.00 once',
    'Risks: May fall by a third.',
    'Considered instead: Stay in cash (Earns nothing)',
    'Conflicts of interest: None',
    'What the check of suitability found: Plain Shares has risk class 3; the client accepts 2 at most.',
    'Why it is recommended all the same: The client asked for it',
  ]);
});

it('writes a row of as many fields as the head for each, oldest first', () => {
  const later = entryNamed('later', recommended({ proposedOn: TODAY }));
  const first = entryNamed('first', recommended());
  const [head = [], ...rows] = recommendationRows([later, first], file, plainWording);
  expect(rows.map((row) => row.length)).toEqual([head.length, head.length]);
  expect(rows.map(([proposedOn]) => proposedOn)).toEqual(['2026-11-20', TODAY]);
  const at = (name: string) => rows[0]?.[head.indexOf(name)];
  expect([at('Amount'), at('Currency'), at('Cost'), at('Cost a year')]).toEqual([
    '5000.00',
    'EUR',
    '10.00',
    '',
  ]);
});

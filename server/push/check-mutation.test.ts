import { describe, expect, it } from 'vitest';
import { consented } from '#shared/domain/advice/advice-file-builder.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { checkMutation } from './check-mutation.ts';

const push = (kind: string, data: object) =>
  checkMutation({
    ...{ id: uuidFromText('mutation'), kind, baseVersion: null, data },
    ...{ recordId: uuidFromText('record'), bookId: uuidFromText('book') },
    ...{ editedBy: uuidFromText('person'), editedAt: '2026-11-24T09:00:00.000Z' },
  });

describe('checkMutation', () => {
  it('answers to an id when there is one, and to nothing else', () => {
    const id = uuidFromText('mutation');
    expect(checkMutation({ id })).toMatchObject({ error: { mutationId: id, code: 'invalid' } });
    for (const sent of [null, 1, 'x', [], {}, { id: 'x' }, { id: 1 }]) {
      expect(checkMutation(sent)).toEqual({ ok: false, error: null });
    }
  });

  it('refuses a consent whose hash is not that of its text, and one to other terms', () => {
    const record = consented();
    expect(push('recommendation', record)).toMatchObject({ ok: true });
    const refused = { ok: false, error: { code: 'invalid', field: 'consent' } };
    const consent = { ...record.consent, text: 'Recommendation: something else' };
    expect(push('recommendation', { ...record, consent })).toMatchObject(refused);
    expect(push('recommendation', { ...record, amount: 9_000_00 })).toMatchObject(refused);
  });

  it('takes a sale whose quantity an older application changed without its lots', () => {
    const [clientId, accountId] = [uuidFromText('client'), uuidFromText('account')];
    const lot = { purchaseId: uuidFromText('purchase'), acquiredOn: '2025-02-10', quantity: 5e6 };
    const sale = {
      ...{ clientId, accountId, type: 'sell', date: '2026-03-10', amount: 100_00 },
      ...{ currency: 'EUR', securityId: uuidFromText('share'), quantity: -5e6, namedLots: [lot] },
    };
    expect(push('transaction', sale)).toMatchObject({ ok: true });
    expect(push('transaction', { ...sale, quantity: -6e6 })).toMatchObject({ ok: true });
    expect(push('transaction', { ...sale, namedLots: [lot, lot] })).toMatchObject({
      error: { code: 'invalid', field: 'namedLots' },
    });
  });
});

describe('canonicalJson', () => {
  it('is the same for equal values in any order of names, and else another', () => {
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":null,"d":"x"}]}',
    );
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });
});

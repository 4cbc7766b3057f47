import { describe, expect, it } from 'vitest';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import { newAuthority } from './advice-builders.ts';
import { account, adviceFile, consented, day, recommended, TODAY } from './advice-file-builder.ts';
import { mayActOn, type Permission, signersOf } from './may-act-on.ts';
import type { Recommendation } from './recommendation.ts';
import { suitabilityOf, suitabilityRecordOf } from './suitability.ts';

const file = adviceFile();
const suitability = suitabilityRecordOf(
  suitabilityOf({ recommendation: recommended(), file, today: TODAY }),
  TODAY,
  '',
);

describe('by which right a recommendation may be carried out', () => {
  const mandate = (fields: Partial<ReturnType<typeof newAuthority>> = {}) =>
    entryNamed(
      'mandate',
      newAuthority({
        clientId: account.data.clientId,
        holder: 'The firm',
        authorityType: 'discretionary',
        validFrom: day('2026-01-01'),
        document: 'Mandate of 1 January',
        ...fields,
      }),
    );
  const ask = (fields: Partial<Recommendation>, ...authorities: ReturnType<typeof mandate>[]) =>
    mayActOn(recommended(fields), adviceFile({ authorities }), TODAY, plainWording);
  const reasons = (permission: Permission) =>
    permission.isAllowed ? [] : permission.reasons.slice(1);

  it('is consent, once it was given', () => {
    expect(mayActOn(consented(), file, TODAY, plainWording)).toMatchObject({ by: 'consent' });
    expect(ask({})).toMatchObject({
      isAllowed: false,
      reasons: [
        'The client has not consented yet.',
        'No discretionary mandate is recorded, so the client has to be asked first.',
      ],
    });
  });

  it('is a discretionary mandate that is written, valid, and covers account and amount', () => {
    expect(ask({ suitability }, mandate())).toMatchObject({
      by: 'discretion',
      authorityId: mandate().id,
    });
    const against = (fields: Parameters<typeof mandate>[0]) =>
      reasons(ask({ suitability }, mandate(fields)));
    expect(against({ document: ' ' })).toEqual([
      'The discretionary mandate of The firm names no written document; discretion needs a prior one.',
    ]);
    expect(against({ documentId: entryNamed('gone', null).id })).toEqual([
      'The discretionary mandate of The firm names a document that was removed; discretion needs a written one.',
    ]);
    expect(against({ validUntil: day('2026-11-23') })).toEqual([
      'The discretionary mandate of The firm ended on 23 Nov 2026.',
    ]);
    expect(against({ validFrom: day('2026-11-25') })).toHaveLength(1);
    expect(against({ validFrom: null })).toHaveLength(1);
    expect(against({ accountId: entryNamed('other', null).id })).toHaveLength(1);
    const limitPerInstruction = { amount: 4_000_00, currency: account.data.currency };
    expect(against({ limitPerInstruction })).toEqual([
      'The discretionary mandate of The firm allows EUR\u00a04,000.00 an order; this one is EUR\u00a05,000.00.',
    ]);
    const upTo = { limitPerInstruction: { ...limitPerInstruction, amount: 5_000_00 } };
    expect(against(upTo)).toEqual([]);
    // Units at EUR 100 beside the amount, or alone: fifty are as much, more are too many.
    const units = (count: number, amount: number | null) =>
      reasons(ask({ suitability, amount, quantity: (count * 1e6) as Quantity }, mandate(upTo)));
    expect([units(50, 5_000_00), units(50, null)]).toEqual([[], []]);
    const tooMany = [
      'The discretionary mandate of The firm allows EUR\u00a05,000.00 an order; this one is EUR\u00a050,000.00.',
    ];
    expect([units(500, 1_000_00), units(500, null)]).toEqual([tooMany, tooMany]);
  });

  it('is not discretion for orders that the mandate does not cover', () => {
    const against = (fields: Partial<Recommendation>, mayOrder: readonly ('buy' | 'sell')[]) =>
      reasons(ask({ suitability, ...fields }, mandate({ mayOrder: [...mayOrder] })));
    expect(against({ action: 'buy' }, ['sell'])).toEqual([
      'The discretionary mandate of The firm does not cover “buy”.',
    ]);
    expect(against({ action: 'switch' }, ['sell'])).toHaveLength(1);
    expect(against({ action: 'sell' }, ['sell'])).toEqual([]);
    expect(against({ action: 'switch' }, ['buy', 'sell'])).toEqual([]);
    expect(against({ action: 'buy' }, [])).toEqual([]);
  });

  it('is not discretion for a product, nor for what is unsuitable, nor against a no', () => {
    expect(reasons(ask({ action: 'product' }, mandate()))).toHaveLength(1);
    const unsuitable = { ...suitability, verdict: 'fails' as const };
    expect(reasons(ask({ suitability: unsuitable }, mandate()))).toEqual([
      'Its suitability failed, and nobody has consented to it.',
    ]);
    const refusal = { by: 'Anna', on: TODAY, reason: 'Too dear' };
    expect(ask({ status: 'declined', refusal }, mandate())).toEqual({
      isAllowed: false,
      reasons: ['Anna declined on 24 Nov 2026: Too dear.'],
    });
    // An older version did not ask who.
    expect(ask({ status: 'declined', refusal: { ...refusal, by: '' } })).toMatchObject({
      reasons: ['The client declined on 24 Nov 2026: Too dear.'],
    });
  });

  it('is not discretion without a check of that day that passes', () => {
    const against = (checked: Recommendation['suitability']) =>
      reasons(ask({ suitability: checked }, mandate()));
    expect(against(null)).toEqual([
      'Its suitability was not checked, and nobody has consented to it.',
    ]);
    expect(against({ ...suitability, checkedOn: day('2026-11-23') })).toEqual([
      'Its suitability was last checked on 23 Nov 2026, and nobody has consented to it.',
    ]);
    expect(against({ ...suitability, verdict: 'unknown' })).toEqual([
      'Its suitability cannot be judged, and nobody has consented to it.',
    ]);
    expect(against({ ...suitability, checkedOn: day('2026-11-25') })).toEqual([]);
  });

  it('is none at all for a hold, which asks for nothing', () => {
    expect(ask({ action: 'hold' })).toMatchObject({ isAllowed: true, by: 'nothingToDo' });
  });

  it('lets those consent who may sign or hold a valid power of attorney, and tells why not', () => {
    const holder = (fields: Parameters<typeof mandate>[0]) =>
      mandate({ authorityType: 'powerOfAttorney', holder: 'Matteo', ...fields });
    const signers = (
      fields: Parameters<typeof mandate>[0],
      asked: Recommendation = recommended(),
    ) =>
      signersOf(adviceFile({ authorities: [holder(fields)] }), asked, TODAY, plainWording).map(
        ({ name, against }) => [name, against],
      );
    expect(signers({})).toEqual([
      ['Anna', null],
      ['Matteo', null],
    ]);
    expect(signers({ validUntil: day('2026-11-23') })).toEqual([
      ['Anna', null],
      ['Matteo', 'The power of attorney of Matteo ended on 23 Nov 2026.'],
    ]);
    expect(signers({ authorityType: 'advisory' })).toEqual([['Anna', null]]);
    // What they may not order they do not consent to in the client's name either.
    const limitPerInstruction = { amount: 4_000_00, currency: account.data.currency };
    expect(signers({ mayOrder: ['sell', 'pay'] })).toEqual([
      ['Anna', null],
      ['Matteo', 'The power of attorney of Matteo does not cover “buy”.'],
    ]);
    expect(signers({ limitPerInstruction })[1]).toEqual([
      'Matteo',
      'The power of attorney of Matteo allows EUR\u00a04,000.00 an order; this one is EUR\u00a05,000.00.',
    ]);
    // The account is not asked of a product: one entered for a trade before is not what it is about.
    const product = recommended({ action: 'product' });
    expect(signers({ accountId: account.id }, product)[1]?.[1]).toContain('for another account');
    expect(signers({ accountId: account.id })[1]).toEqual(['Matteo', null]);
    const hold = recommended({ action: 'hold' });
    expect(signers({ mayOrder: ['pay'], limitPerInstruction }, hold)[1]).toEqual(['Matteo', null]);
  });
});

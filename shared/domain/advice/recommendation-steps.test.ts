import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { mergeRecord } from '#shared/sync/merge/merge-record.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import { newAuthority } from './advice-builders.ts';
import { account, adviceFile, day, recommended, TODAY } from './advice-file-builder.ts';
import { mayActOn, type Permission, signersOf } from './may-act-on.ts';
import {
  RECOMMENDATION_STATUSES,
  type Recommendation,
  recommendationKind,
} from './recommendation.ts';
import {
  carryOut,
  decline,
  discuss,
  type GivenConsent,
  NEXT_STEPS,
  recordConsent,
  review,
  withdraw,
} from './recommendation-steps.ts';
import { consentText } from './recommendation-words.ts';
import { suitabilityOf, suitabilityRecordOf } from './suitability.ts';

const file = adviceFile();
const suitability = suitabilityRecordOf(
  suitabilityOf({ recommendation: recommended(), file, today: TODAY }),
  TODAY,
  '',
);
const signed: GivenConsent = {
  givenBy: 'Anna',
  contactId: entryNamed('anna', null).id,
  authorityId: null,
  way: 'signedOnScreen',
  givenAt: '2026-11-24T10:00:00.000Z' as Instant,
  text: consentText(recommended({ suitability }), file, plainWording),
  locale: 'en-GB',
  strokes: [[10, 10, 100, 40, 80, -30]],
  declaration: '',
  takenBy: null,
};
const allowed: Permission = { isAllowed: true, by: 'consent', because: '' };

function got<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { message: string } },
) {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const discussed = (fields: Partial<Recommendation> = {}) =>
  got(discuss(recommended(fields), { on: TODAY, meetingId: null, suitability }, TODAY));
const consented = () => got(recordConsent(discussed(), signed, TODAY));
const breaches = (record: Recommendation) => recommendationKind.breaches(record);

describe('the steps of a recommendation', () => {
  it('lead from proposed to reviewed, and every record on the way keeps the rules', () => {
    const done = got(carryOut(consented(), { on: TODAY, permission: allowed }, TODAY));
    const reviewed = got(
      review(done, { on: TODAY, outcome: 'Fell by 2 %, the client is calm' }, TODAY),
    );
    expect(reviewed.status).toBe('reviewed');
    for (const each of [recommended(), discussed(), consented(), done, reviewed]) {
      expect(breaches(each)).toEqual([]);
      expect(recommendationKind.schema.safeParse(each).success).toBe(true);
    }
  });

  it('refuse what does not follow from the state, and leave the record alone', () => {
    for (const status of RECOMMENDATION_STATUSES) {
      const record = recommended({ status, suitability });
      const outcomes = {
        discussed: discuss(record, { on: TODAY, meetingId: null, suitability }, TODAY),
        consented: recordConsent(record, signed, TODAY),
        declined: decline(record, { by: 'Anna', on: TODAY, reason: 'No' }, TODAY),
        carriedOut: carryOut(record, { on: TODAY, permission: allowed }, TODAY),
        reviewed: review(record, { on: TODAY, outcome: 'Well' }, TODAY),
        withdrawn: withdraw(record, { on: TODAY, reason: 'Changed' }, TODAY),
      } as const;
      for (const [to, outcome] of Object.entries(outcomes)) {
        const follows = NEXT_STEPS[status].some((next) => next === to);
        expect([status, to, outcome.ok]).toEqual([status, to, follows]);
        if (!outcome.ok) expect(outcome.error.tag).toBe('wrongState');
      }
    }
  });

  it('do not go back in time', () => {
    const early = day('2026-11-01');
    const outcome = discuss(recommended(), { on: early, meetingId: null, suitability }, TODAY);
    expect(outcome).toMatchObject({ ok: false, error: { tag: 'wrongDay' } });
    const before = day('2026-11-23');
    const agreed = got(
      recordConsent(
        got(discuss(recommended(), { on: before, meetingId: null, suitability }, TODAY)),
        signed,
        TODAY,
      ),
    );
    const wrong = { ok: false, error: { message: expect.stringContaining('2026-11-24') } };
    expect(carryOut(agreed, { on: before, permission: allowed }, TODAY)).toMatchObject(wrong);
    expect(decline(agreed, { by: 'Anna', on: before, reason: 'No' }, TODAY)).toMatchObject(wrong);
  });

  it('are not recorded before their day has come', () => {
    const tomorrow = day('2026-11-25');
    const wrong = { ok: false, error: { tag: 'wrongDay' } };
    const step = { on: tomorrow, meetingId: null, suitability };
    expect(discuss(recommended(), step, TODAY)).toMatchObject(wrong);
    expect(carryOut(consented(), { on: tomorrow, permission: allowed }, TODAY)).toMatchObject(
      wrong,
    );
    expect(withdraw(discussed(), { on: tomorrow, reason: 'Changed' }, TODAY)).toMatchObject(wrong);
  });

  it('ask for the reason of what is declined, withdrawn or reviewed', () => {
    const tag = { ok: false, error: { tag: 'reasonMissing' } };
    expect(decline(discussed(), { by: 'Anna', on: TODAY, reason: ' ' }, TODAY)).toMatchObject(tag);
    expect(decline(discussed(), { by: ' ', on: TODAY, reason: 'No' }, TODAY)).toMatchObject({
      ok: false,
      error: { tag: 'reasonMissing', message: 'Say who declined.' },
    });
    expect(withdraw(discussed(), { on: TODAY, reason: '' }, TODAY)).toMatchObject(tag);
  });

  it('do not put what is unsuitable to the client without saying why', () => {
    const fails = { ...suitability, verdict: 'fails' as const };
    const step = { on: TODAY, meetingId: null, suitability: fails };
    expect(discuss(recommended(), step, TODAY)).toMatchObject({
      ok: false,
      error: { tag: 'unsuitable' },
    });
    const old = { ...suitability, checkedOn: day('2026-11-23') };
    expect(discuss(recommended(), { ...step, suitability: old }, TODAY)).toMatchObject({
      ok: false,
      error: { tag: 'unsuitable' },
    });
    const said = { ...fails, proceedsBecause: 'The client asked for it' };
    expect(discuss(recommended(), { ...step, suitability: said }, TODAY).ok).toBe(true);
  });

  it('take no client to be suited of whom nothing is known', () => {
    const stranger = adviceFile({ profile: null });
    const report = suitabilityOf({ recommendation: recommended(), file: stranger, today: TODAY });
    expect(report.verdict).toBe('unknown');
    const put = (proceedsBecause: string) =>
      discuss(
        recommended(),
        {
          on: TODAY,
          meetingId: null,
          suitability: suitabilityRecordOf(report, TODAY, proceedsBecause),
        },
        TODAY,
      );
    expect(put(' ')).toMatchObject({
      ok: false,
      error: { tag: 'unsuitable', message: expect.stringContaining('cannot be judged') },
    });
    const said = got(put('She wants to decide today and completes the profile next week'));
    expect(recordConsent(said, signed, TODAY).ok).toBe(true);
  });

  it('take no consent to what an older version discussed without a check or a reason', () => {
    const refused = { ok: false, error: { tag: 'unsuitable' } };
    const unjudged = {
      ...discussed(),
      suitability: { ...suitability, verdict: 'unknown' as const },
    };
    expect(recordConsent(unjudged, signed, TODAY)).toMatchObject(refused);
    expect(recordConsent({ ...discussed(), suitability: null }, signed, TODAY)).toMatchObject(
      refused,
    );
    const again = got(discuss(unjudged, { on: TODAY, meetingId: null, suitability }, TODAY));
    expect(recordConsent(again, signed, TODAY).ok).toBe(true);
  });

  it('take no dot for a signature, and no paper that nobody can find', () => {
    const dot = recordConsent(discussed(), { ...signed, strokes: [[10, 10, 1, 1]] }, TODAY);
    expect(dot).toMatchObject({ ok: false, error: { tag: 'signatureMissing' } });
    const { strokes: _, ...unsigned } = signed;
    const paper = recordConsent(discussed(), { ...unsigned, way: 'signedOnPaper' }, TODAY);
    expect(paper).toMatchObject({ ok: false, error: { tag: 'reasonMissing' } });
  });

  it('drop the consent when the client changes their mind before anything was done', () => {
    const declined = got(
      decline(consented(), { by: 'Anna', on: TODAY, reason: 'Too dear' }, TODAY),
    );
    expect(declined).toMatchObject({ status: 'declined', consent: null });
    expect(breaches(declined)).toEqual([]);
  });
});

describe('what must hold of a recommendation', () => {
  it('is that a consented one holds the consent to these very terms', () => {
    expect(breaches({ ...consented(), consent: null })).toHaveLength(1);
    const changed = { ...consented(), amount: 9_000_00 };
    expect(breaches(changed).map(({ field }) => field)).toEqual(['consent']);
    expect(breaches({ ...consented(), rationale: 'Another' })).toHaveLength(1);
  });

  it('makes a conflict of a consent here and other terms there, and loses neither', () => {
    const base = discussed();
    const mine = got(recordConsent(base, signed, TODAY));
    const theirs = { ...base, amount: 9_000_00 };
    const merged = mergeRecord({ kind: 'recommendation', base, mine, theirs });
    expect(merged).toEqual({
      merged: theirs,
      conflicts: [{ field: '*', reason: 'ruleBroken', base, mine, theirs }],
      owed: false,
    });
    const reworded = { ...base, outcome: 'Later' };
    const apart = mergeRecord({ kind: 'recommendation', base, mine, theirs: reworded });
    expect(apart).toMatchObject({
      merged: { status: 'consented', outcome: 'Later' },
      conflicts: [],
    });
  });

  it('is that it says what, how much and by which right it was carried out', () => {
    const bare = recommended({ securityId: null, accountId: null, amount: null });
    expect(breaches(bare).map(({ field }) => field)).toEqual(['securityId', 'accountId', 'amount']);
    const done = recommended({ status: 'carriedOut' });
    expect(breaches(done).map(({ field }) => field)).toEqual(['carriedOutOn', 'carriedOutBy']);
    const bought = recommended({
      status: 'carriedOut',
      carriedOutOn: TODAY,
      carriedOutBy: 'nothingToDo',
    });
    expect(breaches(bought).map(({ field }) => field)).toEqual(['carriedOutBy']);
  });
});

describe('by which right it may be carried out', () => {
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
    expect(against({ limitPerInstruction: { ...limitPerInstruction, amount: 5_000_00 } })).toEqual(
      [],
    );
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
    const signers = (fields: Parameters<typeof mandate>[0]) =>
      signersOf(adviceFile({ authorities: [holder(fields)] }), account.id, TODAY, plainWording).map(
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
  });
});

import { describe, expect, it } from 'vitest';
import { addDays, type Instant } from '#shared/lib/calendar-date.ts';
import { mergeRecord } from '#shared/sync/merge/merge-record.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import { adviceFile, day, recommended, TODAY } from './advice-file-builder.ts';
import type { Permission } from './may-act-on.ts';
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
  givenOn: TODAY,
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

  it('keep the day of a consent that is recorded later, and take none of another day than may be', () => {
    const later = addDays(TODAY, 1);
    expect(got(recordConsent(discussed(), signed, later)).consent).toMatchObject({
      givenOn: TODAY,
    });
    for (const [givenOn, today] of [
      [later, TODAY],
      [addDays(TODAY, -1), TODAY],
    ] as const) {
      const refused = recordConsent(discussed(), { ...signed, givenOn }, today);
      expect(refused).toMatchObject({ ok: false, error: { tag: 'wrongDay' } });
    }
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

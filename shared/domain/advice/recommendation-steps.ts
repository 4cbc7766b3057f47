import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { isSignature } from '../signature.ts';
import type { Consent, Refusal } from './consent.ts';
import { WAYS_ON_SCREEN } from './consent.ts';
import type { Permission } from './may-act-on.ts';
import type { Recommendation, RecommendationStatus, SuitabilityRecord } from './recommendation.ts';
import { termsOf } from './recommendation-breaches.ts';
import { sha256OfText } from './sha-256.ts';

/*
 * What happens to a recommendation, step by step: proposed, discussed, consented or declined, carried
 * out, reviewed; withdrawn as long as nothing was done. Each step returns the record as it becomes, and
 * is dated no earlier than the last one and no later than `today`.
 */

export type StepError = TaggedError<
  'wrongState' | 'reasonMissing' | 'unsuitable' | 'signatureMissing' | 'notPermitted' | 'wrongDay'
>;
/** The recommendation after a step, or why the step cannot be taken. */
export type Outcome = Result<Recommendation, StepError>;

/** A consent as it is taken, before it is bound to its text and to the terms of the recommendation. */
export interface GivenConsent {
  readonly givenBy: string;
  readonly contactId: Consent['contactId'];
  readonly authorityId: Consent['authorityId'];
  readonly way: Consent['way'];
  readonly givenAt: Consent['givenAt'];
  /** The day of `givenAt` where it was given. */
  readonly givenOn: CalendarDate;
  readonly text: string;
  readonly locale: string;
  readonly strokes?: number[][];
  readonly declaration: string;
  readonly takenBy: Consent['takenBy'];
}

/** What each state is called within a sentence. */
const STATE_NAMES: Readonly<Record<RecommendationStatus, string>> = {
  proposed: 'only proposed',
  discussed: 'discussed, but not decided',
  consented: 'consented to',
  declined: 'declined',
  carriedOut: 'carried out',
  reviewed: 'reviewed',
  withdrawn: 'withdrawn',
};

/** The steps that a recommendation in a state can take. */
export const NEXT_STEPS: Readonly<Record<RecommendationStatus, readonly RecommendationStatus[]>> = {
  proposed: ['discussed', 'carriedOut', 'withdrawn'],
  discussed: ['discussed', 'consented', 'declined', 'carriedOut', 'withdrawn'],
  consented: ['consented', 'carriedOut', 'declined', 'withdrawn'],
  declined: [],
  carriedOut: ['reviewed'],
  reviewed: [],
  withdrawn: [],
};

/** Whether somebody still has to do something about it. */
export function isOpenRecommendation({ status }: Pick<Recommendation, 'status'>): boolean {
  return NEXT_STEPS[status].length > 0;
}

/** Whether its terms may still be changed: until the client or the manager has decided. */
export function canChangeTerms({ status }: Pick<Recommendation, 'status'>): boolean {
  return status === 'proposed' || status === 'discussed';
}

/** Why what does not pass the check of suitability must not go to the client without a reason. */
const WITHOUT_REASON: Readonly<Record<Exclude<SuitabilityRecord['verdict'], 'passes'>, string>> = {
  fails:
    'The check of suitability fails: change the recommendation, or say why it goes to the client all the same.',
  unknown:
    'Its suitability cannot be judged: complete what is missing, or say why it goes to the client all the same.',
};

/** What stands against putting it to the client as it was checked, or `null`. */
function againstCheck({ verdict, proceedsBecause }: SuitabilityRecord): StepError | null {
  if (verdict === 'passes' || proceedsBecause.trim()) return null;
  return { tag: 'unsuitable', message: WITHOUT_REASON[verdict] };
}

/**
 * It was put to the client on a day, also again, with what the check of suitability says today. Where
 * that fails or cannot be judged, `suitability.proceedsBecause` has to say why it is put to the client
 * all the same.
 */
export function discuss(
  recommendation: Recommendation,
  step: {
    readonly on: CalendarDate;
    readonly meetingId: RecordId | null;
    readonly suitability: SuitabilityRecord;
  },
  today: CalendarDate,
): Outcome {
  const refused = refusedStep(recommendation, 'discussed', step.on, today);
  if (refused) return err(refused);
  if (step.suitability.checkedOn !== today) {
    const message = 'The check of suitability is of another day: open the recommendation again.';
    return err({ tag: 'unsuitable', message });
  }
  const unreasoned = againstCheck(step.suitability);
  if (unreasoned) return err(unreasoned);
  return ok({
    ...recommendation,
    status: 'discussed',
    discussedOn: step.on,
    meetingId: step.meetingId ?? recommendation.meetingId,
    suitability: step.suitability,
  });
}

const NOT_CHECKED: StepError = {
  tag: 'unsuitable',
  message: 'Its suitability was not checked when it was discussed.',
};

/** The client consents, also again, on a day not after today; the consent is bound to its text and to the terms as they are. */
export function recordConsent(
  recommendation: Recommendation,
  given: GivenConsent,
  today: CalendarDate,
): Outcome {
  const refused = refusedStep(recommendation, 'consented', given.givenOn, today);
  if (refused) return err(refused);
  const { suitability } = recommendation;
  const unchecked = suitability ? againstCheck(suitability) : NOT_CHECKED;
  if (unchecked) {
    const message = `${unchecked.message} Record once more that it was discussed.`;
    return err({ ...unchecked, message });
  }
  if (given.way === 'signedOnScreen' && !isSignature(given.strokes ?? [])) {
    return err({ tag: 'signatureMissing', message: 'The signature is missing.' });
  }
  if (!WAYS_ON_SCREEN.has(given.way) && !given.declaration.trim()) {
    const message = 'Say where the signed paper, the message or the record of the call is.';
    return err({ tag: 'reasonMissing', message });
  }
  const consent: Consent = {
    ...given,
    textHash: sha256OfText(given.text),
    terms: termsOf(recommendation),
  };
  return ok({ ...recommendation, status: 'consented', consent });
}

/** The client says no, also after having consented, as long as nothing was carried out. */
export function decline(
  recommendation: Recommendation,
  refusal: Refusal,
  today: CalendarDate,
): Outcome {
  const refused = refusedStep(recommendation, 'declined', refusal.on, today);
  if (refused) return err(refused);
  if (!refusal.by.trim()) return err(missing('who declined'));
  if (!refusal.reason.trim()) return err(missing('why the client declined'));
  return ok({ ...recommendation, status: 'declined', refusal, consent: null });
}

/** It was done, by the right that `permission` names; without one nothing happens. */
export function carryOut(
  recommendation: Recommendation,
  step: { readonly on: CalendarDate; readonly permission: Permission },
  today: CalendarDate,
): Outcome {
  const refused = refusedStep(recommendation, 'carriedOut', step.on, today);
  if (refused) return err(refused);
  const { permission } = step;
  if (!permission.isAllowed) {
    return err({ tag: 'notPermitted', message: permission.reasons.join(' ') });
  }
  return ok({
    ...recommendation,
    status: 'carriedOut',
    carriedOutOn: step.on,
    carriedOutBy: permission.by,
    authorityId: permission.by === 'discretion' ? permission.authorityId : null,
  });
}

/** What came of it was looked at. */
export function review(
  recommendation: Recommendation,
  step: { readonly on: CalendarDate; readonly outcome: string },
  today: CalendarDate,
): Outcome {
  const refused = refusedStep(recommendation, 'reviewed', step.on, today);
  if (refused) return err(refused);
  if (!step.outcome.trim()) return err(missing('what came of it'));
  return ok({ ...recommendation, status: 'reviewed', reviewedOn: step.on, outcome: step.outcome });
}

/** The manager takes it back. */
export function withdraw(
  recommendation: Recommendation,
  step: { readonly on: CalendarDate; readonly reason: string },
  today: CalendarDate,
): Outcome {
  const refused = refusedStep(recommendation, 'withdrawn', step.on, today);
  if (refused) return err(refused);
  if (!step.reason.trim()) return err(missing('why it is withdrawn'));
  return ok({
    ...recommendation,
    status: 'withdrawn',
    withdrawnOn: step.on,
    withdrawnBecause: step.reason,
  });
}

/** Why the step `to` cannot be taken on `on`, or `null`: the state and the order of days. */
function refusedStep(
  recommendation: Recommendation,
  to: RecommendationStatus,
  on: CalendarDate,
  today: CalendarDate,
): StepError | null {
  const { status } = recommendation;
  if (!NEXT_STEPS[status].includes(to)) {
    return {
      tag: 'wrongState',
      message: `The recommendation is ${STATE_NAMES[status]}, so this step cannot be taken.`,
    };
  }
  const before = latestDay(recommendation);
  if (on < before) {
    return { tag: 'wrongDay', message: `The day must not be before ${before}, the last step.` };
  }
  if (on > today) {
    return {
      tag: 'wrongDay',
      message: 'The day must not be after today: record it once it is done.',
    };
  }
  return null;
}

function latestDay(recommendation: Recommendation): CalendarDate {
  const { proposedOn, discussedOn, consent, carriedOutOn } = recommendation;
  return carriedOutOn ?? consent?.givenOn ?? discussedOn ?? proposedOn;
}

const missing = (what: string): StepError => ({
  tag: 'reasonMissing',
  message: `Say ${what}.`,
});

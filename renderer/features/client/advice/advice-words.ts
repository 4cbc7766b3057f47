import type { ConsentWay } from '#shared/domain/advice/consent.ts';
import type { Verdict } from '#shared/domain/advice/suitability-finding.ts';
import type { SuitabilityPart } from '#shared/domain/advice/suitability-rules.ts';
import type { Tone } from '../../../components/status-badge.tsx';

/* What the values of a recommendation are called on the screen. */

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  passes: 'Suitable',
  fails: 'Not suitable',
  unknown: 'Cannot be judged',
};

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  passes: 'good',
  fails: 'bad',
  unknown: 'warning',
};

export const PART_WORDS: Readonly<Record<SuitabilityPart, string>> = {
  reasonableBasis: 'Reasonable basis',
  customerSpecific: 'This client',
  quantitative: 'The series of trades',
};

export const WAY_WORDS: Readonly<Record<ConsentWay, string>> = {
  signedOnScreen: 'Signature on this screen',
  typedName: 'Typed name with a declaration',
  signedOnPaper: 'Signature on paper',
  inWriting: 'Letter or e-mail',
  byTelephone: 'By telephone',
};

import type { RecommendationStatus } from '#shared/domain/advice/recommendation.ts';
import type { Tone } from './status-badge.tsx';

/* What the states of a recommendation are called. */

export const STATUS_WORDS: Readonly<Record<RecommendationStatus, string>> = {
  proposed: 'Proposed',
  discussed: 'Discussed',
  consented: 'Consented',
  declined: 'Declined',
  carriedOut: 'Carried out',
  reviewed: 'Reviewed',
  withdrawn: 'Withdrawn',
};

export const STATUS_TONES: Readonly<Record<RecommendationStatus, Tone>> = {
  proposed: 'neutral',
  discussed: 'waiting',
  consented: 'accent',
  declined: 'warning',
  carriedOut: 'good',
  reviewed: 'good',
  withdrawn: 'neutral',
};

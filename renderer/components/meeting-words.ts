import type { Meeting } from '#shared/domain/meeting/meeting.ts';

/* What the values of a meeting's fields are called on every screen. */

export const CHANNEL_WORDS: Readonly<Record<Meeting['channel'], string>> = {
  visit: 'Visit',
  office: 'At our office',
  call: 'Call',
  video: 'Video',
};

export const MEETING_STATUS_WORDS: Readonly<Record<Meeting['status'], string>> = {
  planned: 'Planned',
  inProgress: 'Under way',
  finished: 'Finished',
  cancelled: 'Cancelled',
};

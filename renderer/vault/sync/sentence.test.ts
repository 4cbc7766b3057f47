import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { SyncView } from '../views.ts';
import { syncSentence } from './sentence.ts';

const idle: Omit<SyncView, 'sentence'> = {
  phase: 'idle',
  lastSynchronisedAt: null,
  unsentCount: 0,
  attentionCount: 0,
  conflictCount: 0,
  handedOver: null,
  online: true,
  progress: null,
  ledgerWhole: true,
  documentsToSend: 0,
  documentsToFetch: 0,
  error: null,
};
const late = (count: number) => ({ count, lastAt: '2026-11-24T08:00:00.000Z' as Instant });

describe('the sentence of synchronisation', () => {
  it('says that everything is synchronised only when everything took effect', () => {
    expect(syncSentence(idle)).toBe('Everything is synchronised.');
    expect(syncSentence({ ...idle, unsentCount: 2 })).toBe('2 changes to send.');
  });

  it('[D1] says that files wait although their records are sent', () => {
    expect(syncSentence({ ...idle, documentsToSend: 1 })).toBe(
      'Every change is sent. 1 document waits to be sent.',
    );
    expect(syncSentence({ ...idle, documentsToSend: 2, unsentCount: 1 })).toBe(
      '1 change to send. 2 documents wait to be sent.',
    );
    expect(syncSentence({ ...idle, phase: 'offline', documentsToSend: 2 })).toBe(
      'Offline. 2 documents wait to be sent.',
    );
  });

  it('[F7] tells the author of what somebody else decides on', () => {
    expect(syncSentence({ ...idle, handedOver: late(1) })).toBe(
      'Everything is sent. 1 change of yours came after its client or book had passed to somebody else, who decides about it.',
    );
    expect(syncSentence({ ...idle, handedOver: late(2), unsentCount: 1 })).toBe(
      '1 change to send. 2 changes of yours came after their client or book had passed to somebody else, who decides about them.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type ConsentFields, givenTo } from './consent-draft.ts';

const signed: ConsentFields = {
  signerId: 'anna',
  way: 'signedOnScreen',
  strokes: [[10, 10, 100, 40]],
  typed: '',
  signedAt: '2026-11-24T10:00:00.000Z' as Instant,
  signedText: 'hash of the text',
};

describe('what was entered while a consent was taken', () => {
  it('counts for the very text that was signed', () => {
    expect(givenTo('hash of the text', signed)).toEqual({ isOutdated: false, fields: signed });
  });

  it('is gone after another word of it, whoever was chosen and how', () => {
    const { isOutdated, fields } = givenTo('hash of another text', signed);
    expect(isOutdated).toBe(true);
    expect(fields).toMatchObject({ strokes: [], typed: '', signedAt: null });
    expect(fields).toMatchObject({ signerId: 'anna', way: 'signedOnScreen' });
  });

  it('needs no text where nothing was signed on the screen', () => {
    const paper: ConsentFields = {
      ...{ ...signed, way: 'signedOnPaper', strokes: [], typed: 'Folder 7' },
      ...{ signedAt: null, signedText: null },
    };
    expect(givenTo('hash of another text', paper)).toEqual({ isOutdated: false, fields: paper });
  });
});

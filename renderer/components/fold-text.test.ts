import { describe, expect, it } from 'vitest';
import { foldText, matchesWords } from './fold-text.ts';

describe('matchesWords', () => {
  it('finds names without their diacritics and in any case', () => {
    expect(matchesWords(foldText('Jana Dvořáková'), 'dvora')).toBe(true);
    expect(matchesWords(foldText('Müller & Söhne'), 'MULLER')).toBe(true);
  });

  it('wants every word, in any order', () => {
    expect(matchesWords(foldText('Novák s.r.o. Brno'), 'brno novak')).toBe(true);
    expect(matchesWords(foldText('Novák s.r.o. Brno'), 'praha novak')).toBe(false);
  });

  it('finds everything when nothing is asked', () => {
    expect(matchesWords('anything', '  ')).toBe(true);
  });
});

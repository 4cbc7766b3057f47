import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { wordingFor } from '../wording.ts';
import type { RefusedEntry } from './holding.ts';
import { refusedWords } from './refused-words.ts';

const sale: RefusedEntry = {
  ...{ transactionId: 't' as RecordId, accountId: 'a' as RecordId, securityId: 's' as RecordId },
  ...{ tag: 'beyondHolding', type: 'sell', date: '2026-03-09' as CalendarDate },
  ...{ quantities: null, lots: null },
};
const german = wordingFor('de');

describe('why an entry is not counted', () => {
  it('is said with days and quantities as the reader writes them', () => {
    const quantities = { wanted: 1_200_500_000, held: 1_000_000 };
    expect(refusedWords({ ...sale, quantities }, german)).toBe(
      'the sale of 9. März 2026 is of 1.200,5 units, but 1 were held',
    );
  });

  it('names the lot that has not as much by the day on which it was acquired', () => {
    const wanted = { wanted: 20_000_000, held: 19_000_000 };
    const lots = (acquiredOn: CalendarDate | null) =>
      ({ tag: 'tooLittleHeld', acquiredOn, ...wanted }) as const;
    expect(refusedWords({ ...sale, lots: lots('2025-02-10' as CalendarDate) }, german)).toBe(
      'the sale of 9. März 2026 names 20 units of the lot acquired on 10. Feb. 2025, of which 19 were held',
    );
    expect(refusedWords({ ...sale, lots: lots(null) }, german)).toContain('without a day');
  });

  it('says of what finds no holding what it looked for', () => {
    const why = (type: RefusedEntry['type']) =>
      refusedWords({ ...sale, tag: 'nothingHeld', type }, german);
    expect(why('split')).toBe('the split of 9. März 2026 finds nothing to split');
    expect(why('returnOfCapital')).toContain('whose cost it could lower');
    expect(why('spinOff')).toContain('that it could come from');
  });
});

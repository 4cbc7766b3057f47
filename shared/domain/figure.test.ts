import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { reasonWords, unavailableBecause } from './figure.ts';
import type { FigureCause } from './figure-cause.ts';
import { wordingFor } from './wording.ts';

const date = '2026-03-09' as CalendarDate;
const [EUR, USD] = ['EUR' as CurrencyCode, 'USD' as CurrencyCode];
const CAUSES: readonly FigureCause[] = [
  { tag: 'priceMissing', securityId: '' as RecordId, security: 'X', date, lastPriceOn: date },
  { tag: 'rateMissing', from: EUR, to: USD, date },
  { tag: 'capitalNotPositive', date },
  { tag: 'recordTooShort', beginsOn: date },
  { tag: 'capitalCameLater', date },
  { tag: 'capitalLeft', date },
  { tag: 'nothingRecorded', until: date },
  { tag: 'flowUnknown', beginsOn: date },
  { tag: 'noOrderUpTo', until: date },
  { tag: 'noOrderBefore', beginsOn: date },
  { tag: 'noEarlierPrice', from: date, to: date },
  { tag: 'conversionTooLarge', from: EUR, to: USD, date },
  { tag: 'noPaymentYet', heldSince: date },
  {
    ...{ tag: 'profitUnknown', unknown: 1, of: 3, product: 'Tea' },
    because: { tag: 'rateMissing', from: EUR, to: USD, date },
  },
];

describe('why there is no figure', () => {
  it.each(CAUSES)('says days of $tag as people write them, never as a record has them', (cause) => {
    const none = unavailableBecause(cause);
    expect(none.reason).toContain('9 Mar 2026');
    expect(reasonWords(none, wordingFor('de').date)).toContain('9. März 2026');
    expect(none.reason).not.toContain(date);
  });
});

import { describe, expect, it } from 'vitest';
import { newClient } from '../client/client-builders.ts';
import { byId } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import {
  account,
  adviceFile,
  consented,
  recommended,
  share,
  TODAY,
} from './advice-file-builder.ts';
import { againstConsent } from './consent-standing.ts';
import { mayActOn } from './may-act-on.ts';
import { type Recommendation, recommendationKind } from './recommendation.ts';

const file = adviceFile();
const withConsent = (
  record: Recommendation,
  fields: Partial<NonNullable<Recommendation['consent']>>,
) => (record.consent ? { ...record, consent: { ...record.consent, ...fields } } : record);
const breaches = (record: Recommendation) =>
  recommendationKind.breaches(record).map(({ field }) => field);

const renamed = adviceFile({
  accounts: [{ ...account, data: { ...account.data, name: 'Another account' } }],
});

describe('a consent', () => {
  it('covers the text as it stands, in whichever language it was read', () => {
    for (const locale of ['en-GB', 'de-DE', 'cs-CZ']) {
      expect(againstConsent(consented({ locale }), file)).toBeNull();
    }
    expect(againstConsent(recommended(), file)).toBeNull();
  });

  it('does not cover a text that has changed since, and what has is named', () => {
    expect(againstConsent(consented(), renamed)).toBe(
      'The text has changed since the client consented (Account); ask again.',
    );
    const other = { ...share, data: { ...share.data, name: 'Other Shares' } };
    expect(againstConsent(consented(), adviceFile({ securities: byId([other]) }))).toContain(
      '(Recommendation)',
    );
    const findings = ['The profile says nothing of age.'];
    const suitability = { checkedOn: TODAY, verdict: 'passes', proceedsBecause: '' } as const;
    const checked = { ...consented(), suitability: { ...suitability, findings } };
    expect(againstConsent(checked, file)).toContain('(What the check of suitability found)');
    const without = { ...consented(), risks: '' };
    expect(againstConsent(without, file)).toContain('(Risks)');
  });

  it('is no consent when its text is not the one that was hashed', () => {
    const forged = withConsent(consented(), { text: 'Recommendation: buy ten times as much' });
    expect(againstConsent(forged, file)).toContain('not the one that was consented to');
    expect(breaches(forged)).toEqual(['consent']);
    expect(breaches(consented())).toEqual([]);
  });

  it('of an older version, which kept no language, is judged by its terms', () => {
    const { locale: _, ...older } = consented({ locale: 'de-DE' }).consent ?? {};
    const record = {
      ...consented({ locale: 'de-DE' }),
      consent: older as Recommendation['consent'],
    };
    expect(recommendationKind.schema.safeParse(record).success).toBe(true);
    expect(againstConsent(record, renamed)).toBeNull();
    expect(againstConsent({ ...record, amount: 9_000_00 }, file)).toContain('ask again');
  });

  it('lets nothing be carried out that has changed since, until the client is asked again', () => {
    expect(mayActOn(consented(), renamed, TODAY, plainWording)).toEqual({
      isAllowed: false,
      reasons: ['The text has changed since the client consented (Account); ask again.'],
    });
    const again = consented({ recommendation: consented(), file: renamed });
    expect(mayActOn(again, renamed, TODAY, plainWording)).toMatchObject({ by: 'consent' });
  });

  it('is not asked for again once it was carried out, though the names have changed', () => {
    const married = adviceFile();
    const done = { ...consented(), status: 'carriedOut' as const };
    const client = { ...married.client, data: newClient({ ...married.client.data, name: 'Ann' }) };
    expect(againstConsent(done, { ...married, client })).toBe(
      'The text has changed since the client consented (Client); what they consented to is kept as it was.',
    );
  });

  it('names its language as the platform understands it', () => {
    const odd = withConsent(consented(), { locale: 'not a language' });
    expect(recommendationKind.schema.safeParse(odd).success).toBe(false);
  });
});

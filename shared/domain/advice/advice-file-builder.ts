import { assert } from '#shared/lib/assert.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient, newContact } from '../client/client-builders.ts';
import { type ClientFile, type Entry, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio/portfolio-builders.ts';
import { wordingFor } from '../wording.ts';
import { newProfile, newRecommendation } from './advice-builders.ts';
import type { Profile } from './profile.ts';
import type { Recommendation } from './recommendation.ts';
import { recordConsent } from './recommendation-steps.ts';
import { consentText } from './recommendation-words.ts';
import { suitabilityOf } from './suitability.ts';
import { INVESTOR_FACTORS, type SuitabilityRuleId } from './suitability-rules.ts';

/*
 * A client for tests of advice: EUR 100,000 in one account, EUR 30,000 of it in Calm Fund, the rest in
 * cash; a profile in which every factor is current. Prices stand still.
 */

export const day = (text: string): CalendarDate => text as CalendarDate;
export const TODAY = day('2026-11-24');
const EUR = 'EUR' as CurrencyCode;
const clientId = entryNamed('client', null).id;

export const account = entryNamed(
  'account',
  newAccount({ clientId, name: 'Account', accountType: 'investment', currency: EUR }),
);
export const calm = entryNamed(
  'calm',
  newSecurity({ name: 'Calm Fund', assetClass: 'fund', riskClass: 3, currency: EUR }),
);
export const bold = entryNamed(
  'bold',
  newSecurity({ name: 'Bold Shares', assetClass: 'equity', riskClass: 6, currency: EUR }),
);
export const share = entryNamed(
  'share',
  newSecurity({ name: 'Plain Shares', assetClass: 'equity', riskClass: 3, currency: EUR }),
);

const PRICE = 100_000_000 as UnitPrice;
const START = day('2025-11-25');

/** A complete and current profile; `fields` says what differs. */
export function profileOf(fields: Partial<Profile> = {}): Entry<Profile> {
  const data = newProfile({
    clientId,
    objective: 'balanced',
    riskTolerance: 4,
    horizonYears: 10,
    cashNeeded: { amount: 10_000_00, currency: EUR },
    factors: INVESTOR_FACTORS.map((id) => ({
      id,
      statement: `Said of ${id}`,
      statedOn: day('2026-10-01'),
      source: 'Anna',
    })),
    ...fields,
  });
  return entryNamed('profile', data);
}

/** The client's file; `parts` says what differs. */
export function adviceFile(parts: Partial<ClientFile> = {}): ClientFile {
  const client = entryNamed('client', newClient({ name: 'Anna', clientType: 'privateInvestor' }));
  const entry = { clientId, accountId: account.id, currency: EUR };
  return {
    ...emptyClientFile(client),
    contacts: [entryNamed('anna', newContact({ clientId, name: 'Anna', maySign: true }))],
    accounts: [account],
    profile: profileOf(),
    transactions: [
      entryNamed(
        'deposit',
        newTransaction({ ...entry, type: 'deposit', date: START, amount: 100_000_00 }),
      ),
      entryNamed(
        'buy',
        newTransaction({
          ...entry,
          type: 'buy',
          date: START,
          amount: -30_000_00,
          securityId: calm.id,
          quantity: 300_000_000 as Quantity,
          unitPrice: PRICE,
        }),
      ),
    ],
    securities: byId([calm, bold, share]),
    prices: priceSeries(
      [calm, bold, share].map(({ id }) => ({ securityId: id, date: START, price: PRICE })),
    ),
    ...parts,
  };
}

/** A recommendation to buy Plain Shares for EUR 5,000, complete and suitable; `fields` differ. */
export function recommended(fields: Partial<Recommendation> = {}): Recommendation {
  return newRecommendation({
    clientId,
    action: 'buy',
    accountId: account.id,
    securityId: share.id,
    amount: 5_000_00,
    currency: EUR,
    cost: 10_00,
    rationale: 'Adds shares the client lacks.',
    risks: 'May fall by a third.',
    alternatives: [{ id: 'a', alternative: 'Stay in cash', whyNot: 'Earns nothing' }],
    conflicts: 'None',
    proposedOn: day('2026-11-20'),
    ...fields,
  });
}

/** A recommendation that Anna consented to today by letter, as its text was read in `locale`. */
export function consented({
  locale = 'en-GB',
  file = adviceFile(),
  recommendation = recommended({
    status: 'discussed',
    discussedOn: TODAY,
    suitability: { checkedOn: TODAY, verdict: 'passes', findings: [], proceedsBecause: '' },
  }),
} = {}): Recommendation {
  const given = recordConsent(
    recommendation,
    {
      ...{ givenBy: 'Anna', contactId: entryNamed('anna', null).id, authorityId: null },
      ...{ way: 'inWriting', givenAt: '2026-11-24T10:00:00.000Z' as Instant, locale },
      text: consentText(recommendation, file, wordingFor(locale)),
      givenOn: TODAY,
      ...{ declaration: 'Letter of today', takenBy: null },
    },
    TODAY,
  );
  assert(given.ok, 'the consent of the builder is complete');
  return given.value;
}

/** The check of a recommendation to that client, with what a test changes of either. */
export const suitabilityCheck = (
  fields: Partial<Recommendation> = {},
  parts: Partial<ClientFile> = {},
) => suitabilityOf({ recommendation: recommended(fields), file: adviceFile(parts), today: TODAY });

/** What that check finds by one rule. */
export const finding = (rule: SuitabilityRuleId, ...args: Parameters<typeof suitabilityCheck>) =>
  suitabilityCheck(...args).findings.find((each) => each.rule === rule);

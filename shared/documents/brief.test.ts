import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newAuthority,
  newProfile,
  newRecommendation,
} from '#shared/domain/advice/advice-builders.ts';
import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { byId, entryNamed, priceSeries } from '#shared/domain/client/client-file-builder.ts';
import { newEntitlement, newProduct } from '#shared/domain/growth/growth-builders.ts';
import { newMeeting, newNote, newPromise } from '#shared/domain/meeting/meeting-builders.ts';
import {
  newAccount,
  newSecurity,
  newTransaction,
} from '#shared/domain/portfolio/portfolio-builders.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { composeBrief, MOST_WORDS } from './brief.ts';
import type { BriefEdition } from './brief-input.ts';
import { countWords, textsOf } from './count-words.ts';
import { documentSchema } from './model.ts';
import { english } from './words/english/english.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const instant = (text: string): Instant => text as Instant;
const today = day('2026-11-24');

const brief = (file: ClientFile, edition: BriefEdition = 'internal', locale = 'en-GB') =>
  composeBrief({
    file,
    meetingId: file.meetings[0]?.id ?? null,
    today,
    offsetMinutes: 60,
    locale,
    edition,
    lastSynchronisedAt: instant('2026-11-24T07:12:00.000Z'),
    composedAt: instant('2026-11-24T08:00:00.000Z'),
  });

/** A file in which every part has too much to say, with the texts given. */
function crowdedFile(words: { shown: string; internal: string; count: number }): ClientFile {
  const { shown, internal, count } = words;
  const name = shown.slice(0, 200);
  const client = entryNamed(
    'client',
    newClient({ name, summary: internal, contactEveryDays: 1, street: internal }),
  );
  const clientId = client.id;
  const many = <Data>(prefix: string, make: (index: number) => Data) =>
    Array.from({ length: count }, (_, index) => entryNamed(`${prefix}${index}`, make(index)));
  const securities = many('security', (index) =>
    newSecurity({ name: `${index} ${shown}`, riskClass: 7, maturesOn: day('2026-12-01') }),
  );
  const products = many('product', (index) =>
    newProduct({ name: `${index} ${internal}`, category: 'service' }),
  );
  const accounts = [
    entryNamed(
      'depot',
      newAccount({ clientId, name: shown, targets: [{ id: 'bond', weight: 10_000 }] }),
    ),
    entryNamed('dollars', newAccount({ clientId, name: 'USD', currency: 'USD' as CurrencyCode })),
    entryNamed('shop', newAccount({ clientId, name: 'Shop', accountType: 'sales' })),
  ];
  const [depot, , shop] = accounts;
  if (!depot || !shop) throw new Error('three accounts');
  const ledger = [
    ...many('buy', (index) =>
      newTransaction({
        clientId,
        accountId: depot.id,
        type: 'buy',
        date: day('2026-10-01'),
        amount: -100_00,
        securityId: securities[index]?.id ?? null,
        quantity: 1e6 as Quantity,
      }),
    ),
    ...many('order', () =>
      newTransaction({
        clientId,
        accountId: shop.id,
        type: 'order',
        date: day('2026-10-01'),
        amount: 1_00,
      }),
    ),
  ];
  return {
    ...emptyClientFile(client),
    accounts,
    securities: byId(securities),
    prices: priceSeries(
      securities.slice(1).map(({ id }) => ({
        securityId: id,
        date: day('2026-09-01'),
        price: 2e6 as UnitPrice,
      })),
    ),
    products: byId(products),
    transactions: ledger,
    contacts: many('contact', () =>
      newContact({
        clientId,
        name: shown,
        role: shown,
        pronunciation: internal,
        preferences: internal,
        maySign: true,
        influence: 'decisionMaker',
        sentiment: 'critical',
      }),
    ),
    profile: entryNamed(
      'profile',
      newProfile({
        clientId,
        riskTolerance: 1,
        needs: [{ id: 'n', need: internal || 'x', category: 'service' }],
      }),
    ),
    authorities: many('authority', () =>
      newAuthority({ clientId, holder: internal, validUntil: day('2026-11-01') }),
    ),
    recommendations: many('recommendation', (index) =>
      newRecommendation({
        clientId,
        proposedOn: day('2026-11-20'),
        securityId: securities[index]?.id ?? null,
        amount: 100_00,
        rationale: internal,
      }),
    ),
    meetings: [
      entryNamed(
        'meeting',
        newMeeting({
          clientId,
          purpose: shown,
          place: shown,
          startsAt: instant('2026-11-24T13:00:00.000Z'),
          agenda: Array.from({ length: count }, (_, index) => ({
            id: `a${index}`,
            topic: shown,
            minutes: 10,
            done: false,
          })),
          questions: Array.from({ length: count }, (_, index) => ({
            id: `q${index}`,
            question: shown,
          })),
        }),
      ),
    ],
    notes: many('note', () =>
      newNote({
        clientId,
        title: internal,
        body: internal,
        notedAt: instant('2026-11-20T13:00:00.000Z'),
      }),
    ),
    promises: many('promise', (index) =>
      newPromise({
        clientId,
        undertaking: `${index} ${shown}`,
        dueOn: day('2026-11-01'),
        promisedBy: index % 2 ? 'us' : 'client',
      }),
    ),
    serviceRequests: many('serviceRequest', (index) =>
      newServiceRequest({
        ...{ clientId, subject: internal, description: internal, raisedOn: day('2026-11-20') },
        ...{ sort: index % 2 ? 'complaint' : 'request', dueOn: day('2026-11-21') },
        ...{ status: 'withTeam', handedTo: internal, reference: internal, resolution: internal },
      }),
    ),
    entitlements: many('entitlement', (index) =>
      newEntitlement({
        clientId,
        productId: products[Math.floor(index / 2)]?.id ?? clientId,
        heldSince: day('2025-10-10'),
      }),
    ),
  };
}

const textOf = (document: ReturnType<typeof brief>): string => JSON.stringify(document);
const idsOf = (document: ReturnType<typeof brief>): readonly string[] =>
  document.sections.map(({ id }) => id);

const sentence = fc
  .array(fc.constantFrom('a', 'of', 'portfolio', 'Übergabe', 'x'.repeat(60), '2026', '–'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => parts.join(' '));

describe('a brief', () => {
  it('has all ten parts when there is something in each', () => {
    const words = { shown: 'Review of the year', internal: 'Wants a loan', count: 6 };
    expect(idsOf(brief(crowdedFile(words)))).toEqual([
      'purpose',
      'people',
      'promises',
      'changes',
      'figures',
      'attention',
      'products',
      'health',
      'agenda',
      'notes',
    ]);
  });

  it('keeps within its words whatever there is', () => {
    const inputs = fc.record({
      shown: sentence,
      internal: sentence,
      count: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(inputs, fc.constantFrom('en-GB', 'cs-CZ', 'de-DE', 'ja-JP'), (words, locale) => {
        const document = brief(crowdedFile(words), 'internal', locale);
        expect(countWords(document)).toBeLessThanOrEqual(MOST_WORDS);
        expect(documentSchema.parse(document)).toEqual(document);
      }),
      { numRuns: 40 },
    );
  });

  it('names what is to be decided, but not in the copy for the client', () => {
    const file = crowdedFile({ shown: 'Shares', internal: 'Rises', count: 1 });
    expect(textOf(brief(file))).toContain('Buy 0 Shares for EUR');
    expect(textOf(brief(file, 'clientSafe'))).not.toContain('Buy 0 Shares');
  });

  it('shows a complaint among what needs attention and what changed', () => {
    const file = crowdedFile({ shown: 'a', internal: 'b', count: 0 });
    const complaint = newServiceRequest({
      ...{ clientId: file.client.id, sort: 'complaint', subject: 'Late dividend' },
      raisedOn: day('2026-11-20'),
    });
    const document = brief({ ...file, serviceRequests: [entryNamed('complaint', complaint)] });
    const partOf = (id: string) =>
      JSON.stringify(document.sections.find((section) => section.id === id));
    expect(partOf('attention')).toContain('Complaint: Late dividend');
    expect(partOf('changes')).toContain('Complaint: Late dividend');
  });

  it('says how much it leaves out', () => {
    const document = brief(crowdedFile({ shown: 'Word '.repeat(40), internal: 'x', count: 30 }));
    expect(textOf(document)).toMatch(/and \d+ more/);
  });

  it('never shows the client what is internal', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 1, max: 12 }), (shown, count) => {
        const file = crowdedFile({ shown, internal: 'CANARY canary CANARY', count });
        expect(textOf(brief(file)).toLowerCase()).toContain('canary');
        const copy = brief(file, 'clientSafe');
        expect(textOf(copy).toLowerCase()).not.toContain('canary');
        expect(idsOf(copy)).not.toContain('attention');
        expect(idsOf(copy)).not.toContain('products');
        expect(idsOf(copy)).not.toContain('health');
        expect(copy.footer.marking).toBe('Client copy');
      }),
      { numRuns: 30 },
    );
  });

  it('leaves out parts without records, and leaves no hole', () => {
    const empty = emptyClientFile(entryNamed('client', newClient({ name: 'New Ltd' })));
    const document = brief(empty);
    expect(idsOf(document)).toEqual(['notes']);
    expect(document.subtitle).toBe('24 Nov 2026');
    for (const section of brief(crowdedFile({ shown: 'a', internal: 'b', count: 3 })).sections) {
      expect(section.blocks.length).toBeGreaterThan(0);
    }
  });

  it('names a client of a long name in full', () => {
    const name =
      'Süddeutsche Gesellschaft für Präzisionsmechanik und Medizintechnik Beteiligungs- und Verwaltungsgesellschaft mbH & Co. KG';
    expect(brief(emptyClientFile(entryNamed('client', newClient({ name })))).title).toBe(name);
  });

  it('says why a figure is unavailable', () => {
    const document = brief(crowdedFile({ shown: 'Share', internal: 'b', count: 2 }));
    const figures = document.sections.find(({ id }) => id === 'figures');
    const texts = figures?.blocks.flatMap((block) => textsOf(block, english)) ?? [];
    expect(texts.some((text) => text.startsWith('unavailable: no price of 0 Share'))).toBe(true);
    expect(texts).not.toContain('0');
  });

  it('is the same for the same input, and another when the meeting changes', () => {
    const file = crowdedFile({ shown: 'Plan', internal: 'b', count: 4 });
    expect(brief(file)).toEqual(brief(file));
    const [meeting] = file.meetings;
    if (!meeting) throw new Error('one meeting');
    const moved = { ...meeting, data: { ...meeting.data, purpose: 'Another purpose' } };
    expect(textOf(brief({ ...file, meetings: [moved] }))).toContain('Another purpose');
  });

  it('shows times in the person’s zone and amounts in the locale', () => {
    const document = brief(
      crowdedFile({ shown: 'Plan', internal: 'b', count: 1 }),
      'internal',
      'de-DE',
    );
    expect(document.subtitle).toContain('14:00');
    expect(document.footer.synchronised).toContain('08:12');
    expect(textOf(document)).toContain('1\u00a0EUR');
  });

  it('names classes of assets in words where an account is off its target', () => {
    const client = entryNamed('client', newClient({ name: 'Client' }));
    const depot = entryNamed(
      'depot',
      newAccount({ clientId: client.id, name: 'Depot', targets: [{ id: 'bond', weight: 10_000 }] }),
    );
    const deposit = newTransaction({
      clientId: client.id,
      accountId: depot.id,
      type: 'deposit',
      date: day('2026-10-01'),
      amount: 100_00,
    });
    const file = {
      ...emptyClientFile(client),
      accounts: [depot],
      transactions: [entryNamed('deposit', deposit)],
    };
    expect(textOf(brief(file))).toContain('bonds −100.0, cash +100.0 points');
  });
});

import type { ClientSpec } from '../sample-spec.ts';

/** Private clients in koruny. */
export const investorsInKoruny: readonly ClientSpec[] = [
  {
    key: 'novak',
    name: 'Rodina Novákova',
    type: 'privateInvestor',
    tier: 'A',
    currency: 'CZK',
    since: -1450,
    address: ['Masarykovo nábřeží 26', '110 00', 'Praha', 'Czechia'],
    summary: 'Family of a former lab owner. Jan talks, Věra checks. Conservative since 2008.',
    every: 90,
    allocation: { bandPoints: 750 },
    contacts: [
      {
        name: 'Jan Novák',
        say: 'NO-vahk',
        role: 'Account holder',
        influence: 'influencer',
        sentiment: 'supportive',
        signs: true,
        born: '1958-08-18',
        likes: 'Beer, not wine; football before business.',
      },
      {
        name: 'Věra Nováková',
        say: 'VYEH-rah NO-vah-ko-vah',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'neutral',
        signs: true,
        born: '1960-04-04',
        likes: 'Wants the worst case in koruny, not in percent.',
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'Rodinný účet',
        opened: -790,
        deposit: 8_200_000,
        style: 'cautious',
        custodian: 'Vltavská depozitní',
        rebalances: true,
        withdrawals: [{ day: -82, amount: 350_000, why: 'Roof of the cottage' }],
      },
    ],
    profile: {
      objective: 'preservation',
      risk: 4,
      factors: [
        { id: 'riskTolerance', says: 'Never again 2008', day: -150 },
        { id: 'liquidityNeeds', says: 'One year of spending in cash', day: -150 },
        { id: 'timeHorizon', says: 'Eight years', day: -150 },
      ],
      needs: [['Gift to two grandchildren', 'Estate planning']],
    },
    meetings: [
      {
        day: 6,
        at: '13:00',
        minutes: 60,
        why: 'Autumn review at the cottage office',
        place: 'Praha, office',
        channel: 'office',
        agenda: [
          ['State bond: what it pays now', 20],
          ['Gifts to the grandchildren', 25],
          ['Football', 15],
        ],
      },
    ],
    notes: [
      {
        day: -82,
        title: 'Roof',
        body: 'Money for the roof went out within two days, Věra wrote to thank. She noticed that the mixed fund costs 1.4 % and the bond nothing. Fair.',
      },
    ],
    promises: [{ by: 'us', what: 'Cheaper alternative to the mixed fund', due: 6 }],
    reports: [{ every: 'quarterly', contents: ['summary', 'transactions'], due: 9, sent: -82 }],
    owns: [
      { product: 'ADV', since: -790 },
      { product: 'SWP', since: -300 },
    ],
  },
  {
    key: 'dvorak',
    name: 'MUDr. Tomáš Dvořák',
    type: 'privateInvestor',
    tier: 'C',
    currency: 'CZK',
    since: -500,
    address: ['Údolní 53', '602 00', 'Brno', 'Czechia'],
    summary: 'Dentist, saves for the practice building. Cancels meetings on the day.',
    every: 120,
    allocation: { bandPoints: 750 },
    contacts: [
      {
        name: 'MUDr. Tomáš Dvořák',
        say: 'DVOR-zhahk',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'neutral',
        signs: true,
        born: '1982-11-30',
        likes: 'Confirm by message the evening before.',
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'Praxe 2030',
        opened: -490,
        deposit: 900_000,
        monthly: 20_000,
        style: 'balanced',
        custodian: 'Moravská depozitní',
      },
    ],
    profile: {
      objective: 'balanced',
      risk: 4,
      factors: [{ id: 'timeHorizon', says: 'Building in 2030', day: -290 }],
    },
    meetings: [
      {
        day: -6,
        at: '16:00',
        minutes: 45,
        why: 'Review (cancelled on the day)',
        channel: 'office',
        note: {
          title: 'Did not come',
          body: 'Cancelled at 15:20 by message, third time. Will call instead.',
        },
      },
    ],
    tasks: [{ what: 'Call Dvořák instead of meeting', due: 2, priority: 'low' }],
    owns: [{ product: 'ADV', since: -490 }],
  },
];

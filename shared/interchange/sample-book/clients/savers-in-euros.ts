import type { ClientSpec } from '../sample-spec.ts';

/** Private clients in euros with a savings plan. */
export const saversInEuros: readonly ClientSpec[] = [
  {
    key: 'brandt',
    name: 'Dr. Katharina Brandt',
    type: 'privateInvestor',
    tier: 'A',
    currency: 'EUR',
    since: -1300,
    address: ['Rothenbaumchaussee 88', '20148', 'Hamburg', 'Germany'],
    summary:
      'Orthopaedic surgeon with a practice of her own. Earns well, has no time, answers within minutes at six in the morning. Wants to stop operating at 60.',
    tags: ['doctor', 'savings plan'],
    every: 90,
    contacts: [
      {
        name: 'Dr. Katharina Brandt',
        say: 'ka-ta-REE-na',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1976-09-14',
        likes: 'Calls between 6:30 and 7:15, or not at all. Espresso.',
      },
      {
        name: 'Sabine Thoms',
        role: 'Practice manager',
        influence: 'gatekeeper',
        sentiment: 'supportive',
        likes: 'Knows the calendar; always greet her first.',
      },
    ],
    portfolios: [
      {
        key: 'growth',
        name: 'Practice reserve and growth',
        opened: -780,
        deposit: 190_000,
        monthly: 4000,
        style: 'growth',
        custodian: 'Hansedepot',
        rebalances: true,
        extra: [{ day: -210, symbol: 'KSR', amount: 15_000 }],
      },
    ],
    profile: {
      objective: 'growth',
      risk: 6,
      factors: [
        { id: 'objectives', says: 'Stop operating at 60, keep the practice rooms', day: -75 },
        { id: 'timeHorizon', says: 'Ten years', day: -75 },
        { id: 'experience', says: 'Shares for fifteen years, no options', day: -75 },
        { id: 'financialSituation', says: 'Loan on the practice until 2031', day: -75 },
      ],
      needs: [
        ['Cover if she cannot operate', 'Insurance'],
        ['More pension than the doctors’ scheme pays', 'Pensions'],
      ],
    },
    authorities: [{ type: 'advisory', scope: 'Every order needs her word.', from: -780 }],
    meetings: [
      {
        day: 1,
        at: '07:00',
        minutes: 20,
        why: 'Quick call: raise the savings plan after the last loan instalment',
        channel: 'call',
        agenda: [
          ['Savings plan from January', 10],
          ['Cover for her hands', 10],
        ],
      },
      {
        day: -75,
        at: '07:00',
        minutes: 25,
        why: 'Yearly profile review',
        channel: 'call',
        note: {
          title: 'Profile call, 7 am',
          body: 'Went through all factors in twenty minutes. Ten years to go, would accept a bad year. She asked what happens if she injures a hand; we have nothing for that in the file. Sabine sends the loan statement.',
          tags: ['profile', 'insurance'],
        },
      },
    ],
    promises: [{ by: 'client', what: 'Loan statement of the practice', due: -30, kept: -34 }],
    tasks: [{ what: 'Get two offers for disability cover', due: 12 }],
    reports: [{ every: 'halfYearly', contents: ['summary', 'tax'], due: 36, sent: -146 }],
    owns: [
      { product: 'ADV', since: -780 },
      { product: 'LOM', since: -500, until: -60, details: 'Bridge for the new X-ray' },
    ],
  },
  {
    key: 'okonkwo',
    name: 'Adaeze Okonkwo',
    type: 'privateInvestor',
    tier: 'C',
    currency: 'EUR',
    since: -240,
    address: ['Leopoldstraße 9', '80802', 'München', 'Germany'],
    summary:
      'Engineer at a turbine maker, began this year with a savings plan. Sent by Dr. Brandt.',
    tags: ['savings plan'],
    every: 180,
    allocation: { bandPoints: 750 },
    contacts: [
      {
        name: 'Adaeze Okonkwo',
        say: 'ah-DAY-zay oh-KON-kwo',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1994-04-11',
        likes: 'Chat messages; lunch on Thursdays.',
      },
    ],
    portfolios: [
      {
        key: 'plan',
        name: 'Savings plan',
        opened: -230,
        deposit: 18_000,
        monthly: 600,
        style: 'growth',
        custodian: 'Depotbank Isar',
      },
    ],
    profile: {
      objective: 'growth',
      risk: 6,
      factors: [
        { id: 'timeHorizon', says: 'Thirty years', day: -230 },
        { id: 'experience', says: 'None before this plan', day: -230 },
      ],
      needs: [['A private pension', 'Pensions']],
    },
    notes: [
      {
        day: -33,
        title: 'Lunch',
        body: 'Happy that the plan runs by itself. Asked about a flat in two years; the plan is not the place for that money. Bring the numbers next time.',
      },
    ],
    promises: [{ by: 'us', what: 'Plan for the deposit of a flat', due: 25 }],
    owns: [{ product: 'ADV', since: -230 }],
  },
];

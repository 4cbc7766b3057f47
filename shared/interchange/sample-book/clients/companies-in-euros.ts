import type { ClientSpec } from '../sample-spec.ts';

/** Companies in euros with money, pensions and currencies to look after. */
export const companiesInEuros: readonly ClientSpec[] = [
  {
    key: 'feinmechanik',
    name: 'Vereinigte Süddeutsche Werkstätten für Feinmechanik, Optik und Medizintechnik Beteiligungsgesellschaft mbH & Co. KG',
    type: 'company',
    tier: 'key',
    currency: 'EUR',
    since: -2600,
    address: ['Industriering 5', '73430', 'Aalen', 'Germany'],
    industry: 'Medical technology',
    summary:
      'Family company, 640 people. Reserve for the new hall, dollar receipts from two customers. The finance director retires next year.',
    tags: ['key account', 'succession'],
    every: 30,
    contacts: [
      {
        name: 'Ulrike Baumgärtner',
        say: 'BOWM-gert-ner',
        role: 'Finance director',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        likes: 'Decides on Mondays. Never after 17:00.',
      },
      {
        name: 'Lukas Fendt',
        role: 'Treasurer, successor',
        influence: 'influencer',
        sentiment: 'neutral',
        likes: 'Wants an interface, not a PDF.',
      },
      {
        name: 'Heinrich Vogt',
        role: 'Managing partner',
        influence: 'decisionMaker',
        sentiment: 'neutral',
        signs: true,
        likes: 'Two signatures above 100,000, his is the second.',
      },
    ],
    portfolios: [
      {
        key: 'reserve',
        name: 'Reserve for hall 4',
        opened: -640,
        deposit: 2_400_000,
        style: 'cautious',
        custodian: 'Ostalb Depot',
        withdrawals: [{ day: -45, amount: 300_000, why: 'First instalment, hall 4' }],
      },
    ],
    cash: [
      {
        key: 'operating',
        name: 'Operating account',
        opened: -800,
        opening: 420_000,
        monthlyIn: 310_000,
        monthlyOut: 305_000,
      },
    ],
    profile: {
      objective: 'preservation',
      risk: 4,
      factors: [
        { id: 'liquidityNeeds', says: 'Hall 4 in five instalments until 2028', day: -50 },
        { id: 'decisionProcess', says: 'Two signatures above EUR 100,000', day: -50 },
        { id: 'riskTolerance', says: 'Small losses in a calendar year', day: -50 },
      ],
      needs: [
        ['Dollar receipts of USD 4m a year', 'Foreign exchange'],
        ['Pension for the shift leaders', 'Pensions'],
      ],
    },
    authorities: [
      { type: 'advisory', scope: 'Reserve account; orders by two signatures.', from: -640 },
    ],
    meetings: [
      {
        day: 7,
        at: '09:00',
        minutes: 90,
        why: 'Handing over from Ulrike to Lukas',
        place: 'Aalen, hall 2',
        agenda: [
          ['The reserve and its instalments', 30],
          ['Dollar receipts', 30],
          ['Who signs from July', 20],
        ],
        ask: ['When does Lukas get his signature?', 'Is hall 4 still on time?'],
      },
      {
        day: -45,
        at: '09:00',
        minutes: 60,
        why: 'First instalment of hall 4',
        decided: ['Pay from the maturing bonds first'],
        note: {
          title: 'Aalen, first instalment',
          body: 'Ulrike is calm, Lukas is not: he asked three times what the dollar costs them. He had last month’s rates on his phone. There is a hedge to sell here, but only after Ulrike has told Vogt that she leaves.',
          tags: ['confidential', 'FX'],
        },
      },
    ],
    promises: [
      { by: 'us', what: 'Cost of hedging half of the dollar receipts', due: 7 },
      { by: 'client', what: 'Payment plan of hall 4', due: -2 },
    ],
    reports: [{ every: 'monthly', contents: ['summary', 'transactions'], due: 5, sent: -25 }],
    owns: [
      { product: 'ADV', since: -640 },
      { product: 'SWP', since: -400 },
    ],
  },
  {
    key: 'hafenkran',
    name: 'Hafenkran Logistik GmbH',
    type: 'company',
    tier: 'B',
    currency: 'EUR',
    since: -1200,
    address: ['Am Sandtorkai 40', '20457', 'Hamburg', 'Germany'],
    industry: 'Logistics',
    summary:
      'Forwarder at the port. Thin margins, busy people, pays on time. Insurance is elsewhere and they grumble.',
    every: 60,
    contacts: [
      {
        name: 'Frank Petersen',
        role: 'Owner',
        influence: 'decisionMaker',
        sentiment: 'neutral',
        signs: true,
        likes: 'Come to the quay, bring rolls.',
      },
    ],
    cash: [
      {
        key: 'operating',
        name: 'Operating account',
        opened: -700,
        opening: 90_000,
        monthlyIn: 140_000,
        monthlyOut: 139_000,
        extra: [
          { day: -24, amount: 9400, why: 'Cash paid in' },
          { day: -22, amount: 9750, why: 'Cash paid in' },
          { day: -20, amount: 9600, why: 'Cash paid in' },
        ],
      },
    ],
    profile: {
      factors: [{ id: 'financialSituation', says: 'Line of EUR 250,000, half used', day: -430 }],
      needs: [
        ['Cover if the owner falls ill', 'Insurance'],
        ['Pension for the drivers', 'Pensions'],
      ],
    },
    notes: [
      {
        day: -52,
        title: 'Rolls at the quay',
        body: 'Frank had a scare with his back in September and could not sign for a week. First time he asks about cover. Petersen junior studies, no successor.',
      },
    ],
    tasks: [{ what: 'Offer for key-person insurance', due: 6, priority: 'high' }],
    owns: [{ product: 'SWP', since: -600 }],
  },
  {
    key: 'tannhaeuser',
    name: 'Hotel Tannhof KG',
    type: 'company',
    tier: 'C',
    currency: 'EUR',
    since: -1600,
    address: ['Bergstraße 1', '6370', 'Kitzbühel', 'Austria'],
    industry: 'Hotels',
    summary:
      'Sixty rooms, full in winter. Cash swings with the season; the owner’s sister keeps the books.',
    every: 120,
    contacts: [
      {
        name: 'Resi Obermoser',
        say: 'RAY-zee',
        role: 'Bookkeeper and partner',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        likes: 'Before ten or after the kitchen closes.',
      },
    ],
    cash: [
      {
        key: 'season',
        name: 'Season account',
        opened: -760,
        opening: 140_000,
        monthlyIn: 95_000,
        monthlyOut: 93_500,
        extra: [
          { day: -38, amount: 262_000, why: 'Advance for rooms', otherSide: 'Adria Travel d.o.o.' },
          {
            day: -36,
            amount: -240_000,
            why: 'Payment on behalf',
            otherSide: 'Kvarner Build d.o.o.',
          },
        ],
      },
    ],
    profile: {
      factors: [{ id: 'liquidityNeeds', says: 'Needs EUR 200,000 before each winter', day: -800 }],
      needs: [
        ['Earn something on the spring cash', 'Cash management'],
        ['Lift: loan over ten years', 'Lending'],
      ],
    },
    meetings: [
      {
        day: 22,
        at: '10:00',
        minutes: 60,
        why: 'Before the season',
        agenda: [
          ['Spring cash', 30],
          ['The lift', 30],
        ],
      },
    ],
    owns: [],
  },
];

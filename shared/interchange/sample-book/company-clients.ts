import type { ClientSpec } from './sample-spec.ts';

/** Companies with money to look after, pensions and currencies. */
export const companyClients: readonly ClientSpec[] = [
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
      risk: 2,
      factors: [
        { id: 'liquidityNeeds', says: 'Hall 4 in five instalments until 2028', day: -50 },
        { id: 'decisionProcess', says: 'Two signatures above EUR 100,000', day: -50 },
        { id: 'riskTolerance', says: 'No loss in a calendar year', day: -50 },
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
    key: 'brewster',
    name: 'Brewster & Lane Architects LLP',
    type: 'company',
    tier: 'B',
    currency: 'GBP',
    since: -900,
    address: ['4 Colston Yard', 'BS1 5BD', 'Bristol', 'United Kingdom'],
    industry: 'Architecture',
    summary:
      'Eleven partners, one account for the tax they will owe in January. Partners change often; check who may sign.',
    every: 90,
    contacts: [
      {
        name: 'Olivia Lane',
        role: 'Managing partner',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
      },
      {
        name: 'Ben Osei',
        say: 'OH-say',
        role: 'Office manager',
        influence: 'gatekeeper',
        sentiment: 'supportive',
        likes: 'Knows every date.',
      },
    ],
    portfolios: [
      {
        key: 'tax',
        name: 'Tax reserve',
        opened: -600,
        deposit: 220_000,
        monthly: 9000,
        style: 'cautious',
        custodian: 'Severn Custody',
        withdrawals: [
          { day: -300, amount: 110_000, why: 'Partners’ tax, January' },
          { day: -115, amount: 95_000, why: 'Partners’ tax, July' },
        ],
      },
    ],
    profile: {
      objective: 'preservation',
      risk: 2,
      factors: [{ id: 'liquidityNeeds', says: 'Tax in January and July', day: -88 }],
      needs: [['Occupational scheme for 40 staff', 'Pensions']],
    },
    meetings: [
      {
        day: -30,
        at: '12:30',
        minutes: 45,
        why: 'Cash for the January tax',
        channel: 'video',
        decided: ['Sell down to cash by mid December'],
        note: {
          title: 'January tax',
          body: 'About 120 needed on 31 January. Two partners leave at year end; new signatures to come from Ben. Staff scheme: Olivia wants a comparison she can show at the away day.',
        },
      },
    ],
    promises: [
      { by: 'client', what: 'New list of signatures', due: 9 },
      { by: 'us', what: 'Comparison of two staff schemes', due: 20 },
    ],
    reports: [{ every: 'quarterly', contents: ['summary', 'transactions'], due: 33, sent: -58 }],
    owns: [{ product: 'ADV', since: -600 }],
  },
  {
    key: 'skoda-sklo',
    name: 'Sklárna Horní Bříza, s.r.o.',
    type: 'company',
    tier: 'A',
    currency: 'CZK',
    since: -1000,
    address: ['Tovární 3', '330 12', 'Horní Bříza', 'Czechia'],
    industry: 'Glass',
    summary:
      'Glassworks, exports two thirds in euros while wages are in koruny. The furnace is rebuilt in two years.',
    every: 45,
    contacts: [
      {
        name: 'Ing. Alena Součková',
        say: 'SOH-ooch-ko-vah',
        role: 'Finance director',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        likes: 'Plain paper, figures in thousands.',
      },
    ],
    portfolios: [
      {
        key: 'furnace',
        name: 'Rezerva na pec',
        opened: -520,
        deposit: 24_000_000,
        monthly: 400_000,
        style: 'income',
        custodian: 'Vltavská depozitní',
      },
    ],
    cash: [
      {
        key: 'operating',
        name: 'Běžný účet',
        opened: -700,
        opening: 6_000_000,
        monthlyIn: 5_200_000,
        monthlyOut: 5_100_000,
      },
    ],
    profile: {
      objective: 'income',
      risk: 3,
      factors: [
        { id: 'timeHorizon', says: 'Furnace in 24 months', day: -70 },
        { id: 'riskTolerance', says: 'Some movement, none in the last half year', day: -70 },
      ],
      needs: [['Euro receipts against koruna wages', 'Foreign exchange']],
    },
    meetings: [
      {
        day: -70,
        at: '10:00',
        minutes: 75,
        why: 'Two years to the furnace',
        note: {
          title: 'At the furnace',
          body: 'It was 60 degrees beside it; meeting moved to the canteen. Money for the furnace must be in bonds and cash a year before. Alena would hedge half the euros if the director agrees; he thinks the koruna always comes back.',
        },
      },
      {
        day: 16,
        at: '10:00',
        minutes: 60,
        why: 'Hedge with the director',
        agenda: [
          ['What a weak euro did in the last two years', 20],
          ['Half, a third, nothing', 30],
        ],
      },
    ],
    promises: [{ by: 'us', what: 'One page on hedging for the director', due: 13 }],
    reports: [{ every: 'quarterly', contents: ['summary'], due: 26, sent: -66 }],
    owns: [
      { product: 'ADV', since: -520 },
      { product: 'FXH', since: -900, until: -500, details: 'Ended when the bank left' },
    ],
  },
  {
    key: 'bluebird',
    name: 'Bluebird Charter Schools Inc.',
    type: 'company',
    tier: 'B',
    currency: 'USD',
    since: -450,
    address: ['900 Euclid Avenue', 'OH 44114', 'Cleveland', 'United States'],
    industry: 'Education',
    summary:
      'Non-profit with a board of volunteers. Endowment is small and watched closely; every decision needs minutes.',
    every: 90,
    contacts: [
      {
        name: 'Denise Carter',
        role: 'Treasurer of the board',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        likes: 'Needs papers ten days before the board.',
      },
    ],
    portfolios: [
      {
        key: 'endowment',
        name: 'Endowment',
        opened: -440,
        deposit: 610_000,
        style: 'balanced',
        custodian: 'Lakeside Custody',
        rebalances: true,
      },
    ],
    profile: {
      objective: 'balanced',
      risk: 3,
      factors: [{ id: 'objectives', says: 'Spend 4 % a year for ever', day: -440 }],
      needs: [['Pension for teachers', 'Pensions']],
    },
    notes: [
      {
        day: -25,
        title: 'Board papers',
        body: 'Denise needs our page for the board by the fourth. Last time they asked for the difference to the benchmark in dollars; put it first.',
      },
    ],
    tasks: [{ what: 'Page for the board', due: 4, priority: 'high' }],
    reports: [{ every: 'quarterly', contents: ['summary', 'transactions'], due: 4, sent: -88 }],
    owns: [{ product: 'ADV', since: -440 }],
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

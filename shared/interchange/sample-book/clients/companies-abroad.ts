import type { ClientSpec } from '../sample-spec.ts';

/** Companies in other currencies. */
export const companiesAbroad: readonly ClientSpec[] = [
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
        style: 'reserve',
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
    every: 90,
    allocation: { bandPoints: 750 },
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
      risk: 4,
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
    allocation: { bandPoints: 750 },
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
      risk: 5,
      factors: [{ id: 'objectives', says: 'Spend 4 % a year for ever', day: -240 }],
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
];

import type { ClientSpec } from '../sample-spec.ts';

/** More private clients in euros. */
export const investorsInEuros: readonly ClientSpec[] = [
  {
    key: 'hohenfels',
    name: 'Dr. Maria-Antonia von Hohenfels-Lichtenberg und Prof. Dr. Karl-Theodor von Hohenfels-Lichtenberg',
    type: 'privateInvestor',
    tier: 'A',
    currency: 'EUR',
    since: -3600,
    address: ['Schloßgasse 1', '1050', 'Wien', 'Austria'],
    summary:
      'Forest and vineyards; the money with us is what is left after both. Formal in writing, warm at the table.',
    every: 90,
    contacts: [
      {
        name: 'Dr. Maria-Antonia von Hohenfels-Lichtenberg',
        say: 'ho-en-FELS LICH-ten-berg',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1955-02-17',
        likes: 'Frau Doktor. Letters on paper.',
      },
      {
        name: 'Prof. Dr. Karl-Theodor von Hohenfels-Lichtenberg',
        role: 'Account holder',
        influence: 'influencer',
        sentiment: 'neutral',
        signs: true,
        born: '1951-07-02',
        likes: 'Talk about the vintage first.',
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'Joint account',
        opened: -820,
        deposit: 640_000,
        style: 'balanced',
        custodian: 'Wiener Depot',
        rebalances: true,
        broughtIn: { day: -520, symbol: 'NWD', quantity: 900 },
      },
    ],
    profile: {
      objective: 'preservation',
      risk: 4,
      factors: [
        { id: 'objectives', says: 'Leave the forest free of debt', day: -1150 },
        { id: 'otherInvestments', says: 'Forest, vineyards, two flats in Graz', day: -1150 },
        { id: 'taxStatus', says: 'Resident in Austria', day: -260 },
      ],
      needs: [['Succession of the estate', 'Estate planning']],
    },
    authorities: [
      {
        type: 'fiduciary',
        contact: 0,
        scope: 'Trustee of the grandchildren’s share.',
        from: -2000,
        until: -38,
      },
    ],
    meetings: [
      {
        day: 9,
        at: '10:00',
        minutes: 90,
        why: 'Profile review and the trust that ran out',
        place: 'Schloßgasse 1',
        agenda: [
          ['The trust', 30],
          ['Profile, factor by factor', 40],
          ['Wind shares', 20],
        ],
      },
    ],
    notes: [
      {
        day: -140,
        title: 'Letter answered',
        body: 'Answered her letter of the third by post. She wants no calls in September (vintage). The trust for the grandchildren ends in autumn; I asked for the new deed.',
      },
    ],
    promises: [{ by: 'client', what: 'New trust deed for the grandchildren', due: 15 }],
    reports: [
      { every: 'yearly', contents: ['summary', 'transactions', 'tax'], due: 38, sent: -327 },
    ],
    owns: [
      { product: 'ADV', since: -820 },
      { product: 'TAX', since: -820 },
    ],
  },
  {
    key: 'moreau',
    name: 'Famille Moreau-Delacroix',
    type: 'privateInvestor',
    tier: 'B',
    currency: 'EUR',
    since: -620,
    address: ['12 rue des Lices', '35000', 'Rennes', 'France'],
    summary:
      'Young family, first real money after selling a start-up. Curious, quick, reads forums at night.',
    every: 60,
    contacts: [
      {
        name: 'Camille Moreau',
        say: 'ka-MEE mo-ROH',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1988-05-19',
        likes: 'Video calls after eight, when the children sleep.',
      },
      {
        name: 'Julien Delacroix',
        say: 'zhoo-LYEN',
        role: 'Account holder',
        influence: 'user',
        sentiment: 'critical',
        signs: true,
        born: '1986-12-03',
        likes: 'Wants the method behind every percentage.',
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'Compte commun',
        opened: -610,
        deposit: 230_000,
        monthly: 1200,
        style: 'growth',
        custodian: 'Dépôt Armorique',
      },
    ],
    profile: {
      objective: 'growth',
      risk: 6,
      factors: [
        { id: 'experience', says: 'Two years, funds and single shares', day: -200 },
        { id: 'timeHorizon', says: 'Twenty years', day: -200 },
        { id: 'liquidityNeeds', says: 'Half a year of spending stays in cash', day: -200 },
      ],
      needs: [
        ['Cover for the parents of two small children', 'Insurance'],
        ['Somewhere for the cash to earn', 'Cash management'],
      ],
    },
    meetings: [
      {
        day: -18,
        at: '19:15',
        minutes: 40,
        why: 'The fall of spring and what we learnt',
        channel: 'video',
        note: {
          title: 'Julien and the benchmark',
          body: 'Julien had built his own sheet and came out 0.4 points below ours. It was the day we count deposits on; once we agreed on start of day the figures met. He wants the method on the report from now on. Camille just wanted to know whether they can still buy the garden (yes).',
          tags: ['method'],
        },
      },
    ],
    promises: [{ by: 'us', what: 'State the method of the return on their report', due: 10 }],
    reports: [{ every: 'monthly', contents: ['summary'], due: 6, sent: -24 }],
    owns: [{ product: 'ADV', since: -610 }],
  },
  {
    key: 'vanderberg',
    name: 'Pieter van der Berg',
    type: 'privateInvestor',
    tier: 'B',
    currency: 'EUR',
    since: -1100,
    address: ['Prinsengracht 402', '1016', 'Amsterdam', 'Netherlands'],
    summary:
      'Retired notary. Checks every statement with a ruler. Has not been visited since spring.',
    every: 90,
    contacts: [
      {
        name: 'Pieter van der Berg',
        say: 'PEE-ter fun der BERKH',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'critical',
        signs: true,
        born: '1953-10-27',
        likes: 'Written agenda two days ahead. No small talk.',
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'Main account',
        opened: -760,
        deposit: 310_000,
        style: 'balanced',
        custodian: 'Grachtenbank',
        method: 'specificLot',
        withdrawals: [{ day: -130, amount: 12_000, why: 'Boat' }],
      },
      {
        key: 'dollars',
        name: 'Dollar account',
        currency: 'USD',
        opened: -540,
        deposit: 95_000,
        style: 'growth',
        custodian: 'Grachtenbank',
      },
    ],
    profile: {
      objective: 'balanced',
      risk: 4,
      factors: [
        { id: 'objectives', says: 'Independence from the children', day: -700 },
        { id: 'riskTolerance', says: 'Middle', day: -700 },
      ],
    },
    meetings: [
      {
        day: -221,
        at: '10:00',
        minutes: 60,
        why: 'Yearly review',
        note: {
          title: 'Review with ruler',
          body: 'Found a dividend booked a day late and was right. Complained that nobody calls. I said quarterly; did not keep it so far.',
          tags: ['complaint'],
        },
      },
    ],
    promises: [{ by: 'us', what: 'Call every quarter', due: -40 }],
    tasks: [{ what: 'Call Pieter, long overdue', due: -3, priority: 'high' }],
    reports: [{ every: 'quarterly', contents: ['summary', 'transactions'], due: 21, sent: -70 }],
    owns: [{ product: 'ADV', since: -760 }],
  },
];

import type { ClientSpec } from '../sample-spec.ts';

/** Private clients in dollars. */
export const investorsInDollars: readonly ClientSpec[] = [
  {
    key: 'whitaker',
    name: 'Whitaker Family Trust',
    type: 'privateInvestor',
    tier: 'key',
    currency: 'USD',
    since: -2400,
    address: ['218 Beacon Street', 'MA 02116', 'Boston', 'United States'],
    summary:
      'Trust of three siblings with one trustee. Eleanor decides, the brothers read. Distributions in January and July.',
    tags: ['trust', 'key account'],
    every: 75,
    contacts: [
      {
        name: 'Eleanor Whitaker',
        say: 'WIT-uh-ker',
        role: 'Trustee',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1961-08-05',
        likes: 'Wants the benchmark beside every number. Black coffee.',
      },
      {
        name: 'Thomas Whitaker',
        role: 'Beneficiary',
        influence: 'influencer',
        sentiment: 'critical',
        born: '1968-03-23',
        likes: 'Copies on everything, reads at night.',
      },
    ],
    portfolios: [
      {
        key: 'trust',
        name: 'Trust account',
        opened: -845,
        deposit: 1_450_000,
        style: 'balanced',
        custodian: 'Charles River Custody',
        rebalances: true,
        withdrawals: [
          { day: -140, amount: 42_000, why: 'Distribution, July' },
          { day: -320, amount: 40_000, why: 'Distribution, January' },
        ],
      },
      {
        key: 'edu',
        name: 'Education account',
        opened: -500,
        deposit: 180_000,
        monthly: 1500,
        style: 'growth',
        custodian: 'Charles River Custody',
      },
    ],
    profile: {
      objective: 'balanced',
      risk: 5,
      factors: [
        {
          id: 'objectives',
          says: 'Distributions of 5 % a year without touching the capital',
          day: -60,
        },
        { id: 'liquidityNeeds', says: 'USD 85,000 a year', day: -60 },
        { id: 'taxStatus', says: 'Complex trust, Massachusetts', day: -60 },
        { id: 'timeHorizon', says: 'Until the youngest is 30', day: -60 },
      ],
      needs: [['Yearly letter to the beneficiaries', 'Reporting']],
    },
    authorities: [
      {
        type: 'fiduciary',
        contact: 0,
        scope: 'Sole trustee; may sign for the trust.',
        from: -2400,
      },
      { type: 'discretionary', scope: 'Trust account within targets.', from: -845, until: 340 },
    ],
    meetings: [
      {
        day: 1,
        at: '15:00',
        minutes: 60,
        why: 'January distribution and the drift in shares',
        channel: 'video',
        agenda: [
          ['Where the distribution comes from', 20],
          ['Shares above target', 20],
          ['Thomas’s questions', 20],
        ],
        ask: ['Is 5 % still right?', 'Should Thomas join every call?'],
      },
      {
        day: -60,
        at: '15:00',
        minutes: 60,
        why: 'Quarterly review',
        channel: 'video',
        decided: ['Trim shares in July only, not each quarter'],
        note: {
          title: 'Quarterly review with Thomas',
          body: 'Thomas joined for the first time and asked why the education account is ahead of the trust. Eleanor answered before I did: it may fall, ours may not.\n\nAll profile factors confirmed. She wants the letter to the beneficiaries to come from us next year.',
          tags: ['trust'],
        },
      },
    ],
    promises: [{ by: 'us', what: 'Draft of the letter to the beneficiaries', due: 18 }],
    tasks: [{ what: 'Cash plan for the January distribution', due: 1, priority: 'high' }],
    reports: [
      { every: 'quarterly', contents: ['summary', 'transactions', 'tax'], due: 14, sent: -76 },
    ],
    owns: [
      { product: 'DPM', since: -845 },
      { product: 'TAX', since: -845 },
      { product: 'EST', since: -1600 },
    ],
  },
  {
    key: 'reyes',
    name: 'Sofía & Daniel Reyes',
    type: 'privateInvestor',
    tier: 'B',
    currency: 'USD',
    since: -540,
    address: ['1407 Alta Vista', 'TX 78704', 'Austin', 'United States'],
    summary:
      'Both software engineers, stock options from two employers. Concentrated, and they know it.',
    every: 60,
    allocation: { bandPoints: 750 },
    contacts: [
      {
        name: 'Sofía Reyes',
        say: 'so-FEE-ah RAY-es',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1985-01-29',
      },
      {
        name: 'Daniel Reyes',
        role: 'Account holder',
        influence: 'influencer',
        sentiment: 'neutral',
        signs: true,
        born: '1984-06-16',
        likes: 'Send the spreadsheet along.',
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'Joint brokerage',
        opened: -530,
        deposit: 260_000,
        monthly: 3000,
        style: 'growth',
        custodian: 'Lone Star Custody',
        extra: [{ day: -150, symbol: 'LMN', amount: 60_000 }],
      },
    ],
    profile: {
      objective: 'growth',
      risk: 6,
      factors: [
        { id: 'otherInvestments', says: 'Options on two employers, vesting until 2028', day: -290 },
        { id: 'timeHorizon', says: 'Fifteen years', day: -290 },
      ],
      needs: [
        ['Less of one share', 'Investment management'],
        ['Wills and guardians', 'Estate planning'],
      ],
    },
    notes: [
      {
        day: -47,
        title: 'Lumenta again',
        body: 'Daniel bought more Lumenta through us in summer although we advised against it; consent is on file. It is now far above what any single share should be here. Sofía sees it, Daniel waits for earnings.',
        tags: ['concentration'],
      },
    ],
    promises: [{ by: 'client', what: 'Vesting schedule of both employers', due: 4 }],
    reports: [{ every: 'quarterly', contents: ['summary', 'tax'], due: 30, sent: -60 }],
    owns: [{ product: 'ADV', since: -530 }],
  },
  {
    key: 'goldberg',
    name: 'Miriam Goldberg',
    type: 'privateInvestor',
    tier: 'B',
    currency: 'USD',
    since: -1500,
    address: ['77 West 85th Street', 'NY 10024', 'New York', 'United States'],
    summary:
      'Retired cellist, lives from her portfolio and some teaching. Generous with concert tickets.',
    every: 60,
    contacts: [
      {
        name: 'Miriam Goldberg',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1950-12-12',
        likes: 'Afternoons. Hearing aid: video is easier than the phone.',
      },
    ],
    portfolios: [
      {
        key: 'ira',
        name: 'Retirement account',
        opened: -800,
        deposit: 520_000,
        style: 'income',
        custodian: 'Hudson Custody',
        rebalances: true,
        withdrawals: [
          { day: -200, amount: 15_000, why: 'Required distribution' },
          { day: -28, amount: 15_000, why: 'Required distribution' },
        ],
      },
    ],
    profile: {
      objective: 'income',
      risk: 3,
      factors: [
        { id: 'age', says: '75', day: -110 },
        { id: 'liquidityNeeds', says: 'USD 2,500 a month', day: -110 },
        { id: 'riskTolerance', says: 'Low, sleeps badly when it falls', day: -110 },
      ],
      needs: [['A gift to the conservatory', 'Estate planning']],
    },
    meetings: [
      {
        day: 3,
        at: '18:00',
        minutes: 45,
        why: 'Gift to the conservatory',
        channel: 'video',
        agenda: [
          ['How much, when, from which account', 30],
          ['Taxes', 15],
        ],
      },
    ],
    notes: [
      {
        day: -28,
        title: 'Distribution done',
        body: 'Second distribution of the year went out. She asks whether the shares could go to the conservatory as they are instead of being sold. Good question; tax desk to confirm.',
      },
    ],
    promises: [{ by: 'us', what: 'Answer from the tax desk on giving shares', due: 2 }],
    reports: [{ every: 'quarterly', contents: ['summary', 'transactions'], due: 40, sent: -50 }],
    owns: [{ product: 'ADV', since: -800 }],
  },
];

import type { ClientSpec } from '../sample-spec.ts';

/** Private clients in pounds. */
export const investorsInPounds: readonly ClientSpec[] = [
  {
    key: 'ashworth',
    name: 'Ashworth & daughters',
    type: 'privateInvestor',
    tier: 'A',
    currency: 'GBP',
    since: -1900,
    address: ['The Old Rectory', 'GL7 5QB', 'Fairford', 'United Kingdom'],
    summary:
      'Colonel (ret.) and two daughters. He hands over in steps; the elder one farms, the younger is in Singapore.',
    tags: ['household'],
    every: 60,
    contacts: [
      {
        name: 'Col. James Ashworth',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1944-05-06',
        likes: 'Punctual to the minute. The dog must be greeted.',
      },
      {
        name: 'Harriet Ashworth',
        role: 'Daughter',
        influence: 'influencer',
        sentiment: 'supportive',
        born: '1974-09-09',
        likes: 'Reachable after milking, about nine.',
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'General account',
        opened: -830,
        deposit: 480_000,
        style: 'income',
        custodian: 'Cotswold Custody',
        rebalances: true,
      },
      {
        key: 'isa',
        name: 'Daughters’ account',
        opened: -430,
        deposit: 40_000,
        monthly: 1000,
        style: 'growth',
        custodian: 'Cotswold Custody',
      },
    ],
    profile: {
      objective: 'preservation',
      risk: 3,
      factors: [
        { id: 'age', says: '82', day: -420 },
        { id: 'objectives', says: 'Hand over without a tax bill the farm cannot pay', day: -420 },
        { id: 'otherInvestments', says: 'The farm, 140 hectares', day: -420 },
      ],
      needs: [
        ['Inheritance tax on the farm', 'Estate planning'],
        ['Cover for that tax', 'Insurance'],
      ],
    },
    authorities: [
      {
        type: 'powerOfAttorney',
        contact: 1,
        scope: 'Lasting power of attorney, registered.',
        from: -400,
      },
    ],
    meetings: [
      {
        day: 0,
        at: '11:30',
        minutes: 60,
        why: 'The housing bond falls due in spring; Harriet takes over the correspondence',
        place: 'The Old Rectory, Fairford',
        agenda: [
          ['Southmere Housing: renew or not', 20],
          ['What Harriet needs to sign', 20],
          ['Inheritance tax', 20],
        ],
        ask: ['Does Charlotte want statements in Singapore?', 'Who speaks with the solicitor?'],
      },
      {
        day: -110,
        at: '11:00',
        minutes: 60,
        why: 'Summer review',
        note: {
          title: 'Rectory, summer',
          body: 'He counted the coupons aloud. Copperwell is the one he does not like, though it paid for the roof. Harriet sat in for the first half. The solicitor is slow; farm valuation from 2018.',
          tags: ['estate'],
        },
        decided: ['Harriet receives copies of everything'],
      },
    ],
    promises: [
      { by: 'client', what: 'New valuation of the farm', due: -15 },
      { by: 'us', what: 'Ladder of bonds until 2030', due: 0 },
    ],
    reports: [
      { every: 'halfYearly', contents: ['summary', 'transactions', 'tax'], due: 60, sent: -122 },
    ],
    owns: [
      { product: 'ADV', since: -830 },
      { product: 'TAX', since: -400 },
    ],
  },
  {
    key: 'patel',
    name: 'Nisha Patel',
    type: 'privateInvestor',
    tier: 'B',
    currency: 'GBP',
    since: -400,
    address: ['31 Calthorpe Road', 'B15 1RP', 'Birmingham', 'United Kingdom'],
    summary: 'Owns three pharmacies, thinks of selling one. Decides fast and alone.',
    every: 90,
    contacts: [
      {
        name: 'Nisha Patel',
        say: 'NISH-ah puh-TEL',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'neutral',
        signs: true,
        born: '1972-02-02',
        likes: 'Walks while she talks: calls, not video.',
        changed: { what: 'e-mail', day: -15 },
      },
    ],
    portfolios: [
      {
        key: 'main',
        name: 'Investment account',
        opened: -390,
        deposit: 150_000,
        monthly: 800,
        style: 'balanced',
        custodian: 'Mercia Custody',
        withdrawals: [
          {
            day: -9,
            amount: 24_500,
            why: 'Sent as asked by e-mail',
            payee: 'Northgate Fittings Ltd',
          },
        ],
      },
    ],
    profile: {
      objective: 'balanced',
      risk: 4,
      factors: [
        { id: 'objectives', says: 'Be free of the shops at 60', day: -385 },
        { id: 'financialSituation', says: 'Three shops, one mortgage', day: -385 },
      ],
      needs: [
        ['Pension for fourteen employees', 'Pensions'],
        ['Cover for the founder', 'Insurance'],
      ],
    },
    notes: [
      {
        day: -12,
        title: 'On the towpath',
        body: 'Buyer for the Edgbaston shop, about 600. Signs before Christmas if the landlord agrees. She wants to know what to do with the money before the lawyers do.',
        tags: ['event'],
      },
    ],
    promises: [{ by: 'us', what: 'Two ways to place the proceeds of the shop', due: 8 }],
    tasks: [{ what: 'Model 600,000 in two steps', due: 5 }],
    reports: [{ every: 'quarterly', contents: ['summary'], due: 12, sent: -79 }],
    owns: [{ product: 'ADV', since: -390 }],
  },
];

import type { ClientSpec } from '../sample-spec.ts';

/** Private clients in euros with whom others decide too. */
export const householdsInEuros: readonly ClientSpec[] = [
  {
    key: 'lindqvist',
    name: 'Lindqvist household',
    type: 'privateInvestor',
    tier: 'key',
    currency: 'EUR',
    since: -2900,
    address: ['Seestraße 14', '82319', 'Starnberg', 'Germany'],
    summary:
      'Two accounts, one decision: Anna decides on the long-term money, Erik keeps the reserve. They want to be told bad news first. Sold the family printing works in 2019; the daughter studies in Lund until next summer.',
    tags: ['household', 'referrals'],
    every: 45,
    allocation: {
      minimumTrade: 100_000,
      cashKept: 1_500_000,
      positionLimit: 2500,
      issuerLimit: 2500,
    },
    contacts: [
      {
        name: 'Anna Lindqvist',
        say: 'LIND-kvist',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1967-03-08',
        likes:
          'Tea, not coffee. Mornings only; sails on Friday afternoons. Likes one page and a pencil.',
      },
      {
        name: 'Erik Lindqvist',
        say: 'AY-rik LIND-kvist',
        role: 'Account holder',
        influence: 'influencer',
        sentiment: 'neutral',
        signs: true,
        born: '1964-11-21',
        likes:
          'Hard of hearing on the left: sit to his right. Reads the fee line before anything else.',
      },
    ],
    portfolios: [
      {
        key: 'long',
        name: 'Long-term account',
        opened: -840,
        deposit: 820_000,
        monthly: 2500,
        style: 'growth',
        custodian: 'Depotbank Isar',
        rebalances: true,
        movesTo: { symbol: 'HLB', account: 'reserve' },
      },
      {
        key: 'reserve',
        name: 'Family reserve',
        opened: -700,
        deposit: 260_000,
        style: 'cautious',
        custodian: 'Depotbank Isar',
        withdrawals: [{ day: -64, amount: 18_000, why: 'Tuition and rent, Lund' }],
      },
    ],
    profile: {
      objective: 'growth',
      risk: 5,
      factors: [
        { id: 'age', says: '59 and 62', day: -120 },
        {
          id: 'objectives',
          says: 'Keep the purchasing power of the sale for the children',
          day: -120,
        },
        {
          id: 'timeHorizon',
          says: 'Fifteen years for the long-term account, three for the reserve',
          day: -120,
        },
        {
          id: 'riskTolerance',
          says: 'A fall of a quarter would be unpleasant, not frightening',
          day: -120,
        },
        { id: 'taxStatus', says: 'Resident in Germany, allowance used elsewhere', day: -900 },
      ],
      needs: [
        ['A plan for passing the house on', 'Estate planning'],
        ['One tax report for both accounts', 'Reporting'],
      ],
    },
    authorities: [
      {
        type: 'discretionary',
        scope: 'Long-term account within the agreed targets; single orders up to EUR 50,000.',
        from: -840,
      },
    ],
    meetings: [
      {
        day: 0,
        at: '09:00',
        minutes: 60,
        why: 'Half-year review: the bond that falls due and the plan for the house',
        place: 'Seestraße 14, Starnberg',
        agenda: [
          ['What changed since spring', 10],
          ['European Federal Bond matures: where the money goes', 15],
          ['The house and the children', 25],
          ['Next steps', 10],
        ],
        ask: [
          'Has Erik spoken with the notary?',
          'Does the rent in Lund end in June?',
          'Who should receive the reports besides you?',
        ],
      },
      {
        day: -64,
        at: '09:30',
        minutes: 45,
        why: 'Money for Lund and a look at the reserve',
        channel: 'video',
        decided: ['Take the tuition from the reserve, not from the long-term account'],
        note: {
          title: 'Lund, reserve, the house',
          body: 'Anna joined from the boat. Tuition and a year of rent come out of the reserve; Erik would have liked to sell the wind shares instead, Anna said no before I could.\n\nHe asked again what we earn on the funds. I promised the fee comparison in writing. They begin to think about the house: three children, one of them abroad. No hurry, but it should be settled before Erik turns 65.',
          tags: ['estate', 'fees'],
        },
      },
    ],
    promises: [
      { by: 'us', what: 'Send the fee comparison of the last three years', due: -9 },
      { by: 'client', what: 'Ask the notary for the land register extract', due: 6 },
    ],
    tasks: [
      {
        what: 'Prepare two proposals for the maturing bond',
        due: -1,
        priority: 'high',
        details: 'One that stays short, one that lengthens to four years. Cost of both.',
      },
    ],
    reports: [{ every: 'quarterly', contents: ['summary', 'transactions'], due: 7, sent: -85 }],
    owns: [
      { product: 'DPM', since: -840 },
      { product: 'PEN', since: -2100, details: 'Anna, paid up at 65' },
    ],
  },
  {
    key: 'castellani',
    name: 'Giulia Castellani',
    type: 'privateInvestor',
    tier: 'A',
    currency: 'EUR',
    since: -1700,
    address: ['Via Mazzini 22', '37121', 'Verona', 'Italy'],
    summary:
      'Widow since 2021. Her son Matteo holds a power of attorney and does most of the talking; she decides and remembers every figure. Income first, no surprises, nothing in shares she cannot pronounce.',
    tags: ['widow', 'power of attorney'],
    every: 60,
    contacts: [
      {
        name: 'Giulia Castellani',
        say: 'JOO-lya kas-tel-LAH-nee',
        role: 'Account holder',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        born: '1948-06-30',
        likes: 'Visits at home, after four. Large print. Never mention the old bank.',
      },
      {
        name: 'Matteo Castellani',
        say: 'mat-TAY-oh',
        role: 'Son, power of attorney',
        influence: 'influencer',
        sentiment: 'neutral',
        signs: true,
        born: '1977-01-12',
        likes: 'Short messages, numbers in a table.',
      },
    ],
    portfolios: [
      {
        key: 'income',
        name: 'Income account',
        opened: -810,
        deposit: 410_000,
        style: 'income',
        custodian: 'Banca Adige',
        method: 'average',
        withdrawals: [
          { day: -300, amount: 9000, why: 'New heating' },
          { day: -21, amount: 46_000, why: 'Loan to the son' },
        ],
      },
    ],
    profile: {
      objective: 'income',
      risk: 3,
      factors: [
        { id: 'age', says: '78', day: -480 },
        { id: 'financialSituation', says: 'Pension and a flat that is paid for', day: -480 },
        { id: 'liquidityNeeds', says: 'About EUR 1,200 a month on top of the pension', day: -480 },
        {
          id: 'riskTolerance',
          says: 'Does not want to see a loss of more than a tenth',
          day: -480,
        },
      ],
      needs: [
        ['A steady payment every month', 'Cash management'],
        ['Help with what the children inherit', 'Estate planning'],
      ],
    },
    authorities: [
      {
        type: 'powerOfAttorney',
        contact: 1,
        scope: 'Orders and withdrawals up to EUR 25,000 in a month.',
        from: -710,
        until: 20,
      },
    ],
    meetings: [
      {
        day: 0,
        at: '15:30',
        minutes: 45,
        why: 'The large withdrawal and the power of attorney that runs out',
        place: 'At her home, Via Mazzini 22',
        agenda: [
          ['The loan to Matteo: what it means for the income', 20],
          ['Renewing the power of attorney, or not', 15],
          ['Kestrel: too bumpy for this account?', 10],
        ],
        ask: ['Do you want Matteo to go on signing?', 'When does he pay back?'],
      },
      {
        day: -96,
        at: '14:00',
        minutes: 50,
        why: 'Summer visit',
        note: {
          title: 'Summer visit in Verona',
          body: 'Coffee in the kitchen, Matteo was late. She is content with the coupons but asked twice why the technology share swings so much. It came over from the old deposit; she never chose it. I said I would bring it up again with a proposal.\n\nShe mentioned her sister in Trento, who is unhappy with her bank.',
          tags: ['referral', 'suitability'],
        },
        decided: ['Keep the coupons paid out, do not reinvest'],
      },
    ],
    promises: [
      { by: 'us', what: 'Proposal for the Kestrel shares with tax shown', due: 3 },
      { by: 'client', what: 'Written note on when the loan is paid back', due: -4 },
    ],
    reports: [
      { every: 'quarterly', contents: ['summary', 'transactions', 'tax'], due: -12, sent: -104 },
    ],
    owns: [{ product: 'ADV', since: -810 }],
  },
];

import type { ClientSpec } from '../sample-spec.ts';

/** Trading clients in other currencies. */
export const tradersAbroad: readonly ClientSpec[] = [
  {
    key: 'brightwater',
    name: 'Brightwater Hospitality Group Ltd',
    type: 'wholesaler',
    tier: 'A',
    currency: 'GBP',
    since: -1300,
    address: ['Unit 6, Brightwater Park', 'LS10 1JF', 'Leeds', 'United Kingdom'],
    industry: 'Hotels',
    summary:
      'Nine hotels in Yorkshire. Orders had the rhythm of a clock until summer; nothing for ten weeks. New operations director.',
    tags: ['at risk'],
    every: 30,
    contacts: [
      {
        name: 'Gareth Pryce',
        say: 'GAR-eth PRICE',
        role: 'Operations director, since July',
        influence: 'decisionMaker',
        sentiment: 'critical',
        signs: true,
        likes: 'E-mail only so far.',
      },
      {
        name: 'Wendy Holroyd',
        role: 'Purchasing',
        influence: 'influencer',
        sentiment: 'supportive',
        likes: 'Tells it as it is.',
      },
    ],
    trade: {
      opened: -790,
      rhythm: 14,
      buys: ['Tea', 'Tableware', 'Cleaning'],
      pieces: 90,
      growth: 0.02,
      lastOrder: -71,
    },
    profile: {
      factors: [{ id: 'deliveryNeeds', says: 'Each hotel by itself, before noon', day: -220 }],
      needs: [['Coffee for nine hotels', 'Coffee']],
    },
    notes: [
      {
        day: -20,
        title: 'Wendy on the phone',
        body: 'Gareth brought a supplier from his last job. Tableware is on trial there; the tea is not good and the night porters complain. She thinks he would see me if I come with the breakage figures.',
        tags: ['at risk'],
      },
    ],
    tasks: [{ what: 'Breakage figures for Gareth', due: -2, priority: 'high' }],
    promises: [{ by: 'us', what: 'Visit Leeds before Christmas', due: 14 }],
  },
  {
    key: 'zlata-husa',
    name: 'Zlatá Husa, velkoobchod s.r.o.',
    type: 'wholesaler',
    tier: 'A',
    currency: 'CZK',
    since: -1500,
    address: ['Vídeňská 120', '619 00', 'Brno', 'Czechia'],
    industry: 'Food wholesale',
    summary:
      'Regional wholesaler; our packaging travels under their name. Steady, a little less each year.',
    every: 90,
    contacts: [
      {
        name: 'Radek Hrubý',
        say: 'RAH-dek HROO-bee',
        role: 'Purchasing',
        influence: 'decisionMaker',
        sentiment: 'neutral',
        signs: true,
      },
    ],
    trade: {
      opened: -800,
      rhythm: 12,
      buys: ['Packaging', 'Cleaning', 'Coffee'],
      pieces: 110,
      growth: -0.18,
    },
    profile: {
      factors: [
        { id: 'decisionProcess', says: 'Radek up to CZK 500,000, above that the owner', day: -210 },
      ],
      needs: [
        ['Own label tea', 'Tea'],
        ['Euro purchases against koruna sales', 'Foreign exchange'],
      ],
    },
    meetings: [
      {
        day: 8,
        at: '11:00',
        minutes: 60,
        why: 'Why the quantities shrink',
        agenda: [
          ['Year by year, line by line', 30],
          ['Own label tea', 20],
        ],
      },
    ],
    notes: [
      {
        day: -66,
        title: 'Depot in Brno',
        body: 'Half the shelf with cups now carries another brand, cheaper paper. Radek says customers do not notice; his driver says the lids leak.',
      },
    ],
  },
  {
    key: 'northfork',
    name: 'North Fork Provisions LLC',
    type: 'wholesaler',
    tier: 'B',
    currency: 'USD',
    since: -620,
    address: ['41 Harbor Lane', 'NY 11944', 'Greenport', 'United States'],
    industry: 'Delicatessen',
    summary: 'Two delicatessens and a summer kiosk. The largest orders come before Christmas.',
    every: 60,
    contacts: [
      {
        name: 'Marcus Bell',
        role: 'Owner',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        likes: 'Text messages. Fishing.',
      },
    ],
    trade: {
      opened: -600,
      rhythm: 21,
      buys: ['Coffee', 'Packaging'],
      pieces: 54,
      growth: 0.15,
      orderedTwice: true,
    },
    profile: {
      factors: [{ id: 'assortment', says: 'Only what fits a small kitchen', day: -300 }],
      needs: [['Iced tea for the kiosk', 'Tea']],
    },
    notes: [
      {
        day: -90,
        title: 'After the season',
        body: 'Best summer so far. Kiosk ran out of lids twice in August; wants a standing order from May.',
      },
    ],
    promises: [{ by: 'us', what: 'Proposal for a standing order from May', due: 45 }],
  },
  {
    key: 'harrow',
    name: 'Harrow & Finch Tearooms',
    type: 'wholesaler',
    tier: 'C',
    currency: 'GBP',
    since: -520,
    address: ['19 Castle Street', 'CT1 2QF', 'Canterbury', 'United Kingdom'],
    industry: 'Tearooms',
    summary: 'Two sisters, two tearooms. Small, exact, cheerful.',
    every: 90,
    contacts: [
      {
        name: 'Imogen Finch',
        role: 'Co-owner',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
      },
    ],
    trade: {
      opened: -500,
      rhythm: 28,
      buys: ['Tea', 'Tableware'],
      pieces: 18,
      growth: 0.1,
      sentBack: 0.6,
    },
    profile: {
      factors: [{ id: 'assortment', says: 'Leaf tea, no bags in the rooms', day: -100 }],
      needs: [['Cake boxes', 'Packaging']],
    },
    notes: [
      {
        day: -100,
        title: 'Canterbury',
        body: 'They sell whole cakes now and pack them in foil. Show the boxes.',
      },
    ],
  },
  {
    key: 'pekarna',
    name: 'Pekárna U Mostu',
    type: 'wholesaler',
    tier: 'C',
    currency: 'CZK',
    since: -330,
    address: ['Nerudova 8', '370 04', 'České Budějovice', 'Czechia'],
    industry: 'Bakery',
    summary: 'Bakery with four counters, started this year with bags and boxes.',
    every: 60,
    contacts: [
      {
        name: 'Lenka Marešová',
        say: 'LEN-ka MAR-esh-o-vah',
        role: 'Owner',
        influence: 'decisionMaker',
        sentiment: 'supportive',
        signs: true,
        likes: 'Up since three; call before eleven.',
      },
    ],
    trade: { opened: -320, rhythm: 20, buys: ['Packaging'], pieces: 30, growth: 0.3 },
    profile: {
      factors: [{ id: 'priceSensitivity', says: 'High: margins of a roll', day: -320 }],
      needs: [['Coffee at the counters', 'Coffee']],
    },
    notes: [
      {
        day: -23,
        title: 'Before eleven',
        body: 'Bags run out on Saturdays. She orders by telephone while the second batch is in the oven.',
      },
    ],
    tasks: [{ what: 'Bring the small espresso set for a trial', due: 9 }],
  },
];

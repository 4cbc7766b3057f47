/** Words of what happened in the accounts, and of the tax year. */
export const entries = {
  activity: {
    heading: 'Activity',
    cash: (currency: string) => `Cash, ${currency}`,
    cashColumn: 'Cash',
    amount: 'Amount',
    onDay: (day: string) => `On ${day}`,
    caption: (about: { from: string; to: string; currency: string }) =>
      `Entries from ${about.from} to ${about.to}, ${about.currency}`,
    date: 'Date',
    entry: 'Entry',
    account: 'Account',
    ofWhat: 'Of what',
    quantity: 'Quantity',
    price: 'Price',
    feeAndTax: 'Fee, tax',
    amounts:
      'Amounts are what an entry did to the cash, after the fee and tax that are part of it.',
    foreign: 'Those in another currency are no part of the cash and of no total.',
  },
  tax: {
    heading: (year: string) => `Realised gains and income, ${year}`,
    gains: (about: { from: string; to: string; currency: string }) =>
      `Realised gains from ${about.from} to ${about.to}, ${about.currency}`,
    terms: {
      short: 'Short term: held for one year or less',
      long: 'Long term: held for more than one year',
      unknown: 'Day of acquisition not recorded',
    },
    bothTerms: 'Short and long term',
    security: 'Security',
    quantity: 'Quantity',
    acquired: 'Acquired',
    sold: 'Sold',
    proceeds: 'Proceeds',
    cost: 'Cost',
    adjustment: 'Adjustment',
    gain: 'Gain',
    costBasis: (methods: string) => `Cost basis: ${methods}.`,
    washSales:
      'Adjustment: losses that are not deducted because the security was bought again within 30 days (wash sales), in these accounts.',
    income: (about: { from: string; to: string; currency: string }) =>
      `Income, tax and fees from ${about.from} to ${about.to}, ${about.currency}`,
    incomeTypes: { dividend: 'Dividends', interest: 'Interest' },
    kind: 'Kind',
    gross: 'Gross',
    withheld: 'Withheld',
    feesInIt: 'Fees in it',
    net: 'Net',
    incomeTotal: 'Income',
    feesCharged: 'Fees charged',
    taxesCharged: 'Taxes charged',
    feesInTrades: 'Fees inside trades, part of cost or proceeds',
  },
};

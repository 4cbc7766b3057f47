/**
 * How figures of a portfolio and of sales are computed, each in a sentence or two for the person who
 * wants to check one. What a rule says can be added up is added up in its test.
 */
export const FIGURE_RULES = {
  value:
    'Money and holdings of all accounts at their last price, debts taken off; other currencies at the last rate of up to ten days before.',
  timeWeighted:
    'Time-weighted: daily returns multiplied, so that deposits and withdrawals do not count. Net of fees.',
  grossOfFees: 'Time-weighted as net of fees, with fees charged by themselves added back.',
  moneyWeighted:
    'XIRR: the rate at which the flows, the value at the start and the value at the end balance, with years of 365 days; of the whole period where that is under a year.',
  gain: 'Value at the end less value at the start less what was paid in and out.',
  netFlow: 'Deposits and transfers in, less withdrawals and transfers out.',
  benchmark: 'The benchmark by its own prices over the same days, made yearly when the return is.',
  difference: 'Return net of fees less benchmark, both as they are shown.',
  contribution:
    'Gain of the part: its value at the end less at the start less what flowed into it, also in exchange for other paper by a merger or spin-off. Points: that gain over the average capital of all accounts together (Modified Dietz).',
  timing:
    'The time-weighted return less the Modified Dietz return, which weighs each part by its average capital.',
  contributionSum: 'The parts and the timing of flows together: the time-weighted return.',
  revenue: 'Orders less returns.',
  yearOnYear: 'Revenue against the same days a year before.',
  orderCount: 'Number of orders, returns not counted.',
  returns: 'Worth of the goods that came back.',
  accountValue:
    'The money in the account and its securities at their last price, what is owed negative.',
  quantity:
    'Units bought and received less those sold and given away, by the ledger; splits counted.',
  price: 'The last known price on the day or before.',
  holdingValue:
    'Quantity times price, rounded once, brought to the currency of the account at the last rate of up to ten days before.',
  cost: 'What the units that are still held cost, fees inside the purchase included, by the cost basis of the account; what went with the money of a merger is taken off.',
  unrealised: 'Value less cost.',
  lotValue: 'The value of the whole holding shared among its lots by quantity, to the cent.',
  acquiredOn: 'The day of the purchase; a transfer between accounts keeps it.',
  weight:
    'Value over the value of all; rounded to hundredths of a percent so that all weights add up to 100 %.',
  drift: 'Weight less target, in percentage points.',
  costOfSold:
    'What the units that were sold had cost, fees inside the purchase included, by the cost basis of the account. Of money that came with a merger: what of it is no gain, or in the UK pool its share of the cost by value.',
  proceeds:
    'What the sale brought, the fees inside it taken off; of a merger the money that came with it.',
  lotGain: 'Proceeds less cost.',
  realisedGain: 'Proceeds less cost, with the part of a loss that is not deducted added back.',
  adjustment:
    'The part of a loss that is not deducted because of a wash sale, as a positive number.',
  income: 'What the ledger has of the year: gross less what was withheld less fees in it is net.',
  fees: 'Fees charged as entries of their own.',
  feesInTrades:
    'Fees that are part of purchases and sales, and so of their cost or proceeds already.',
  taxes: 'Taxes charged as entries of their own, refunds taken off.',
  methodOutcome: 'The whole ledger counted anew by each method, up to the day.',
} as const;

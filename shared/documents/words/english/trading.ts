import { countedIn } from '../counted.ts';

const counted = countedIn('en');

/** Words of what a client who buys goods ordered, sent back, and from which suppliers. */
export const trading = {
  thisReport: 'This report',
  twelveMonths: 'Twelve months',
  since: (day: string) => `Since ${day}`,
  notKnown: (dash: string, reasons: readonly string[]) =>
    `${dash} is not known: ${reasons.join('; ')}.`,
  summary: {
    net: 'Purchases, net of returns',
    returned: 'Returned',
    orders: 'Orders',
    yearOnYear: 'Year on year',
  },
  sales: {
    heading: 'Purchases from us',
    chart: (currency: string) => `Purchases by month, ${currency}`,
    caption: (currency: string) => `Orders and returns, ${currency}`,
    period: 'Period',
    orders: 'Orders',
    ordered: 'Ordered',
    returns: 'Returns',
    returned: 'Returned',
    net: 'Net',
    yearOnYear: 'Year on year',
    yearOnYearIs: 'Year on year: against the same days a year before.',
    month: 'Month',
    yearBefore: 'A year before',
    change: 'Change',
    monthOpen: 'The last month is not over.',
    beforeFirst: (dash: string) => `${dash} is before the first order.`,
  },
  orders: {
    heading: 'Orders and returns',
    caption: (about: { from: string; to: string; currency: string }) =>
      `Orders and returns from ${about.from} to ${about.to}, ${about.currency}`,
    date: 'Date',
    entry: 'Entry',
    quantity: 'Quantity',
    price: 'Price',
    amount: 'Amount',
  },
  savings: {
    caption: (currency: string) => `Savings on prices, ${currency}`,
    notKnown: (reason: string) => `Savings on prices are not known: ${reason}.`,
    product: 'Product',
    quantity: 'Quantity',
    priceBefore: 'Average price before',
    pricePaid: 'Average price paid',
    saved: 'Saved',
    savedIs: (from: string, to: string) =>
      `Saved: the average price from ${from} to ${to} less the average price paid, for what was ordered and not returned; with − more was paid. What was given away does not count.`,
    none: (from: string, to: string) =>
      `Prices were the same as from ${from} to ${to}: nothing saved.`,
    unchanged: (count: number) =>
      `${counted(count, { one: 'product', other: 'products' })} at the same price.`,
    notCompared: (names: string) => `Not compared, as not ordered in those months: ${names}.`,
  },
  suppliers: {
    heading: 'Suppliers and products',
    caption: (currency: string) => `Suppliers, ${currency}`,
    supplier: 'Supplier',
    yearBefore: 'A year before',
    change: 'Change',
    yearBeforeIs: 'A year before: the same days. Returns are taken off.',
    products: (currency: string) => `Products by supplier, ${currency}`,
    product: 'Product',
    quantity: 'Quantity',
    returned: 'Returned',
    share: 'Share',
    notRecorded: 'Supplier not recorded',
    /** `label` says of which days: "Twelve months", or since when. */
    upTo: (label: string, day: string) =>
      `${label} up to ${day}, also the quantities; returns are taken off amounts.`,
  },
};

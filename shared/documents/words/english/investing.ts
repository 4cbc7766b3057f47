import type { TextRun } from '../../model.ts';
import { plain, strong } from '../../text.ts';
import type { Bridge } from '../bridge.ts';
import { countedIn } from '../counted.ts';

const counted = countedIn('en');

/** Words of what is held and how it did. */
export const investing = {
  summary: {
    heading: 'Summary',
    value: 'Value',
    gain: 'Gain after fees',
    net: 'Return, net of fees',
    since: (day: string) => `since ${day}`,
    timeWeighted: 'time-weighted',
    benchmark: 'Benchmark',
    bridge,
  },
  performance: {
    heading: 'Performance',
    returns: 'Returns, time-weighted, net of fees',
    period: 'Period',
    from: 'From',
    net: 'Net',
    gross: 'Gross',
    benchmark: 'Benchmark',
    difference: 'Difference',
    moneyWeighted: 'Money-weighted',
    rate: 'Rate',
    aYear: 'a year',
    wholePeriod: 'whole period',
    benchmarkIs: (name: string) =>
      `Benchmark: ${name}, by its prices over the same days. Difference in points.`,
    estimate:
      'Where a price was missing on the day of a flow, the stretch around it is estimated by Modified Dietz.',
    ofBenchmark: 'benchmark',
    ofMoneyWeighted: (period: string) => `money-weighted, ${period.toLowerCase()}`,
    money: (currency: string) => `The money behind the returns, ${currency}`,
    opening: 'Opening value',
    netFlow: 'Net flow',
    gainBeforeFees: 'Gain before fees',
    fees: 'Fees',
    closing: 'Closing value',
    addsUp: 'Opening value, net flow and gain less fees add up to the closing value.',
    course: (day: string) => `What 100 became since ${day}`,
    courseAbout: (course: { title: string; own: string; benchmark: string | null; to: string }) =>
      `${course.title}: portfolio ${course.own}${
        course.benchmark === null ? '' : `, benchmark ${course.benchmark}`
      }, up to ${course.to}`,
    /** Names at the ends of the courses, where room is short. */
    ownCourse: 'Portfolio, net of fees',
    benchmarkCourse: 'Benchmark',
  },
  allocation: {
    heading: 'Allocation',
    noTarget: 'No target is agreed for these accounts.',
    ownTargets: 'The accounts have targets of their own, see below.',
    notKnown: (reason: string) => `Not known: ${reason}.`,
    allAccounts: (currency: string) => `All accounts, ${currency}`,
    shares: (day: string) => `Share of each asset class on ${day}`,
    share: (share: { name: string; weight: string; target: string | null }) =>
      `${share.name} ${share.weight}${share.target === null ? '' : `, target ${share.target}`}`,
    caption: (currency: string) => `Allocation, ${currency}`,
    assetClass: 'Asset class',
    value: 'Value',
    weight: 'Weight',
    target: 'Target',
    drift: 'Drift, points',
    outside: 'outside its band',
    bands: (bands: string) =>
      `The band, in percentage points on either side of the target: ${bands}.`,
    oldestPrice: (day: string) => `The oldest price in it is of ${day}.`,
  },
  holdings: {
    heading: 'Holdings',
    owed: 'Owed',
    cash: 'Cash',
    caption: (day: string, currency: string) => `Holdings and lots on ${day}, ${currency}`,
    security: 'Security',
    acquired: 'Acquired',
    quantity: 'Quantity',
    price: 'Price',
    value: 'Value',
    cost: 'Cost',
    unrealised: 'Unrealised',
    yield: 'Yield',
    weight: 'Weight',
    lots: (count: number) => counted(count, { one: 'lot', other: 'lots' }),
    costMissing: 'Where a cost is not recorded, unrealised gains are not known.',
    yieldIs:
      'Yield: income of twelve months before tax, by the value; of what was bought or added to within the year it is less than a year’s or left out.',
    inCurrency: (security: string, currency: string) => `${security} in ${currency}`,
    foreignPrices: (securities: string) => `Prices in another currency: ${securities}.`,
  },
};

function bridge({ currency, opening, flow, result, fees, returns, closing }: Bridge) {
  const accounts = currency === null ? 'The accounts' : `The accounts in ${currency}`;
  const flows = {
    in: `${flow.amount} came in net`,
    out: `${flow.amount} went out net`,
    none: 'on balance no money came in or went out',
  };
  const charged = {
    some: ` after fees of ${fees.amount}`,
    none: ', with no fees charged by themselves',
    unknown: '',
  };
  const yearly = returns?.isAnnual ? ' a year' : '';
  const moneyWeighted = returns?.moneyWeighted
    ? `, ${returns.moneyWeighted}${yearly} money-weighted`
    : '';
  const runs: readonly TextRun[] = [
    plain(`${accounts} opened with `),
    strong(opening),
    plain(`; ${flows[flow.direction]}, and they ${result.isLoss ? 'lost' : 'earned'} `),
    strong(result.amount),
    plain(charged[fees.charged]),
    plain(returns ? ` (${returns.timeWeighted} time-weighted${moneyWeighted})` : ''),
    plain('. They closed with '),
    strong(closing),
    plain('.'),
  ];
  return runs;
}

/** Words of any document: its frame, its charts, and what joins other words. */
export const layout = {
  /** Before "3/12" at the foot of a page. */
  page: 'Page',
  contents: 'Contents',
  total: 'Total',
  totalOf: (name: string) => `Total of ${name}`,
  labelled: (label: string, text: string) => `${label}: ${text}`,
  series: (texts: readonly string[]) => texts.join('; '),
  omitted: (count: number) => `and ${count} more`,
  /** After the caption of a table that began on a page before. */
  continued: ', continued',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  unavailable: (reason: string) => `unavailable: ${reason}`,
  unavailableSaid: (reason: string) => `unavailable, ${reason}`,
  notRecorded: 'not recorded',
  /** Below a table: `dash` stands where `reasons` say why. */
  notKnown: (dash: string, reasons: readonly string[]) =>
    `${dash} is not known. ${reasons.join('; ')}.`,
  withTargetMark: (title: string) => `${title}; the mark is the target`,
  charts: {
    value: (currency: string) => `Value, ${currency}`,
    revenue: (currency: string) => `Revenue by month, ${currency}`,
    on: (day: string) => `on ${day}`,
    inMonth: (month: string) => `in ${month}`,
    /** Amounts with their places ("EUR 12 on 3 May 2026"), for those who do not see the chart. */
    about: (chart: {
      title: string;
      first: string;
      last: string;
      lowest: string;
      highest: string;
      gaps: { count: number; of: number } | null;
    }) =>
      `${chart.title}: ${chart.first}, ${chart.last}; lowest ${chart.lowest}, highest ${chart.highest}${
        chart.gaps ? `, not known at ${chart.gaps.count} of ${chart.gaps.of} points` : ''
      }`,
  },
};

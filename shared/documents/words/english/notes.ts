import type { TextRun } from '../../model.ts';
import { plain, strong } from '../../text.ts';

/** Words of the first and the last page: what a report is, what was agreed, and how to read it. */
export const notes = {
  asOf: (day: string) => `Figures as of ${day}`,
  cover: {
    period: 'Period',
    asOf: 'Figures as of',
    beforeEnd: (day: string) => `${day}, before the end of the period: later entries are not in it`,
    preparedFor: 'Prepared for',
    recipients: 'Recipients',
    prepared: 'Prepared',
    preparedBy: (day: string, name: string) => `${day} by ${name}`,
    accounts: 'Accounts in this report',
    account: 'Account',
    kind: 'Kind',
    number: 'Number',
    heldAt: 'Held at',
    currency: 'Currency',
    closed: (day: string) => `closed ${day}`,
    deliveredUpTo: (day: string) => `delivered up to ${day}`,
  },
  planning: {
    heading: 'Planning',
    decided: 'Decided',
    byUs: 'We have promised',
    byClient: 'You have promised',
    next: 'Next',
    due: (day: string) => `by ${day}`,
    meeting: (when: string, place: string): readonly TextRun[] => [
      plain('We meet on '),
      strong(when),
      plain(place ? `, ${place}` : ''),
    ],
  },
  reading: {
    heading: 'How to read this report',
    returns: {
      name: 'Returns',
      text: 'Time-weighted returns link the returns between the days on which money or securities came in or went out, so that their size and moment do not count; money-weighted returns (XIRR) are the rate at which all flows balance. Inflows count from the start of their day, outflows at its end. Both are net of all fees charged to the accounts; gross adds back fees charged by themselves, not the costs of trading. Returns over a year or more are rates of one year; shorter ones are not made yearly. Transfers between accounts in this report are no flows.',
    },
    values: {
      name: 'Values',
      text: 'Securities are valued at the last price up to the day; cash is the sum of the entries. What is owed is negative. Values include no accrued interest.',
    },
    cost: {
      name: 'Cost',
      text: (methods: string) =>
        `Cost basis by account: ${methods}. Transfers keep their cost and day of purchase.`,
    },
    leftOut: {
      name: 'Left out',
      text: (entries: string) => `These entries could not be counted: ${entries}.`,
    },
    pastResults: {
      name: 'Past results',
      text: 'Past results do not say what comes. The value of investments can fall, and you may get back less than you put in.',
    },
    purchases: {
      name: 'Purchases',
      text: 'Amounts are those of the orders as entered, less what came back; they are not a statement of what is still to be paid.',
    },
    figures: {
      name: 'Figures',
      text: (day: string) =>
        `Figures are as of ${day} from our own records. Amounts are exact to the smallest unit of their currency; shares and rates are rounded half to even. Please compare with the statements of whoever keeps the accounts, and tell us what differs.`,
    },
    notAdvice: {
      name: 'Not advice',
      text: 'This report informs. It is neither a recommendation to buy or sell nor tax or legal advice, and replaces no official tax certificate.',
    },
  },
};

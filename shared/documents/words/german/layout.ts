import type { Words } from '../english/english.ts';

export const layout: Words['layout'] = {
  page: 'Seite',
  contents: 'Inhalt',
  total: 'Summe',
  totalOf: (name) => `Summe ${name}`,
  labelled: (label, text) => `${label}: ${text}`,
  series: (texts) => texts.join('; '),
  omitted: (count) => `und ${count} weitere`,
  continued: ', Fortsetzung',
  fromTo: (from, to) => `${from} bis ${to}`,
  unavailable: (reason) => `nicht verfügbar: ${reason}`,
  unavailableSaid: (reason) => `nicht verfügbar, ${reason}`,
  notRecorded: 'nicht erfasst',
  notKnown: (dash, reasons) => `${dash} bedeutet nicht bekannt. ${reasons.join('; ')}.`,
  withTargetMark: (title) => `${title}; die Marke ist der Zielwert`,
  charts: {
    value: (currency) => `Vermögen, ${currency}`,
    revenue: (currency) => `Umsatz nach Monaten, ${currency}`,
    on: (day) => `am ${day}`,
    inMonth: (month) => `im ${month}`,
    about: ({ title, first, last, lowest, highest, gaps }) =>
      `${title}: ${first}, ${last}; niedrigster Wert ${lowest}, höchster ${highest}${
        gaps ? `, nicht bekannt an ${gaps.count} von ${gaps.of} Punkten` : ''
      }`,
  },
};

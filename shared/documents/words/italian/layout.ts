import type { Words } from '../english/english.ts';

export const layout: Words['layout'] = {
  page: 'Pagina',
  contents: 'Indice',
  total: 'Totale',
  totalOf: (name) => `Totale ${name}`,
  labelled: (label, text) => `${label}: ${text}`,
  series: (texts) => texts.join('; '),
  omitted: (count) => `e altri ${count}`,
  continued: ', segue',
  fromTo: (from, to) => `Dal ${from} al ${to}`,
  unavailable: (reason) => `non disponibile: ${reason}`,
  unavailableSaid: (reason) => `non disponibile, ${reason}`,
  notRecorded: 'non registrato',
  notKnown: (dash, reasons) => `${dash} significa non noto. ${reasons.join('; ')}.`,
  withTargetMark: (title) => `${title}; il segno indica l’obiettivo`,
  charts: {
    value: (currency) => `Valore, ${currency}`,
    revenue: (currency) => `Fatturato per mese, ${currency}`,
    on: (day) => `il ${day}`,
    inMonth: (month) => `in ${month}`,
    about: ({ title, first, last, lowest, highest, gaps }) =>
      `${title}: ${first}, ${last}; minimo ${lowest}, massimo ${highest}${
        gaps ? `, non noto in ${gaps.count} punti su ${gaps.of}` : ''
      }`,
  },
};

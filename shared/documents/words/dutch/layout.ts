import type { Words } from '../english/english.ts';

export const layout: Words['layout'] = {
  page: 'Pagina',
  contents: 'Inhoud',
  total: 'Totaal',
  totalOf: (name) => `Totaal ${name}`,
  labelled: (label, text) => `${label}: ${text}`,
  series: (texts) => texts.join('; '),
  omitted: (count) => `en nog ${count}`,
  continued: ', vervolg',
  fromTo: (from, to) => `${from} tot en met ${to}`,
  unavailable: (reason) => `niet beschikbaar: ${reason}`,
  unavailableSaid: (reason) => `niet beschikbaar, ${reason}`,
  notRecorded: 'niet vastgelegd',
  notKnown: (dash, reasons) => `${dash} betekent niet bekend. ${reasons.join('; ')}.`,
  withTargetMark: (title) => `${title}; het streepje is de doelwaarde`,
  charts: {
    value: (currency) => `Waarde, ${currency}`,
    revenue: (currency) => `Omzet per maand, ${currency}`,
    on: (day) => `op ${day}`,
    inMonth: (month) => `in ${month}`,
    about: ({ title, first, last, lowest, highest, gaps }) =>
      `${title}: ${first}, ${last}; laagste ${lowest}, hoogste ${highest}${
        gaps ? `, niet bekend op ${gaps.count} van ${gaps.of} punten` : ''
      }`,
  },
};

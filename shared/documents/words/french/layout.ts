import type { Words } from '../english/english.ts';

/* A space that does not break stands before a colon and a semicolon, as French typography has it. */
export const layout: Words['layout'] = {
  page: 'Page',
  contents: 'Sommaire',
  total: 'Total',
  totalOf: (name) => `Total ${name}`,
  labelled: (label, text) => `${label}\u00a0: ${text}`,
  series: (texts) => texts.join('\u00a0; '),
  omitted: (count) => `et ${count} de plus`,
  continued: ', suite',
  fromTo: (from, to) => `Du ${from} au ${to}`,
  unavailable: (reason) => `non disponible\u00a0: ${reason}`,
  unavailableSaid: (reason) => `non disponible, ${reason}`,
  notRecorded: 'non enregistré',
  notKnown: (dash, reasons) => `${dash} signifie non connu. ${reasons.join('\u00a0; ')}.`,
  withTargetMark: (title) => `${title}\u00a0; le repère indique la cible`,
  charts: {
    value: (currency) => `Valeur, ${currency}`,
    revenue: (currency) => `Chiffre d’affaires par mois, ${currency}`,
    on: (day) => `le ${day}`,
    inMonth: (month) => `en ${month}`,
    about: ({ title, first, last, lowest, highest, gaps }) =>
      `${title}\u00a0: ${first}, ${last}\u00a0; minimum ${lowest}, maximum ${highest}${
        gaps ? `, non connu pour ${gaps.count} points sur ${gaps.of}` : ''
      }`,
  },
};

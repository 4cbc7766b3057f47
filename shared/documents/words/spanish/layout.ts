import type { Words } from '../english/english.ts';

export const layout: Words['layout'] = {
  page: 'Página',
  contents: 'Índice',
  total: 'Total',
  totalOf: (name) => `Total ${name}`,
  labelled: (label, text) => `${label}: ${text}`,
  series: (texts) => texts.join('; '),
  omitted: (count) => `y ${count} más`,
  continued: ', continuación',
  fromTo: (from, to) => `Del ${from} al ${to}`,
  unavailable: (reason) => `no disponible: ${reason}`,
  unavailableSaid: (reason) => `no disponible, ${reason}`,
  notRecorded: 'no registrado',
  notKnown: (dash, reasons) => `${dash} significa no conocido. ${reasons.join('; ')}.`,
  withTargetMark: (title) => `${title}; la marca indica el objetivo`,
  charts: {
    value: (currency) => `Valor, ${currency}`,
    revenue: (currency) => `Facturación por mes, ${currency}`,
    on: (day) => `el ${day}`,
    inMonth: (month) => `en ${month}`,
    about: ({ title, first, last, lowest, highest, gaps }) =>
      `${title}: ${first}, ${last}; mínimo ${lowest}, máximo ${highest}${
        gaps ? `, no conocido en ${gaps.count} de ${gaps.of} puntos` : ''
      }`,
  },
};

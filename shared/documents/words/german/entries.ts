import type { Words } from '../english/english.ts';

export const entries: Words['entries'] = {
  activity: {
    heading: 'Buchungen',
    cash: (currency) => `Liquidität, ${currency}`,
    cashColumn: 'Liquidität',
    amount: 'Betrag',
    onDay: (day) => `Am ${day}`,
    caption: ({ from, to, currency }) => `Buchungen vom ${from} bis ${to}, ${currency}`,
    date: 'Datum',
    entry: 'Buchung',
    account: 'Konto',
    ofWhat: 'Gegenstand',
    quantity: 'Stück',
    price: 'Kurs',
    feeAndTax: 'Gebühr, Steuer',
    amounts:
      'Beträge sind die Wirkung einer Buchung auf die Liquidität, nach darin enthaltenen Gebühren und Steuern.',
    foreign:
      'Beträge in einer anderen Währung gehören nicht zu dieser Liquidität und zu keiner Summe.',
  },
  tax: {
    heading: (year) => `Realisierte Gewinne und Erträge, ${year}`,
    gains: ({ from, to, currency }) => `Realisierte Gewinne vom ${from} bis ${to}, ${currency}`,
    terms: {
      short: 'Kurzfristig: höchstens ein Jahr gehalten',
      long: 'Langfristig: länger als ein Jahr gehalten',
      unknown: 'Tag des Erwerbs nicht erfasst',
    },
    bothTerms: 'Kurz- und langfristig',
    security: 'Wertpapier',
    quantity: 'Stück',
    acquired: 'Erworben',
    sold: 'Verkauft',
    proceeds: 'Erlös',
    cost: 'Einstand',
    adjustment: 'Korrektur',
    gain: 'Gewinn',
    costBasis: (methods) => `Ermittlung der Einstandswerte: ${methods}.`,
    washSales:
      'Korrektur: Verluste, die nicht abgezogen werden, weil das Wertpapier in diesen Konten innerhalb von 30 Tagen erneut gekauft wurde (US-Regel „wash sales“).',
    income: ({ from, to, currency }) =>
      `Erträge, Steuern und Gebühren vom ${from} bis ${to}, ${currency}`,
    incomeTypes: { dividend: 'Dividenden', interest: 'Zinsen' },
    kind: 'Art',
    gross: 'Brutto',
    withheld: 'Einbehalten',
    feesInIt: 'Gebühren darin',
    net: 'Netto',
    incomeTotal: 'Erträge',
    feesCharged: 'Belastete Gebühren',
    taxesCharged: 'Belastete Steuern',
    feesInTrades: 'Gebühren in Käufen und Verkäufen, Teil von Einstand oder Erlös',
  },
};

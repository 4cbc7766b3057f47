import type { Words } from '../english/english.ts';

export const entries: Words['entries'] = {
  activity: {
    heading: 'Boekingen',
    cash: (currency) => `Liquiditeiten, ${currency}`,
    cashColumn: 'Liquiditeiten',
    amount: 'Bedrag',
    onDay: (day) => `Op ${day}`,
    caption: ({ from, to, currency }) => `Boekingen van ${from} tot en met ${to}, ${currency}`,
    date: 'Datum',
    entry: 'Boeking',
    account: 'Rekening',
    ofWhat: 'Omschrijving',
    quantity: 'Aantal',
    price: 'Koers',
    feeAndTax: 'Kosten, belasting',
    amounts:
      'Bedragen zijn het effect van een boeking op de liquiditeiten, na de kosten en belasting die erin zitten.',
    foreign:
      'Bedragen in een andere valuta horen niet bij deze liquiditeiten en bij geen enkel totaal.',
  },
  tax: {
    heading: (year) => `Gerealiseerde winsten en inkomsten, ${year}`,
    gains: ({ from, to, currency }) =>
      `Gerealiseerde winsten van ${from} tot en met ${to}, ${currency}`,
    terms: {
      short: 'Korte termijn: een jaar of korter aangehouden',
      long: 'Lange termijn: langer dan een jaar aangehouden',
      unknown: 'Datum van verkrijging niet vastgelegd',
    },
    bothTerms: 'Korte en lange termijn',
    security: 'Effect',
    quantity: 'Aantal',
    acquired: 'Verkregen',
    sold: 'Verkocht',
    proceeds: 'Opbrengst',
    cost: 'Kostprijs',
    adjustment: 'Correctie',
    gain: 'Winst',
    costBasis: (methods) => `Methode van de kostprijs: ${methods}.`,
    washSales:
      'Correctie: verliezen die niet worden afgetrokken omdat het effect op deze rekeningen binnen 30 dagen opnieuw is gekocht (Amerikaanse regel ‘wash sales’).',
    income: ({ from, to, currency }) =>
      `Inkomsten, belasting en kosten van ${from} tot en met ${to}, ${currency}`,
    incomeTypes: { dividend: 'Dividenden', interest: 'Rente' },
    kind: 'Soort',
    gross: 'Bruto',
    withheld: 'Ingehouden',
    feesInIt: 'Kosten daarin',
    net: 'Netto',
    incomeTotal: 'Inkomsten',
    feesCharged: 'Belaste kosten',
    taxesCharged: 'Afgeschreven belasting',
    feesInTrades: 'Kosten in transacties, deel van kostprijs of opbrengst',
  },
};
